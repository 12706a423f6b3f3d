import { type Channel, isGeneral } from "../store/channel.ts";
import { mayActForActor, rightsOnBehalf, rightsToChannel } from "./access.ts";
import { tellChannel } from "./channel-events.ts";
import { operationError } from "./errors.ts";
import { limitOf, listOf } from "./limits.ts";
import type { Handler } from "./operation.ts";

/** The default channel stays, and the general channel of a shared space as long as the space. */
const isLasting = (channel: Channel): boolean => channel.kind === "default" || isGeneral(channel);

const deleteOne =
  (rightsTo: typeof rightsToChannel): Handler =>
  (context) => {
    const { operation, params, store } = context;
    const channel = store.channels.find(params.channelId ?? "");
    if (!channel) throw operationError(operation.id, 5301);
    if (!rightsTo(context, channel).canDelete) throw operationError(operation.id, 200);
    if (isLasting(channel)) throw operationError(operation.id, 5301);
    store.channels.delete(channel);
    tellChannel(context, "chat_channel.deleted", channel);
    return { status: 204 };
  };

/** How long a channel of a batch may go on after the 202, which promises no more than that it will go. */
const BATCH_TAKES_MS = 3_000;

export const deleteChannelsHandlers = {
  deleteChannel: deleteOne(rightsToChannel),
  deleteUserChannel: deleteOne(rightsOnBehalf),

  /** All or none: nothing is deleted when one of the channels cannot be. */
  batchDeleteChannels: (context) => {
    const { operation, query, store, nowMs } = context;
    const ids = listOf(query.channel_ids);
    if (ids.length === 0) throw operationError(operation.id, 4300);
    if (ids.length > limitOf(operation, "channel_ids")) throw operationError(operation.id, 4301);
    if (!mayActForActor(context, "edit")) throw operationError(operation.id, 4101);
    const channels: Channel[] = [];
    for (const channelId of ids) {
      const values = { channelId };
      const channel = store.channels.find(channelId);
      if (!channel) throw operationError(operation.id, 4400, { values });
      if (!rightsOnBehalf(context, channel).canDelete) throw operationError(operation.id, 4100, { values });
      if (isLasting(channel)) throw operationError(operation.id, 4302);
      channels.push(channel);
    }
    const deleteAll = (atMs: number) => {
      for (const channel of channels) {
        // Somebody may have deleted it by itself meanwhile.
        if (store.channels.find(channel.id) !== channel) continue;
        store.channels.delete(channel);
        tellChannel({ ...context, nowMs: atMs }, "chat_channel.deleted", channel);
      }
    };
    if (store.terms.consistency === "immediate") deleteAll(nowMs);
    else store.agenda.at(nowMs + BATCH_TAKES_MS, deleteAll);
    return { status: 202 };
  },
} satisfies Record<string, Handler>;
