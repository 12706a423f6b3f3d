// A channel as something to change, and how it is asked for.
import * as v from "valibot";
import { Id, Text } from "../ids.ts";

/** Names are as they were when the change was planned. */
export const ChannelTarget = v.object({
  channelId: Id,
  name: Text,
});
export type ChannelTarget = v.InferOutput<typeof ChannelTarget>;

/** What resources of one channel each have in common. */
export const ofChannel = {
  target: ChannelTarget,
  keyOf: ({ channelId }: ChannelTarget) => channelId,
  labelOf: ({ name }: ChannelTarget) => name,
  readGroupOf: ({ channelId }: ChannelTarget) => channelId,
};
