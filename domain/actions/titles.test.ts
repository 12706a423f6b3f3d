import { expect, test } from "vitest";
import { archiveChannels, unarchiveChannels } from "./archive-channels.ts";
import {
  demoteMembers,
  inviteAdministrators,
  inviteMembers,
  promoteMembers,
  removeMembers,
} from "./channel-members.ts";
import { setChannelSettings } from "./channels.ts";
import { addGroupsToChannels, removeGroupsFromChannels } from "./directory-groups.ts";
import { addEmojis, deleteEmojis } from "./emojis.ts";
import { addToMentionGroup } from "./mention-group-members.ts";
import { createMentionGroups, deleteMentionGroups, editMentionGroups } from "./mention-groups.ts";
import { setRetention } from "./set-retention.ts";
import { addAdministratorToSpace, addToSpace } from "./space-members.ts";
import { moveChannelsIn, transferSpaces } from "./spaces.ts";

const one = { count: 1, only: "Ada" };
const three = { count: 3, only: undefined };
const some = (count: number) => ({ count, only: undefined });
const named = (only: string) => ({ count: 1, only });
const many = { count: 290, only: undefined, spread: { things: some(60), places: some(5) } };
const inOne = { count: 3, only: undefined, spread: { things: some(3), places: named("Sales") } };
const single = { count: 1, only: "Ada · Sales", spread: { things: named("Ada"), places: named("Sales") } };
const fromTwo = { count: 2, only: undefined, spread: { things: named("Product"), places: some(2) } };
const nameless = { count: 3, only: undefined, spread: { things: some(3), places: some(1) } };
const onCall = { count: 1, only: "on-call · Support", spread: { things: named("on-call"), places: named("Support") } };
const sameInTen = { count: 10, only: undefined, spread: { things: named("on-call"), places: some(10) } };
const twelveInTen = { count: 12, only: undefined, spread: { things: some(3), places: some(10) } };
const inGroup = { count: 3, only: undefined, spread: { things: some(3), places: named("on-call in Support") } };

test.each([
  [archiveChannels.title(three, {}), "Archive 3 channels"],
  [unarchiveChannels.title(one, {}), "Unarchive Ada"],
  [inviteMembers.title(three, {}), "Add 3 people"],
  [inviteMembers.title(inOne, {}), "Add 3 people to Sales"],
  [inviteMembers.title(single, {}), "Add Ada to Sales"],
  [inviteMembers.title(nameless, {}), "Add 3 people to 1 channel"],
  [inviteMembers.title(many, {}), "Add 60 people to 5 channels"],
  [inviteAdministrators.title(many, {}), "Add 60 people to 5 channels as administrators"],
  [inviteAdministrators.title(single, {}), "Add Ada to Sales as administrator"],
  [removeMembers.title(many, {}), "Remove 60 people from 5 channels"],
  [removeMembers.title(inOne, {}), "Remove 3 people from Sales"],
  [promoteMembers.title(inOne, {}), "Promote 3 people in Sales to administrator"],
  [promoteMembers.title(single, {}), "Promote Ada in Sales to administrator"],
  [demoteMembers.title(many, {}), "Demote 60 people in 5 channels to member"],
  [addToSpace.title(inOne, {}), "Add 3 people to the space Sales"],
  [addAdministratorToSpace.title(inOne, {}), "Add 3 people to the space Sales as administrators"],
  [addToMentionGroup.title(many, {}), "Add 60 people to 5 mention groups"],
  [addToMentionGroup.title(inGroup, {}), "Add 3 people to the mention group on-call in Support"],
  [createMentionGroups.title(sameInTen, { description: "" }), "Create the mention group on-call in 10 channels"],
  [deleteMentionGroups.title(onCall, {}), "Delete the mention group on-call in Support"],
  [deleteMentionGroups.title(twelveInTen, {}), "Delete 12 mention groups in 10 channels"],
  [editMentionGroups.title(onCall, {}), "Change the mention group on-call in Support"],
  [addGroupsToChannels.title(inOne, {}), "Add 3 directory groups to Sales"],
  [removeGroupsFromChannels.title(fromTwo, {}), "Remove the directory group Product from 2 channels"],
  [moveChannelsIn.title(inOne, {}), "Move 3 channels into the space Sales"],
  [
    transferSpaces.title(one, { userId: "u-bo", memberId: "", name: "Bo" }),
    "Transfer ownership of the space Ada to Bo",
  ],
  [deleteEmojis.title(one, {}), "Delete the emoji Ada"],
  [addEmojis.title(three, {}), "Add 3 emojis"],
  [setChannelSettings.title(one, { name: "Ada’s" }), "Rename Ada"],
  [setChannelSettings.title(one, { name: "Ada’s", posting: 2 }), "Change the settings of Ada"],
  [setRetention.title(three, { period: "30d" }), "Keep messages of 3 channels for 30 days"],
  [setRetention.title(three, { period: "1y" }), "Keep messages of 3 channels for 1 year"],
  [setRetention.title(one, { period: null }), "Keep messages of Ada as long as the account’s default"],
])("%s", (title, expected) => {
  expect(title).toBe(expected);
});
