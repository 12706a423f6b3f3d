import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { User } from "../store/store.ts";
import { dateTime } from "./date-time.ts";
import { invalidField } from "./errors.ts";
import { bringIntoChannels, takeOutOfChannels } from "./group-channels.ts";
import { checkTerms, groupAsked } from "./im-group-access.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { paging } from "./page.ts";

const Body = v.object({
  members: v.optional(v.array(v.object({ id: v.optional(v.string()), email: v.optional(v.string()) })), []),
});

function memberView({ store }: OperationContext, index: number): components["schemas"]["IMGroupMember"] {
  const person = store.people.at(index);
  if (person.isExternal) throw new Error("a directory group has people of the account only");
  const { id, email, firstName, lastName, type } = person;
  return { id, email, first_name: firstName, last_name: lastName, type };
}

export const imGroupMembersHandlers = {
  /** The token says where the page starts; without one the deprecated `page_number` may. */
  listIMDirectoryGroupMembers: (context) => {
    const { query, cursor } = context;
    checkTerms(context, "Read");
    const { roster } = groupAsked(context);
    const asked = Math.max(1, Number(query.page_number ?? 1));
    const start = Number(
      cursor.position ?? roster.positionAt((asked - 1) * cursor.pageSize) ?? Number.MAX_SAFE_INTEGER,
    );
    const page = roster.page(start, cursor.pageSize);
    return {
      status: 200,
      body: {
        ...paging(context, page.next),
        page_count: Math.ceil(roster.size / cursor.pageSize),
        page_number: cursor.position === null ? asked : Math.floor(roster.placeOf(start) / cursor.pageSize) + 1,
        total_records: roster.size,
        members: page.items.map((index) => memberView(context, index)),
      },
    };
  },

  /** Whom the answer does not name was in the group before, is not active, or does not exist. */
  addIMDirectoryGroupMembers: (context) => {
    const { store, nowMs } = context;
    checkTerms(context, "Edit");
    const group = groupAsked(context);
    const { members } = v.parse(Body, context.body ?? {});
    const added = members.flatMap(({ id, email }): User[] => {
      const user = id ? store.people.findUserById(id) : store.findUser(email ?? "");
      return user?.status === "active" && store.groups.add(group, user.index) ? [user] : [];
    });
    bringIntoChannels(context, group, added);
    return { status: 201, body: { ids: added.map(({ id }) => id).join(","), added_at: dateTime(nowMs) } };
  },

  deleteIMDirectoryGroupMember: (context) => {
    const { params, store } = context;
    checkTerms(context, "Edit");
    const group = groupAsked(context);
    const user = store.people.findUserById(params.memberId ?? "");
    // The contract lists no error for somebody who is not in the group.
    if (!user || !store.groups.remove(group, user.index)) throw invalidField("memberId", "Invalid field.");
    takeOutOfChannels(context, group, user);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
