import { expect, test } from "vitest";
import { archiveChannels, unarchiveChannels } from "./archive-channels.ts";
import { demoteMembers, inviteMembers, promoteMembers, removeMembers } from "./channel-members.ts";
import { setRetention } from "./set-retention.ts";

const one = { count: 1, only: "Ada" };
const three = { count: 3, only: undefined };

test.each([
  [archiveChannels.title(three, {}), "Archive 3 channels"],
  [unarchiveChannels.title(one, {}), "Unarchive Ada"],
  [inviteMembers.title(three, {}), "Add 3 people"],
  [removeMembers.title(three, {}), "Remove 3 people"],
  [promoteMembers.title(three, {}), "Promote 3 people to administrator"],
  [promoteMembers.title(one, {}), "Promote Ada to administrator"],
  [demoteMembers.title(three, {}), "Demote 3 people to member"],
  [setRetention.title(three, { period: "30d" }), "Keep messages of 3 channels for 30 days"],
  [setRetention.title(three, { period: "1y" }), "Keep messages of 3 channels for 1 year"],
  [setRetention.title(one, { period: null }), "Keep messages of Ada as long as the account’s default"],
])("%s", (title, expected) => {
  expect(title).toBe(expected);
});
