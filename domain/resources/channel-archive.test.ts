import { expect, test } from "vitest";
import { channelArchive } from "./channel-archive.ts";

const via = { connection: "account", userId: "u" } as const;
const items = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    target: { channelId: `c${n}`, name: `Channel ${n}` },
    now: undefined,
    to: { isArchived: true },
  }));
const results = (failed: readonly object[], count: number) =>
  channelArchive.interpret?.("archive", { failed_channels: failed }, items(count), via).map(({ is }) => is);

test("a failure that names no channel leaves every channel of the call open that is not named", () => {
  const nameless = { reason: "No.", error_code: "5301" };
  expect(results([nameless], 3)).toEqual(["untold", "untold", "untold"]);
  expect(results([nameless, { ...nameless, channel_id: "c1" }], 3)).toEqual(["untold", "failed", "untold"]);
});

test("a failure that names no channel is that of the only one", () => {
  expect(results([{ reason: "No.", error_code: "5301" }], 1)).toEqual(["failed"]);
});

test("those that no failure names are done", () => {
  const failures = [
    { channel_id: "c0", reason: "Archived.", error_code: "3205" },
    { channel_id: "c1", reason: "No.", error_code: "5301" },
  ];
  expect(results(failures, 3)).toEqual(["unchanged", "failed", "done"]);
});
