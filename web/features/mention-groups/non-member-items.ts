import type { ResultItem } from "../../components/result-list.tsx";
import { countOf } from "../../lib/format.ts";
import { type PickedPerson, pickedKey } from "../../shared/people/picked-person.ts";

/**
 * Says beside what was done that some of those chosen were left out. They were named before, so they are no reason to
 * open the results over the undo.
 */
export function leftOutText(nonMembers: readonly PickedPerson[]): string {
  if (nonMembers.length === 0) return "";
  return ` ${countOf(nonMembers.length, "person is", "people are")} not in the channel and ${nonMembers.length === 1 ? "was" : "were"} left out.`;
}

/** An item for each of those who were chosen and not asked for, since they are not in the channel. */
export function nonMemberItems(nonMembers: readonly PickedPerson[]): readonly ResultItem[] {
  return nonMembers.map((person) => ({
    id: pickedKey(person),
    label: person.email || person.name,
    status: "failed",
    detail: "Not a member of the channel, so cannot be in its mention groups.",
  }));
}
