import type { Channel } from "../store/channel.ts";
import type { Person } from "../store/store.ts";
import type { OperationContext } from "./operation.ts";

/** Puts people into a channel and the fact into its activity log. None of them is a member yet. */
export function addMembers(context: OperationContext, channel: Channel, people: readonly Person[]): void {
  for (const person of people) context.store.channels.add(channel, person.index);
  record(context, channel, "joined", people);
}

/** Takes people out of a channel and puts the fact into its activity log. All of them are members. */
export function removeMembers(context: OperationContext, channel: Channel, people: readonly Person[]): void {
  for (const person of people) context.store.channels.remove(channel, person.index);
  record(context, channel, "left", people);
}

function record(
  { store, actor, nowMs }: OperationContext,
  channel: Channel,
  status: "joined" | "left",
  people: readonly Person[],
): void {
  if (people.length === 0) return;
  store.activity.record({
    channelId: channel.id,
    atMs: nowMs,
    operator: actor.index,
    status,
    people: people.map((person) => person.index),
  });
}
