// Who is in a channel, and as what. Targets are pairs of a person and a channel: the same people into many channels, and
// the members of one channel into others, are lists of these.
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Action } from "../changes/action.ts";
import { ofChannelPeople } from "../changes/shown.ts";
import { channelMembers, channelRoles } from "../resources/channel-members.ts";
import {
  addingAdministrators,
  addingPeople,
  demotingPeople,
  lostByLeaving,
  promotingPeople,
  removingPeople,
} from "./people.ts";

/** What is read for all of them, and what only invitations read and send, which the undo of a removal does too. */
const ways: Record<"coming" | "roles", Action<never, never, never>["operations"]> = {
  coming: {
    me: ["listUserChannelMembers", "getUserChannel", "inviteUserChannelMembers", "batchRemoveMembersFromChannel"],
    account: [
      "listChannelMembers",
      "getChannel",
      "inviteChannelMembers",
      "inviteUserChannelMembers",
      "batchRemoveMembersFromChannel",
    ],
  },
  roles: {
    me: rolesThrough("listUserChannelMembers"),
    account: rolesThrough("listChannelMembers", "getUser"),
  },
};

function rolesThrough(...reads: readonly OperationId[]): readonly OperationId[] {
  return [...reads, "promoteChannelMembersToAdministrators", "batchDemoteChannelAdministrators"];
}

const afterLeaders = ["invite-administrators", "promote-members"] as const;
const inChannel = { resource: channelMembers, holder: "channel", refreshes: ofChannelPeople } as const;

export const inviteMembers = addingPeople({
  ...inChannel,
  id: "invite-members",
  kindWords: "Add members",
  operations: ways.coming,
});

/** People who are to be administrators, whether they are members yet or not. */
export const inviteAdministrators = addingAdministrators({
  ...inChannel,
  resource: channelRoles,
  id: "invite-administrators",
  kindWords: "Add administrators",
  countsWith: ["invite-members", "promote-members"],
  operations: {
    me: [...new Set([...ways.coming.me, ...ways.roles.me])],
    account: [...new Set([...ways.coming.account, ...ways.roles.account])],
  },
});

export const removeMembers = removingPeople({
  ...inChannel,
  id: "remove-members",
  placeOf: ({ channel }) => channel,
  afterLeaders,
  loses: lostByLeaving("Whoever leaves the channel leaves"),
  operations: {
    me: [...ways.coming.me, "promoteChannelMembersToAdministrators"],
    account: [...ways.coming.account, "promoteChannelMembersToAdministrators"],
  },
});

const withRoles = { ...inChannel, resource: channelRoles, operations: ways.roles } as const;
export const promoteMembers = promotingPeople({ ...withRoles, id: "promote-members" });
export const demoteMembers = demotingPeople({
  ...withRoles,
  id: "demote-members",
  kindWords: "Demote administrators",
  afterLeaders,
});
