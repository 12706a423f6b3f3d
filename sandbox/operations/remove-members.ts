import type { Channel } from "../store/channel.ts";
import type { Person, Store } from "../store/store.ts";
import { mayActForActor, rightsOnBehalf, rightsToChannel } from "./access.ts";
import { tellChannel } from "./channel-events.ts";
import { findPerson } from "./chat-target.ts";
import { operationError } from "./errors.ts";
import { limitOf, listOf } from "./limits.ts";
import { removeMembers } from "./membership.ts";
import type { Handler, OperationContext } from "./operation.ts";

/** The channel, if the request may remove people from it. */
function managedChannel(context: OperationContext, rightsTo: typeof rightsToChannel): Channel {
  const { operation, params, store } = context;
  const channel = store.channels.find(params.channelId ?? "");
  if (!channel) throw operationError(operation.id, 5301);
  if (!rightsTo(context, channel).canManage) throw operationError(operation.id, 200);
  return channel;
}

/** Somebody of the channel who can be removed: neither the owner nor anybody of the default channel. */
function removable(store: Store, channel: Channel, person: Person | undefined): Person | null {
  if (!person || !store.channels.isMember(channel, person.index)) return null;
  return person.index === channel.owner || channel.kind === "default" ? null : person;
}

/** By id or by address, as the XSOAR pack does. One's own membership is given up by leaving, not by removal. */
const removeOne =
  (rightsTo: typeof rightsToChannel): Handler =>
  (context) => {
    const channel = managedChannel(context, rightsTo);
    const named = findPerson(context.store, context.params.identifier ?? "");
    const person = removable(context.store, channel, named);
    if (!person || person === context.actor) throw operationError(context.operation.id, 5301);
    removeMembers(context, channel, [person]);
    tellChannel(context, "chat_channel.member_removed", channel, [person]);
    return { status: 204 };
  };

/** All or none: nobody is removed when one cannot be. */
const removeSeveral =
  (rightsTo: typeof rightsToChannel, parameters: readonly string[]): Handler =>
  (context) => {
    const { operation, query, store, actor } = context;
    const channel = managedChannel(context, rightsTo);
    const identifiers = parameters.flatMap((name) => listOf(query[name]));
    if (identifiers.length > limitOf(operation, "members removed"))
      throw operationError(operation.id, 300, { about: "maximum number" });
    const named = new Set(identifiers.map((identifier) => removable(store, channel, store.people.find(identifier))));
    if (identifiers.some((identifier) => store.people.find(identifier) === actor))
      throw operationError(operation.id, 300, { about: "You can not remove" });
    const people = [...named].filter((person) => person !== null);
    if (named.size === 0 || named.has(null)) throw operationError(operation.id, 5301);
    removeMembers(context, channel, people);
    tellChannel(context, "chat_channel.member_removed", channel, people);
    return { status: 204 };
  };

const removeSeveralOnBehalf = removeSeveral(rightsOnBehalf, ["identifiers"]);

export const removeMembersHandlers = {
  removeMember: removeOne(rightsToChannel),
  removeUserChannelMember: removeOne(rightsOnBehalf),
  batchRemoveMembersFromChannel: removeSeveral(rightsToChannel, ["member_ids", "user_ids"]),
  batchRemoveMembersFromUsersChannel: (context) => {
    if (!mayActForActor(context, "edit")) throw operationError(context.operation.id, 403);
    return removeSeveralOnBehalf(context);
  },
} satisfies Record<string, Handler>;
