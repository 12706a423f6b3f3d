// What somebody fills in to give a role, and what is still missing of it.
import * as v from "valibot";
import type { ChannelSet } from "../../../domain/access/channel-set.ts";
import { addDays, DAY_MS, dayOf } from "../../../domain/days.ts";
import { isDay } from "../../lib/day-range.ts";
import type { NewGrant } from "./access-queries.ts";

const text = v.string();
const Named = v.object({ id: text, name: text });
const MOST_DAYS = 3_650;

export const Giving = v.object({
  toKind: v.picklist(["person", "group"]),
  person: v.nullable(Named),
  group: v.nullable(Named),
  roleId: text,
  of: v.picklist(["all", "spaces", "name", "list", "own"]),
  spaces: v.array(Named),
  pattern: text,
  channels: v.array(Named),
  as: v.picklist(["owner", "leader"]),
  hasEnd: v.boolean(),
  /** The last day. */
  day: text,
  reason: text,
});
export type Giving = v.InferOutput<typeof Giving>;

const USUAL_DAYS = 30;

export const nothingYet = (nowMs: number): Giving => ({
  ...{ toKind: "person", person: null, group: null, roleId: "help-desk" },
  ...{ of: "name", spaces: [], pattern: "", channels: [], as: "leader" },
  ...{ hasEnd: true, day: addDays(dayOf(nowMs), USUAL_DAYS), reason: "" },
});

/** The days that can be the last. */
export const lastDays = (nowMs: number) => ({ from: dayOf(nowMs), to: addDays(dayOf(nowMs), MOST_DAYS) });

/** Over what; null where it is not filled in yet. */
export function setOf({ of, spaces, pattern, channels, as }: Giving): ChannelSet | null {
  switch (of) {
    case "all":
      return { of };
    case "spaces":
      return spaces.length === 0 ? null : { of, spaceIds: spaces.map(({ id }) => id) };
    case "name":
      return pattern.trim() === "" ? null : { of, pattern: pattern.trim() };
    case "list":
      return channels.length === 0 ? null : { of, channelIds: channels.map(({ id }) => id) };
    case "own":
      return { of, as };
  }
}

export type Problems = Partial<Record<"to" | "over" | "day" | "reason", string>>;

const overProblems = {
  all: "",
  own: "",
  spaces: "Choose at least one space.",
  name: "Enter a name, with * for any characters.",
  list: "Choose at least one channel.",
} as const;

/** What has to be put right, by field. */
export function problemsOf(giving: Giving, nowMs: number): Problems {
  const { toKind, hasEnd, day, reason } = giving;
  const { from, to } = lastDays(nowMs);
  return {
    ...(giving[toKind] ? {} : { to: toKind === "person" ? "Choose a person." : "Choose a directory group." }),
    ...(setOf(giving) ? {} : { over: overProblems[giving.of] }),
    ...(!hasEnd || (isDay(day) && day >= from && day <= to) ? {} : { day: "Enter today or a later day." }),
    ...(reason.trim() === "" ? { reason: "Give a reason." } : {}),
  };
}

/** What is asked of the server; null while something is missing. */
export function grantOf(giving: Giving, nowMs: number): NewGrant | null {
  const { toKind, hasEnd, day, reason, roleId } = giving;
  const set = setOf(giving);
  const chosen = giving[toKind];
  if (!set || !chosen || Object.keys(problemsOf(giving, nowMs)).length > 0) return null;
  return {
    ...{ roleId, set, reason: reason.trim() },
    untilMs: hasEnd ? Date.parse(day) + DAY_MS : null,
    to:
      toKind === "person"
        ? { is: "person", userId: chosen.id, name: chosen.name }
        : { is: "group", groupId: chosen.id, name: chosen.name },
  };
}
