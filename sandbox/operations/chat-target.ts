// Which conversation a request means by `to_channel` or `to_contact`.
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Channel } from "../store/channel.ts";
import type { Parties } from "../store/conversation.ts";
import type { Person, Store } from "../store/store.ts";
import { shownBeforeMs, type View, visibleSinceMs } from "./chat-access.ts";
import { operationError } from "./errors.ts";
import type { OperationContext, ZoomError } from "./operation.ts";

export interface TargetFields {
  readonly to_channel?: string | undefined;
  readonly to_contact?: string | undefined;
}

/** What the body names; where it names nothing, what the query does, as the sentences of two operations have it. */
export const targetIn = (body: TargetFields, query: TargetFields): TargetFields =>
  body.to_channel || body.to_contact ? body : query;

export type Target =
  | { readonly kind: "channel"; readonly channel: Channel }
  | { readonly kind: "direct"; readonly person: Person };

/** How an operation refuses what it cannot find. */
export interface TargetErrors {
  /** Neither or both were named. */
  readonly missing: () => ZoomError;
  readonly noChannel: (toChannel: string) => ZoomError;
  readonly noPerson: (toContact: string) => ZoomError;
  /** The channel exists, and the person acted for is not in it. */
  readonly notMember: (toChannel: string) => ZoomError;
}

/** The errors most operations have; those who are not members are told that there is no such channel. */
export function usualErrors(id: OperationId): TargetErrors {
  const noChannel = (toChannel: string) => operationError(id, 4130, { values: { to_channel: toChannel } });
  return {
    missing: () =>
      operationError(id, 300, {
        about: "ust provide",
        values: { to_contact: "to_contact", to_channel: "to_channel" },
      }),
    noChannel,
    noPerson: (toContact) => operationError(id, 1001, { values: { to_contact: toContact } }),
    notMember: noChannel,
  };
}

export function findTarget(context: OperationContext, fields: TargetFields, errors: TargetErrors): Target {
  const { store, actor } = context;
  const { to_channel: toChannel, to_contact: toContact } = fields;
  if (toChannel && !toContact) {
    const channel = store.channels.find(toChannel);
    if (!channel) throw errors.noChannel(toChannel);
    if (!store.channels.isMember(channel, actor.index)) throw errors.notMember(toChannel);
    return { kind: "channel", channel };
  }
  if (!toContact || toChannel) throw errors.missing();
  const person = findPerson(store, toContact);
  if (!person) throw errors.noPerson(toContact);
  return { kind: "direct", person };
}

/** By e-mail address, user id or member id. */
export const findPerson = (store: Store, identifier: string): Person | undefined =>
  store.people.findByEmail(identifier) ?? store.people.find(identifier);

export function partiesOf({ actor }: OperationContext, target: Target): Parties {
  if (target.kind === "channel") return { kind: "channel", channelId: target.channel.id };
  const [a, b] = [actor.index, target.person.index];
  return { kind: "direct", people: a < b ? [a, b] : [b, a] };
}

/** What was said there, as the person acted for sees it; undefined when two people never talked. */
export function viewOf(context: OperationContext, target: Target): View | undefined {
  const { store, actor, nowMs } = context;
  const beforeMs = shownBeforeMs(context);
  if (target.kind === "channel")
    return {
      conversation: store.messages.ofChannel(target.channel.id, nowMs),
      sinceMs: visibleSinceMs(context, target.channel),
      beforeMs,
    };
  const conversation = store.messages.between(actor.index, target.person.index, nowMs);
  return conversation && { conversation, sinceMs: 0, beforeMs };
}
