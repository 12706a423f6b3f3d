import { expect, test } from "vitest";
import { ensureStillPermitted, NoLongerPermitted } from "./still-permitted.ts";
import type { SendDeps } from "./window.ts";

type Given = Pick<SendDeps, "zoom" | "via" | "clock" | "actionIdOf" | "actsOf">;

/** @param whys Why each item is not permitted any more. */
function depsWith(nowMs: number, whys: readonly (string | null)[]) {
  const asked: (readonly unknown[])[] = [];
  const deps = {
    actionIdOf: () => "archive-channels",
    actsOf: () => ["archive-channels"],
    clock: { nowMs: () => nowMs },
    via: { connection: "account" },
    zoom: {
      permits: async (_via: unknown, _actionId: string, targets: readonly unknown[]) => {
        asked.push(targets);
        return whys;
      },
    },
  } as unknown as Given; // As much of it as is asked.
  return { asked, deps: deps as SendDeps };
}
const items = [{ target: { channelId: "a" } }, { target: { channelId: "b" } }] as Parameters<
  typeof ensureStillPermitted
>[0];

test("a call that went at once is not asked about twice", async () => {
  const { deps, asked } = depsWith(999, ["No.", null]);
  await ensureStillPermitted(items, 0, 0, deps);
  expect(asked).toEqual([]);
});

test("one that waited for its turn is, and does not go where any of its items is not permitted", async () => {
  const { deps, asked } = depsWith(1_000, [null, "No."]);
  await expect(ensureStillPermitted(items, 0, 0, deps)).rejects.toThrow(NoLongerPermitted);
  expect(asked).toEqual([[{ channelId: "a" }, { channelId: "b" }]]);
  await ensureStillPermitted(items, 0, 0, depsWith(1_000, [null, null]).deps);
});
