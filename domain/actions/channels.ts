// Channels: created, changed, renamed, deleted, joined and left.
import type * as v from "valibot";
import type { Action, Subject } from "../changes/action.ts";
import { ofChannelPeople } from "../changes/shown.ts";
import { fixedExternal } from "../channel-rules.ts";
import { None } from "../fields.ts";
import type { ChannelTarget } from "../resources/channel.ts";
import {
  archivedExistence,
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
import { nameProblem, whyNotRenamed } from "./names.ts";
import { lostByLeaving } from "./people.ts";
import { channels } from "./words.ts";

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
  refreshes: ["channel-lists"],
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
  later: archivedExistence,
  input: None,
  // Nothing is asked of what is gone.
  refreshes: ["channel-lists"],
  // Mention groups tell whether it is archived, where it is deleted later.
  operations: {
    me: ["getUserChannel", "listChannelMentionGroups", "deleteUserChannel"],
    account: ["getChannel", "listChannelMentionGroups", "deleteChannel"],
  },
  things: channels,
  harm: "grave",
  idOf: ({ channelId }) => channelId,
  nameIn: ({ name }) => name,
  loses: losesAll,
});

export const setChannelSettings: Action<ChannelTarget, ChannelSettings, ChannelEdits> = {
  id: "set-channel-settings",
  kindWords: "Change channel settings",
  resource: channelSettings,
  input: ChannelEdits,
  harm: "some",
  refreshes: ["channel-lists", "channel"],
  needsActive: true,
  operations: {
    me: ["getUserChannel", "listUserChannelMembers", "updateUserChannel", "updateChannel"],
    account: ["getChannel", "listChannelMembers", "updateUserChannel", "updateChannel"],
  },
  goesByName: ({ name }) => name !== undefined,
  contains: ({ name }) => (name === undefined ? [] : ["rename-channels"]),
  want: ({ name, channelId: id }, now, edits) => {
    if (!now) return { to: edits };
    const skip =
      whyNotRenamed({ name, id }, now, edits.name, "channel") ??
      whyTypeStays(now, edits) ??
      whyExternalStays(now, edits);
    return skip === undefined ? { to: withConsequences(now, edits) } : { skip };
  },
  title: (subject, { name, ...others }) =>
    name !== undefined && Object.values(others).every((value) => value === undefined)
      ? `Rename ${channels(subject)}`
      : `Change the settings of ${channels(subject)}`,
};

function whyTypeStays({ type }: ChannelSettings, edits: ChannelEdits): string | undefined {
  if (edits.type === undefined || edits.type === type) return undefined;
  if (type === 4) return "A group chat cannot change its type.";
  if (type === 0) return "Zoom does not say what type this channel is, and cannot change it.";
  return undefined;
}

/** Of what is asked for alone: beside other settings it is left as it is. */
function whyExternalStays({ type }: ChannelSettings, { external, ...others }: ChannelEdits): string | undefined {
  const fixed = type === undefined ? undefined : fixedExternal(type);
  if (external === undefined || fixed === undefined || external === fixed) return undefined;
  if (Object.values(others).some((value) => value !== undefined)) return undefined;
  return fixed === 0
    ? "Only people in this account can be in this channel."
    : "In a group chat, every member can add external people. Zoom does not let anyone change that.";
}

export const joinChannels: Action<ChannelTarget, v.InferOutput<typeof ownMembership.state>, None> = {
  id: "join-channels",
  resource: ownMembership,
  input: None,
  harm: "none",
  refreshes: ["own-channels", "archive-state", ...ofChannelPeople],
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
  loses: () => lostByLeaving("Whoever leaves a channel leaves"),
  lossOf: (now, to) =>
    now?.isAdministrator && !to.isIn
      ? {
          key: "administrator",
          sentence: (losing) =>
            `You stop being an administrator of ${channels(losing)}. Undo brings you back as a member.`,
        }
      : undefined,
};
