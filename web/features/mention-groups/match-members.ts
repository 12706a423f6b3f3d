import type { Member } from "../channel/model/member.ts";
import type { PickedPerson } from "../people-picker/picked-person.ts";

/** Chosen people, parted by what can be done with them in one channel. */
export interface MatchedPeople {
  /** Members of the channel, each once. */
  readonly members: readonly Member[];
  /** Nobody in the channel: only its members can be in a mention group. */
  readonly strangers: readonly PickedPerson[];
}

/** Finds chosen people among the members of a channel, by member id, user id or address. */
export function matchMembers(chosen: readonly PickedPerson[], members: readonly Member[]): MatchedPeople {
  const byId = new Map<string, Member>();
  const byEmail = new Map<string, Member>();
  for (const member of members) {
    byId.set(member.id, member);
    if (member.userId) byId.set(member.userId, member);
    if (member.email) byEmail.set(member.email.toLowerCase(), member);
  }
  const found = new Map<string, Member>();
  const strangers: PickedPerson[] = [];
  for (const person of chosen) {
    const member = byId.get(person.memberId) ?? byId.get(person.userId) ?? byEmail.get(person.email.toLowerCase());
    if (member) found.set(member.id, member);
    else strangers.push(person);
  }
  return { members: [...found.values()], strangers };
}
