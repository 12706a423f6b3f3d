import { userIdKey } from "../../contract/user-id.ts";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Channel, Standing } from "../store/channel.ts";
import type { Person, Store } from "../store/store.ts";
import { dateTime } from "./date-time.ts";

type Schemas = components["schemas"];

/** A member as a list shows one; of a person of another account only the display name and the member id. */
export function memberView<Role extends Standing>(store: Store, index: number, role: Role) {
  const person = store.people.at(index);
  const isKnown = !person.isExternal;
  return {
    id: isKnown ? person.id : "",
    member_id: person.memberId,
    email: isKnown ? person.email : "",
    first_name: isKnown ? person.firstName : "",
    last_name: isKnown ? person.lastName : "",
    name: person.displayName,
    role,
    is_external: person.isExternal,
  };
}

/**
 * A user id as some of the platform's answers give it: in lower case. The documentation's examples of activity logs,
 * designated members, pins, mention groups and changes of a space's people show it so. Empty of a person of another
 * account.
 */
export const loweredUserId = (person: Person): string => (person.isExternal ? "" : userIdKey(person.id));

/** Part of somebody who is known to be in the channel. */
export function roleIn(channel: Channel, person: number): "owner" | "admin" | "member" {
  if (channel.owner === person) return "owner";
  return channel.leaders.has(person) ? "admin" : "member";
}

/** The answer to a promotion; people of other accounts have no id in it. */
export function membersAdded(nowMs: number, people: readonly Person[]): Schemas["MembersAdded"] {
  return {
    added_at: dateTime(nowMs),
    ids: people.flatMap((person) => (person.isExternal ? [] : [person.id])).join(","),
    member_ids: people.map((person) => person.memberId).join(","),
  };
}

/** The answer to an invitation: the XSOAR pack has captured its ids in lower case, whatever the documentation shows. */
export const membersInvited = (nowMs: number, people: readonly Person[]): Schemas["MembersAdded"] => ({
  ...membersAdded(nowMs, people),
  ids: people.map(loweredUserId).filter(Boolean).join(","),
});
