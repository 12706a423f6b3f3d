import { userIdKey } from "../../../contract/user-id.ts";
import type { PickedPerson } from "../people/picked-person.ts";

/** What tells who a member of a channel or of a group is. */
export interface Matchable {
  readonly id: string;
  readonly userId?: string;
  readonly email: string;
}

/** Tells with a mark who is among some people already. */
export function presentMark(
  present: { readonly people: readonly Matchable[]; readonly mark: string } | undefined,
): (person: PickedPerson) => string | undefined {
  const keys = new Set<string>();
  for (const { id, userId, email } of present?.people ?? []) {
    // Without an id of their own as a member, they are listed by their user id.
    for (const key of [id, userIdKey(userId ?? id), email.toLowerCase()]) if (key) keys.add(key);
  }
  return ({ email, userId, memberId }) =>
    [email.toLowerCase(), userIdKey(userId), memberId].some((key) => keys.has(key)) ? present?.mark : undefined;
}
