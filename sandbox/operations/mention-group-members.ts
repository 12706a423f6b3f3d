import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { operationError } from "./errors.ts";
import { limitOf, listOf } from "./limits.ts";
import { loweredUserId } from "./member-view.ts";
import { managedMentionGroup, membersNamed, readableMentionGroup } from "./mention-group-access.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

const Body = v.object({ identifiers: v.array(v.string()) });

/** Of a person of another account the address and names show to whom the person is a contact. The typo is Zoom's. */
function memberView({ store, actor }: OperationContext, index: number): components["schemas"]["MentionGroupMember"] {
  const person = store.people.at(index);
  const isKnown = !person.isExternal || store.contacts.isExternalContact(actor, person);
  return {
    user_id: loweredUserId(person),
    member_id: person.memberId,
    email: isKnown ? person.email : "",
    first_name: isKnown ? person.firstName : "",
    last_name: isKnown ? person.lastName : "",
    disaplay_name: person.displayName,
    is_external: person.isExternal,
  };
}

export const mentionGroupMembersHandlers = {
  listMembersOfMentionGroup: (context) => {
    const { group } = readableMentionGroup(context);
    const page = group.members.page(pageStart(context), context.cursor.pageSize);
    return {
      status: 200,
      body: {
        mention_group_id: group.id,
        members: page.items.map((index) => memberView(context, index)),
        ...paging(context, page.next),
        has_more: page.next !== null,
      },
    };
  },

  /** All or none: nobody is added when one cannot be. */
  addChannelMembersToMentionGroup: (context) => {
    const { operation, store } = context;
    const { channel, group } = managedMentionGroup(context);
    const people = membersNamed(context, channel, v.parse(Body, context.body).identifiers);
    const present = people.filter((person) => group.members.has(person));
    if (present.length > 0) {
      const ids = present.map((person) => store.people.at(person).memberId).join(",");
      throw operationError(operation.id, 5511, { values: { 0: ids } });
    }
    if (group.members.size + people.length > limitOf(operation, "members per mention group"))
      throw operationError(operation.id, 5507);
    for (const person of people) group.members.add(person);
    return { status: 201 };
  },

  /** All or none. */
  removeChannelMentionGroupMembers: (context) => {
    const { operation, query, store } = context;
    const { group } = managedMentionGroup(context);
    const identifiers = listOf(query.identifiers);
    if (identifiers.length === 0) throw operationError(operation.id, 5301);
    const indexOf = (identifier: string) => store.people.find(identifier)?.index;
    const absent = identifiers.filter((identifier) => {
      const index = indexOf(identifier);
      return index === undefined || !group.members.has(index);
    });
    if (absent.length > 0) throw operationError(operation.id, 5510, { values: { 0: absent.join(",") } });
    for (const index of identifiers.map(indexOf)) if (index !== undefined) group.members.delete(index);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
