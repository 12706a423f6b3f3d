import { expect, test } from "vitest";
import { groupOfRight, inGroups } from "./right-groups.ts";
import { rights } from "./rights.ts";

test("every right is shown once, with what it is about", () => {
  const shown = inGroups(rights).flatMap((group) => group.rights);
  expect(shown.toSorted()).toEqual(rights.toSorted());
  expect(inGroups(["see-emojis", "gone-since"])).toEqual([{ name: "Emoji", rights: ["see-emojis"] }]);
});

test.each([
  ["archive-channels", "Channels"],
  ["invite-members", "People in channels"],
  ["add-groups-to-channels", "People in channels"],
  ["add-to-mention-groups", "Mention groups"],
  ["move-channels-in", "Shared spaces"],
  ["set-space-settings", "Shared spaces"],
  ["add-administrators-to-spaces", "Shared spaces"],
  ["remove-from-directory-groups", "Directory groups"],
  ["set-retention", "Retention and messages"],
  ["give-roles", "This console"],
])("%s is of %s", (right, group) => {
  expect(groupOfRight(right)).toBe(group);
});
