// Directory groups: created, changed, deleted, and in channels. Zoom offers all of it to account-level apps only.
import type * as v from "valibot";
import type { Action, Subject } from "../changes/action.ts";
import { ofChannelPeople } from "../changes/shown.ts";
import { None } from "../fields.ts";
import { type ChannelGroupTarget, channelGroups } from "../resources/channel-groups.ts";
import { channelMembers } from "../resources/channel-members.ts";
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
import { nameProblem, whyNotRenamed } from "./names.ts";
import { lostWithGroup, peopleOf } from "./people.ts";
import { directoryGroups, inPlaces, nouns } from "./words.ts";

/** Of a group that is deleted. */
const losesChannels = () =>
  `People who are in a channel only through the group leave it. ${lostWithGroup} Nor does it put the group back into channels.`;

export const createDirectoryGroups: Action<
  CreatedDirectoryGroupTarget,
  DirectoryGroupExistence,
  v.InferOutput<typeof NewDirectoryGroup>
> = creating({
  id: "create-directory-groups",
  resource: directoryGroupExistence,
  input: NewDirectoryGroup,
  refreshes: ["directory-groups"],
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
  undoLoses: losesChannels,
  contentOf: ({ name }, _now, settings) => {
    const skip = nameProblem(name, "group", 300);
    return skip === undefined ? { settings: { ...settings, name: name.trim() }, memberIds: [] } : { skip };
  },
});

export const deleteDirectoryGroups: Action<CreatedDirectoryGroupTarget, DirectoryGroupExistence, None> = {
  ...deleting({
    id: "delete-directory-groups",
    resource: directoryGroupExistence,
    input: None,
    refreshes: ["directory-groups"],
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
    nameIn: ({ settings }) => settings.name,
    isCreatedAgain: true,
    loses: losesChannels,
  }),
  mayOutdate: [...ofChannelPeople, "channel-groups"],
};

export const editDirectoryGroups: Action<DirectoryGroupTarget, DirectorySettings, DirectorySettings> = {
  id: "edit-directory-groups",
  kindWords: "Change directory groups",
  resource: directoryGroupSettings,
  input: DirectorySettings,
  harm: "none",
  refreshes: ["directory-groups", "directory-group"],
  operations: { me: [], account: ["retrieveIMDirectoryGroup", "updateIMDirectoryGroup"] },
  goesByName: ({ name }) => name !== undefined,
  want: ({ name: given, groupId: id }, now, { name, ...settings }) => {
    const skip = whyNotRenamed({ name: given, id }, now, name, "group", 300);
    return skip === undefined ? { to: { ...settings, ...(name !== undefined && { name: name.trim() }) } } : { skip };
  },
  title: (subject) => `Change ${directoryGroups(subject)}`,
};

export const addGroupsToChannels: Action<ChannelGroupTarget, v.InferOutput<typeof channelGroups.state>, None> = {
  id: "add-groups-to-channels",
  kindWords: "Add directory groups to channels",
  resource: channelGroups,
  input: None,
  harm: "none",
  // They bring people along and take them away.
  refreshes: ["channel-groups", ...ofChannelPeople],
  operations: {
    me: [],
    // The last two tell how many people a removal is of, and that of an undo too.
    account: [
      "listChannelMembersGroups",
      "inviteChannelMembersGroups",
      "removeMemberGroup",
      "listChannelMembers",
      "retrieveIMDirectoryGroup",
    ],
  },
  want: (_target, now) => (now?.isIn ? { skip: "The group is already in the channel." } : { to: { isIn: true } }),
  title: (subject) => `Add ${groupsAndChannels(subject, "to")}`,
};

export const removeGroupsFromChannels: typeof addGroupsToChannels = {
  ...addGroupsToChannels,
  id: "remove-groups-from-channels",
  kindWords: "Remove directory groups from channels",
  harm: "some",
  want: (_target, now) =>
    now?.isIn === false ? { skip: "The group is not in the channel." } : { to: { isIn: false } },
  title: (subject) => `Remove ${groupsAndChannels(subject, "from")}`,
  loses: () => lostWithGroup,
  // Its people leave with it, of the same channel as those who are removed one by one.
  takesFrom: (target, now) => {
    const { peopleCount, leavingCount } = now ?? {};
    if (peopleCount === undefined || leavingCount === undefined) return undefined;
    const ofChannel = { id: channelMembers.id, readGroupOf: channelGroups.readGroupOf };
    return { ...peopleOf(ofChannel, target, target.channel, peopleCount), atMost: leavingCount };
  },
};

const groupsAndChannels = (subject: Subject, link: "to" | "from"): string =>
  inPlaces(subject, nouns.directoryGroup, link, nouns.channel);
