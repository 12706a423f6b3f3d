// What a change was about, for whoever shows it: the IDs of the channels, spaces and groups of its targets.
import * as v from "valibot";

const id = v.optional(v.string(), "");
const Ids = v.object({ channelId: id, spaceId: id, groupId: id });

/** The most targets that are told one by one; of larger changes everything of their kind may be another. */
export const MOST_TOUCHED = 100;

/** @returns each ID once; null where there are too many to tell */
export function touchedBy(targets: readonly unknown[]): readonly string[] | null {
  if (targets.length > MOST_TOUCHED) return null;
  const ids = targets.flatMap((target) => {
    const known = v.safeParse(Ids, target);
    return known.success ? Object.values(known.output) : [];
  });
  return [...new Set(ids)].filter(Boolean);
}
