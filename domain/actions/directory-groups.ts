// Directory groups: created, changed, deleted, and in channels. Zoom offers all of it to account-level apps only.
import * as v from "valibot";
import type { Action } from "../changes/action.ts";
import { type ChannelGroupTarget, channelGroups } from "../resources/channel-groups.ts";
import {
  type CreatedDirectoryGroupTarget,
  type DirectoryGroupExistence,
  type DirectoryGroupTarget,
  DirectorySettings,
  directoryGroupExistence,
  directoryGroupSettings,
  NewDirectoryGroup,
} from "../resources/directory-groups.ts";
import { creating, deleting } from "./existence.ts";
import { nameProblem } from "./names.ts";
import { directoryGroups } from "./words.ts";

const None = v.object({});
type None = v.InferOutput<typeof None>;

export const createDirectoryGroups: Action<
  CreatedDirectoryGroupTarget,
  DirectoryGroupExistence,
  v.InferOutput<typeof NewDirectoryGroup>
> = creating({
  id: "create-directory-groups",
  resource: directoryGroupExistence,
  input: NewDirectoryGroup,
  operations: {
    me: [],
    account: [
      "listIMDirectoryGroups",
      "listIMDirectoryGroupMembers",
      "createIMDirectoryGroup",
      "deleteIMDirectoryGroup",
    ],
  },
  things: directoryGroups,
  taken: "The account already has a group with this name.",
  contentOf: ({ name }, _now, settings) => {
    const skip = nameProblem(name, "group", 300);
    return skip === undefined ? { settings: { ...settings, name: name.trim() }, memberIds: [] } : { skip };
  },
});

export const deleteDirectoryGroups: Action<CreatedDirectoryGroupTarget, DirectoryGroupExistence, None> = deleting({
  id: "delete-directory-groups",
  resource: directoryGroupExistence,
  input: None,
  operations: {
    me: [],
    account: [
      "listIMDirectoryGroups",
      "listIMDirectoryGroupMembers",
      "deleteIMDirectoryGroup",
      "createIMDirectoryGroup",
      "addIMDirectoryGroupMembers",
    ],
  },
  things: directoryGroups,
  harm: "some",
  idOf: ({ groupId }) => groupId,
  loses: () =>
    "People who are in a channel only through the group leave it. Undoing this does not put the group back into channels.",
});

export const editDirectoryGroups: Action<DirectoryGroupTarget, DirectorySettings, DirectorySettings> = {
  id: "edit-directory-groups",
  resource: directoryGroupSettings,
  input: DirectorySettings,
  harm: "none",
  operations: { me: [], account: ["retrieveIMDirectoryGroup", "updateIMDirectoryGroup"] },
  want: (_target, _now, { name, ...settings }) => {
    const skip = name === undefined ? undefined : nameProblem(name, "group", 300);
    return skip === undefined ? { to: { ...settings, ...(name !== undefined && { name: name.trim() }) } } : { skip };
  },
  title: (subject) => `Change ${directoryGroups(subject)}`,
};

export const addGroupsToChannels: Action<ChannelGroupTarget, v.InferOutput<typeof channelGroups.state>, None> = {
  id: "add-groups-to-channels",
  resource: channelGroups,
  input: None,
  harm: "none",
  operations: {
    me: [],
    account: ["listChannelMembersGroups", "inviteChannelMembersGroups", "removeMemberGroup"],
  },
  want: (_target, now) => (now?.isIn ? { skip: "The group is already in the channel." } : { to: { isIn: true } }),
  title: (subject) => `Add ${directoryGroups(subject)} to ${subject.count === 1 ? "a channel" : "channels"}`,
};

export const removeGroupsFromChannels: typeof addGroupsToChannels = {
  ...addGroupsToChannels,
  id: "remove-groups-from-channels",
  harm: "some",
  want: (_target, now) =>
    now?.isIn === false ? { skip: "The group is not in the channel." } : { to: { isIn: false } },
  title: (subject) => `Remove ${directoryGroups(subject)} from ${subject.count === 1 ? "a channel" : "channels"}`,
};
