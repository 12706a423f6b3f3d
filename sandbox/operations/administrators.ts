import * as v from "valibot";
import type { Channel } from "../store/channel.ts";
import type { Person } from "../store/store.ts";
import { rightsOnBehalf } from "./access.ts";
import { operationError } from "./errors.ts";
import { limitOf, listOf } from "./limits.ts";
import { membersAdded } from "./member-view.ts";
import type { Handler, OperationContext } from "./operation.ts";

const Body = v.object({
  admins: v.optional(v.array(v.union([v.object({ member_id: v.string() }), v.object({ email: v.string() })])), []),
});

/** The channel, if the person acted for is its owner or an administrator. */
function managedChannel(context: OperationContext): Channel {
  const { operation, params, store } = context;
  const channel = store.channels.find(params.channelId ?? "");
  if (!channel) throw operationError(operation.id, 5301);
  if (!rightsOnBehalf(context, channel).canManage) throw operationError(operation.id, 200);
  return channel;
}

/** Both are all or none: one who cannot be promoted or demoted fails the request. */
export const administratorsHandlers = {
  promoteChannelMembersToAdministrators: (context) => {
    const { operation, store, nowMs } = context;
    const channel = managedChannel(context);
    const { admins } = v.parse(Body, context.body ?? {});
    const people = new Set<Person>();
    for (const admin of admins) {
      const person =
        "member_id" in admin ? store.people.findByMemberId(admin.member_id) : store.people.findByEmail(admin.email);
      const isMember = person && store.channels.isMember(channel, person.index);
      if (!isMember || person.index === channel.owner) throw operationError(operation.id, 5301);
      people.add(person);
    }
    if (people.size === 0 || channel.isArchived || channel.type === 4) throw operationError(operation.id, 5301);
    for (const { index } of people) if (!channel.leaders.has(index)) channel.leaders.add(index);
    return { status: 201, body: membersAdded(nowMs, [...people]) };
  },

  batchDemoteChannelAdministrators: (context) => {
    const { operation, query, store } = context;
    const channel = managedChannel(context);
    const identifiers = [...listOf(query.admin_ids), ...listOf(query.user_ids)];
    if (identifiers.length > limitOf(operation, "administrators demoted")) throw operationError(operation.id, 300);
    const people = new Set(identifiers.map((identifier) => store.people.find(identifier)?.index));
    const isAdmin = (index: number | undefined): index is number =>
      index !== undefined && index !== channel.owner && channel.leaders.has(index);
    if (people.size === 0 || ![...people].every(isAdmin)) throw operationError(operation.id, 5301);
    for (const index of people) if (isAdmin(index)) channel.leaders.delete(index);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
