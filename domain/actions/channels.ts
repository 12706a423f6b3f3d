// Channels: created, changed, renamed, deleted, joined and left.
import * as v from "valibot";
import type { Action, Subject } from "../changes/action.ts";
import type { ChannelTarget } from "../resources/channel.ts";
import {
  type ChannelExistence,
  type CreatedChannelTarget,
  channelExistence,
  NewChannel,
} from "../resources/channel-existence.ts";
import {
  ChannelEdits,
  type ChannelSettings,
  channelSettings,
  withConsequences,
} from "../resources/channel-settings.ts";
import { ownMembership } from "../resources/own-membership.ts";
import { creating, deleting } from "./existence.ts";
import { nameProblem } from "./names.ts";
import { channels } from "./words.ts";

const None = v.object({});
type None = v.InferOutput<typeof None>;

export const NAME_TAKEN = "Another channel already has this name.";

function losesAll({ count }: Subject): string {
  return count === 1
    ? "The channel, its messages and its files are deleted for everyone."
    : "The channels, their messages and their files are deleted for everyone.";
}

/** Members are invited once it is there, so that each of them has a result. */
export const createChannels: Action<CreatedChannelTarget, ChannelExistence, NewChannel> = creating({
  id: "create-channels",
  resource: channelExistence,
  input: NewChannel,
  operations: {
    me: ["listUsersChannels", "getUserChannel", "createChannel", "deleteUserChannel"],
    account: ["listUsersChannels", "getChannel", "createChannel", "deleteChannel"],
  },
  things: channels,
  taken: NAME_TAKEN,
  undoLoses: losesAll,
  contentOf: ({ name }, _now, made) => {
    const skip = nameProblem(name, "channel");
    return skip === undefined ? { name, made } : { skip };
  },
});

export const deleteChannels: Action<CreatedChannelTarget, ChannelExistence, None> = deleting({
  id: "delete-channels",
  resource: channelExistence,
  input: None,
  operations: { me: ["getUserChannel", "deleteUserChannel"], account: ["getChannel", "deleteChannel"] },
  things: channels,
  harm: "grave",
  idOf: ({ channelId }) => channelId,
  loses: losesAll,
});

export const setChannelSettings: Action<ChannelTarget, ChannelSettings, ChannelEdits> = {
  id: "set-channel-settings",
  resource: channelSettings,
  input: ChannelEdits,
  harm: "some",
  operations: {
    me: ["getUserChannel", "updateUserChannel", "updateChannel"],
    account: ["getChannel", "listChannelMembers", "updateUserChannel", "updateChannel"],
  },
  want: (_target, now, edits) => {
    if (!now) return { to: edits };
    const skip =
      (edits.name === undefined ? undefined : nameProblem(edits.name, "channel")) ?? whyTypeStays(now, edits);
    return skip === undefined ? { to: withConsequences(now, edits) } : { skip };
  },
  title: (subject) => `Change the settings of ${channels(subject)}`,
};

function whyTypeStays({ type }: ChannelSettings, edits: ChannelEdits): string | undefined {
  if (edits.type === undefined || edits.type === type) return undefined;
  if (type === 4) return "A group chat cannot change its type.";
  if (type === 0) return "Zoom does not say what type this channel is, and cannot change it.";
  return undefined;
}

export const joinChannels: Action<ChannelTarget, v.InferOutput<typeof ownMembership.state>, None> = {
  id: "join-channels",
  resource: ownMembership,
  input: None,
  harm: "none",
  operations: {
    me: ["listUsersChannels", "getUserChannel", "listChannelAdministrators", "joinChannel", "leaveChannel"],
    account: [],
  },
  want: (_target, now) => (now?.isIn ? { skip: "You are already in this channel." } : { to: { isIn: true } }),
  title: (subject) => `Join ${channels(subject)}`,
};

export const leaveChannels: typeof joinChannels = {
  ...joinChannels,
  id: "leave-channels",
  harm: "some",
  want: (_target, now) =>
    now?.isIn === false ? { skip: "You are not in this channel." } : { to: { ...now, isIn: false } },
  title: (subject) => `Leave ${channels(subject)}`,
};
