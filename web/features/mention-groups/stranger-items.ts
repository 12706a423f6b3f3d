import type { ResultItem } from "../../components/result-list.tsx";
import { type PickedPerson, pickedKey } from "../people-picker/picked-person.ts";

/** An item for each of those who were chosen and not asked for, since they are not in the channel. */
export function strangerItems(strangers: readonly PickedPerson[]): readonly ResultItem[] {
  return strangers.map((person) => ({
    id: pickedKey(person),
    label: person.email || person.name,
    status: "failed",
    detail: "Not a member of the channel, so not in its mention groups either.",
  }));
}
