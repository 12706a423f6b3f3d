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
