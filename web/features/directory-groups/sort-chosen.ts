import { userIdKey } from "../../../contract/user-id.ts";
import type { GroupPerson } from "../../../domain/exports/directory-group-rows.ts";
import type { PickedPerson } from "../../shared/people/picked-person.ts";

/** The chosen, parted by what can be done with them. */
export interface Sorted {
  readonly fresh: readonly PickedPerson[];
  readonly present: readonly PickedPerson[];
  /** People of other accounts: the directory has none of them. */
  readonly externals: readonly PickedPerson[];
}

/** @param people Those of the group that are known so far. */
export function sortChosen(chosen: readonly PickedPerson[], people: readonly GroupPerson[]): Sorted {
  const known = new Set(people.flatMap(({ id, email }) => [userIdKey(id), email.toLowerCase()]));
  const sorted = { fresh: [] as PickedPerson[], present: [] as PickedPerson[], externals: [] as PickedPerson[] };
  for (const person of chosen) {
    const isPresent =
      known.has(userIdKey(person.userId)) || (person.email !== "" && known.has(person.email.toLowerCase()));
    const kind = !person.userId && !person.email ? "externals" : isPresent ? "present" : "fresh";
    sorted[kind].push(person);
  }
  return sorted;
}
