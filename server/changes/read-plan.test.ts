import { expect, test } from "vitest";
import { call } from "../../contract/call.ts";
import { getChannel } from "../../contract/endpoints.gen.ts";
import { countingReads } from "./read-plan.ts";
import type { Sending } from "./zoom.ts";

const sending: Sending = {
  via: {
    changeId: "change",
    connection: "account",
    userId: "u",
    accountId: "a",
    who: { userId: "u", accountId: "a", email: "", displayName: "", roleName: "", idHash: "" },
  },
  lane: "job",
  signal: new AbortController().signal,
};

test("calls that are given up before their turn are not counted", async () => {
  let isTurn = false;
  const { zoom, reads } = countingReads({
    send: async (_call, { beforeSent }) => {
      if (!isTurn) throw new Error("given up");
      await beforeSent?.();
    },
  });
  const read = () => zoom.send(call(getChannel, { path: { channelId: "c" } }), sending);
  await expect(read()).rejects.toThrow("given up");
  expect(reads).toEqual({});
  isTurn = true;
  await read();
  expect(Object.values(reads)).toEqual([1]);
});
