import type { ChannelSet } from "../../../domain/access/channel-set.ts";
import type { NamesInSets } from "../../../domain/access/info.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatDay, formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import type {
  AccessChange,
  AccessEntry,
  AccessOverview,
  AccessRole,
  GrantPreview,
  Holding,
  PersonAccess,
} from "./access-queries.ts";

const none: NamesInSets = { channels: {}, spaces: {} };

/** The name of the only one; undefined of several, and where it is not told. */
function called([id = "", ...others]: readonly string[], names: Readonly<Record<string, string>>): string | undefined {
  const name = others.length === 0 ? names[id] : undefined;
  return name === undefined ? undefined : isolate(name);
}

/** Over which channels, as a noun; to be shown by `<Words>`. */
export function setWords(set: ChannelSet, names: NamesInSets = none): string {
  switch (set.of) {
    case "all":
      return "All channels";
    case "spaces":
      return `Channels of ${called(set.spaceIds, names.spaces) ?? countOf(set.spaceIds.length, "space")}`;
    case "name":
      return `Channels named ${isolate(set.pattern)}`;
    case "list":
      return called(set.channelIds, names.channels) ?? countOf(set.channelIds.length, "channel");
    case "own":
      return set.as === "owner" ? "Channels they own" : "Channels they own or administer";
  }
}

const DAY_MS = 86_400_000;

/** The last day, as `3 Feb 2026`; with the hour where it ends within a day. */
export function untilWords(untilMs: number | null, nowMs: number): string {
  if (untilMs === null) return "No end";
  if (untilMs <= nowMs) return `Ended ${formatDay(untilMs - 1)}`;
  return untilMs % DAY_MS === 0 ? formatDay(untilMs - 1) : `${formatMoment(untilMs)} UTC`;
}

/** When a role was last used; empty while that is not known. */
export function lastUsedWords(
  use: { readonly lastAtMs: number | null; readonly isRecorded: boolean } | undefined,
): string {
  if (!use) return "";
  if (!use.isRecorded) return "Only shows things";
  return use.lastAtMs === null ? "Never" : formatDay(use.lastAtMs);
}

export const isOver = ({ untilMs }: { readonly untilMs: number | null }, nowMs: number): boolean =>
  untilMs !== null && untilMs <= nowMs;

/** All roles there are, the built-in ones first. */
export const rolesOf = ({ builtIn, roles }: AccessOverview): readonly AccessRole[] => [...builtIn, ...roles];

/** What a role is called; one that was deleted since has no name. */
export const roleName = (roles: readonly AccessRole[], roleId: string): string =>
  roles.find(({ id }) => id === roleId)?.name ?? "A deleted role";

/** What a change was of. */
export const subjectOf = ({ before, after }: AccessChange): AccessEntry | null => after ?? before;

/** What was changed, without a full stop; to be shown by `<Words>`. */
export function changeWords(change: AccessChange, roles: readonly AccessRole[]): string {
  const { before, after, undoOf } = change;
  const subject = subjectOf(change);
  if (!subject) return "Nothing changed";
  return `${undoOf === null ? "" : "Undone: "}${doneWords(subject, before !== null, after !== null, roles)}`;
}

/** Over what, until when and why of what was given or taken, why of what is protected; to be shown by `<Words>`. */
export function detailWords(change: AccessChange, names: NamesInSets, nowMs: number): string | null {
  const subject = subjectOf(change);
  if (subject?.is === "protected") return isolate(subject.reason);
  if (subject?.is !== "grant") return null;
  const { set, untilMs, reason } = subject;
  const until = untilWords(untilMs, nowMs);
  const end = untilMs === null || isOver(subject, nowMs) ? until : `Until ${until}`;
  return [setWords(set, names), end, isolate(reason)].join(" · ");
}

/** An hour of every right that was ended is taken anew by whoever needs it. */
export const canUndo = ({ before }: AccessChange): boolean => !(before?.is === "grant" && before.isBreakGlass);

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

/** What giving a role over a set would open, as a sentence. */
export function previewWords({ channels, protected: closed }: GrantPreview, set: ChannelSet): string {
  if (set.of === "own") return "Opens the channels that each person owns or administers, as Zoom says at that moment.";
  if (channels === null) return "How many channels this opens is not known: this console keeps no inventory.";
  const opens = channels === 0 ? "Opens no channel that there is now." : `Opens ${countOf(channels, "channel")}.`;
  if (!closed) return opens;
  return `${opens} ${formatCount(closed)} protected ${closed === 1 ? "channel is" : "channels are"} left out.`;
}

/** Why somebody holds a role; to be shown by `<Words>`. */
export function sourceWords(source: Holding["source"]): string {
  switch (source.by) {
    case "zoom":
      return `Through the role at Zoom: ${isolate(source.roleName)}`;
    case "everybody":
      return "Everyone has it over what is their own";
    case "grant":
      return `Given by ${isolate(source.givenBy)}: ${isolate(source.reason)}`;
    case "group":
      return `Through directory group ${isolate(source.group)}, given by ${isolate(source.givenBy)}: ${isolate(source.reason)}`;
    case "break-glass":
      return `Taken for an hour: ${isolate(source.reason)}`;
  }
}

type RightTold = PersonAccess["rights"][number];

/** Why something is allowed or not; to be shown by `<Words>`. */
export function whyWords({ isAllowed, by, why }: RightTold, holdings: readonly Holding[]): string {
  if (isAllowed) {
    const names = by.flatMap((at) => holdings[at]?.role.name ?? []);
    return [...new Set(names)].map(isolate).join(", ");
  }
  return why ?? "";
}
