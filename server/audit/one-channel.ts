import type { AuditEntry } from "../../domain/audit/entry.ts";

/**
 * What somebody else did as whoever leads a channel is shown it: who, when, what and to whom in this channel. Neither from
 * where they did it nor the change it was part of, and where it was done to other channels too, nothing of these.
 */
export function ofOneChannel(entry: AuditEntry, channelId: string): AuditEntry {
  const { targets, targetCount, states, request, person } = entry;
  const isThis = ({ kind, id }: (typeof targets)[number]): boolean => kind === "channel" && id === channelId;
  const isOfThisOnly =
    targetCount <= targets.length && targets.every((target) => target.kind !== "channel" || isThis(target));
  const kept = isOfThisOnly ? targets : targets.filter(isThis);
  return {
    ...entry,
    person: { ...person, session: "" },
    address: "",
    change: null,
    targets: kept,
    targetCount: kept.length,
    states: isOfThisOnly ? states : [],
    request: isOfThisOnly ? request : null,
    detail: null,
  };
}
