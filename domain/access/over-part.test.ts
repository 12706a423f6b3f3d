import { expect, test } from "vitest";
import { can, type Place } from "./can.ts";
import type { ChannelSet } from "./channel-set.ts";
import { nothingOver } from "./over-part.ts";
import { rights } from "./rights.ts";
import { builtInRole } from "./roles.ts";

const list: ChannelSet = { of: "list", channelIds: ["c"] };
const spaces: ChannelSet = { of: "spaces", spaceIds: ["s"] };

test("rights of the whole account do nothing over a part of it, and those of spaces nothing over channels", () => {
  expect(nothingOver({ of: "all" }, rights)).toEqual([]);
  expect(nothingOver(list, builtInRole("auditor").rights)).toEqual(["see-spaces", "see-emojis", "see-audit"]);
  expect(nothingOver(spaces, ["see-spaces", "add-to-spaces", "keep-inventory", "unheard-of"])).toEqual([
    "keep-inventory",
  ]);
  expect(nothingOver(list, ["invite-members", "archive-channels", "give-roles"])).toEqual([]);
});

test("what is said to do nothing is denied wherever it is asked about", () => {
  const account: Place = { is: "account" };
  const space: Place = { is: "space", spaceId: "s" };
  for (const set of [list, spaces]) {
    const held = { role: builtInRole("workspace-admin"), set, untilMs: null };
    const actor = { userId: "ada", holdings: [held] };
    for (const right of nothingOver(set, rights)) {
      expect([right, can(actor, right, account, 0).is]).toEqual([right, "denied"]);
      if (set === list) expect([right, can(actor, right, space, 0).is]).toEqual([right, "denied"]);
    }
  }
});
