import type { ChannelSet } from "../../../domain/access/channel-set.ts";
import { countOf } from "../../lib/format.ts";
import { formatDay, formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import type { AccessChange, AccessEntry, AccessOverview, AccessRole } from "./access-queries.ts";

/** Over which channels, as a noun; to be shown by `<Words>`. */
export function setWords(set: ChannelSet): string {
  switch (set.of) {
    case "all":
      return "All channels";
    case "spaces":
      return `Channels of ${countOf(set.spaceIds.length, "space")}`;
    case "name":
      return `Channels named ${isolate(set.pattern)}`;
    case "list":
      return countOf(set.channelIds.length, "channel");
    case "own":
      return set.as === "owner" ? "Channels they own" : "Channels they own or administer";
  }
}

const DAY_MS = 86_400_000;

/** `3 Feb 2026`, with the hour where it ends within a day. */
export function untilWords(untilMs: number | null, nowMs: number): string {
  if (untilMs === null) return "No end";
  if (untilMs <= nowMs) return `Ended ${formatDay(untilMs)}`;
  return untilMs % DAY_MS === 0 ? formatDay(untilMs) : `${formatMoment(untilMs)} UTC`;
}

export const isOver = ({ untilMs }: { readonly untilMs: number | null }, nowMs: number): boolean =>
  untilMs !== null && untilMs <= nowMs;

/** All roles there are, the built-in ones first. */
export const rolesOf = ({ builtIn, roles }: AccessOverview): readonly AccessRole[] => [...builtIn, ...roles];

/** What a role is called; one that was deleted since has no name. */
export const roleName = (roles: readonly AccessRole[], roleId: string): string =>
  roles.find(({ id }) => id === roleId)?.name ?? "A deleted role";

/** What was changed, as a sentence; to be shown by `<Words>`. */
export function changeWords({ before, after, undoOf }: AccessChange, roles: readonly AccessRole[]): string {
  const subject = after ?? before;
  if (!subject) return "Nothing changed.";
  return `${undoOf === null ? "" : "Undone: "}${doneWords(subject, before !== null, after !== null, roles)}`;
}

function doneWords(subject: AccessEntry, was: boolean, is: boolean, roles: readonly AccessRole[]): string {
  if (subject.is === "grant") {
    const role = subject.isBreakGlass ? "Every right for an hour" : isolate(roleName(roles, subject.roleId));
    return is ? `${role} given to ${isolate(subject.to.name)}` : `${role} ended for ${isolate(subject.to.name)}`;
  }
  const name = isolate(subject.name);
  if (subject.is === "role") return `Role ${name} ${is ? (was ? "changed" : "created") : "deleted"}`;
  if (is) return was ? `Reason for protecting ${name} changed` : `${name} protected`;
  return `${name} no longer protected`;
}
