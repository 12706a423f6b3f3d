import { userIdKey } from "../../../contract/user-id.ts";
import type { PickedPerson } from "../people/picked-person.ts";
import type { Matchable } from "./present-mark.ts";

/** Chosen people, parted by whether they are among some members. */
export interface MatchedPeople<Found> {
  /** Each once. */
  readonly members: readonly Found[];
  readonly nonMembers: readonly PickedPerson[];
}

/** Finds chosen people among the members of a channel or a group, by member id, user id or address. */
export function matchMembers<Found extends Matchable>(
  chosen: readonly PickedPerson[],
  members: readonly Found[],
): MatchedPeople<Found> {
  const byId = new Map<string, Found>();
  const byEmail = new Map<string, Found>();
  for (const member of members) {
    byId.set(member.id, member);
    if (member.userId) byId.set(userIdKey(member.userId), member);
    if (member.email) byEmail.set(member.email.toLowerCase(), member);
  }
  const found = new Map<string, Found>();
  const nonMembers: PickedPerson[] = [];
  for (const person of chosen) {
    const member =
      byId.get(person.memberId) ?? byId.get(userIdKey(person.userId)) ?? byEmail.get(person.email.toLowerCase());
    if (member) found.set(member.id, member);
    else nonMembers.push(person);
  }
  return { members: [...found.values()], nonMembers };
}
