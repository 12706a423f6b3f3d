import { expect, test } from "vitest";
import { setChannelSettings } from "../actions/channels.ts";
import { planItem } from "../changes/item.ts";
import type { ChannelSettings } from "./channel-settings.ts";

const via = { connection: "me", userId: "u" } as const;
const plan = (state: ChannelSettings, edits: unknown) =>
  planItem(setChannelSettings, { channelId: "c", name: "Sales" }, { is: "known", state }, edits, via);

test("those who may post are changed where posting is for them already", () => {
  const planned = plan({ name: "Sales", type: 2, posting: 3, designated: ["a"] }, { designated: ["b", "a"] });
  expect(planned).toMatchObject({ skip: undefined, to: { posting: 3, designated: ["b", "a"] } });
  expect(plan({ posting: 3, designated: ["a", "b"] }, { designated: ["b", "a"] }).skip).toBeDefined();
});

test.each([
  [4, 0, "In a group chat, every member can add external people. Zoom does not let anyone change that."],
  [3, 1, "Only people in this account can be in this channel."],
  [1, 0, undefined],
])("who adds external people to a channel of type %i is set to %i, or it says why not", (type, external, skip) => {
  const state: ChannelSettings = { name: "Sales", type, mentionAll: 1, external: type === 3 ? 0 : 1 };
  expect(plan(state, { external }).skip).toBe(skip);
  // Beside other settings it is left as it is.
  expect(plan(state, { external, mentionAll: 2 })).toMatchObject({ skip: undefined, to: { mentionAll: 2 } });
});
