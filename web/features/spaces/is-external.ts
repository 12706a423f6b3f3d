import type { PickedPerson } from "../../shared/people/picked-person.ts";

/** Only people of other accounts come without a user id and an address. */
export function isExternal({ email, userId }: PickedPerson): boolean {
  return email === "" && userId === "";
}
