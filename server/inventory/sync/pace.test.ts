import { expect, test } from "vitest";
import { createPace, poolOf } from "./pace.ts";

const DAY_MS = 86_400_000;
const { signal } = new AbortController();

function paceOf(plan: "free" | "pro" | "unlimited", part: number) {
  let nowMs = 100 * DAY_MS;
  const pace = createPace(
    plan,
    part,
    () => nowMs,
    async () => undefined,
  );
  const turns = async (count: number): Promise<number> => {
    for (let done = 0; done < count; done += 1)
      try {
        await pace.turn("MEDIUM", signal);
      } catch (error) {
        expect(error).toMatchObject({ code: "rate_limited", retryAfterMs: 101 * DAY_MS - nowMs });
        return done;
      }
    return count;
  };
  return { pace, turns, to: (ms: number) => (nowMs = ms) };
}

test("a day's requests are spent to the part that is the inventory's, and anew the next day", async () => {
  const { turns, to } = paceOf("free", 0.5);
  expect(await turns(1_200)).toBe(1_000);
  to(100 * DAY_MS + 3_600_000);
  expect(await turns(1)).toBe(0);
  to(101 * DAY_MS);
  expect(await turns(10)).toBe(10);
});

test("a quarter of a day's requests stays with people, whatever the part", async () => {
  expect(await paceOf("free", 1).turns(2_000)).toBe(1_500);
});

test("what a request takes knows the day's limit", () => {
  const { pace } = paceOf("free", 0.5);
  expect(pace.costMs("MEDIUM")).toBe(DAY_MS / 1_000);
  expect(pace.gapMs("MEDIUM")).toBe(1_000);
  const pro = paceOf("pro", 0.5).pace;
  expect(pro.costMs("MEDIUM")).toBe(pro.gapMs("MEDIUM"));
  expect(pro.costMs("HEAVY")).toBe(DAY_MS / 15_000);
  expect(paceOf("unlimited", 1).pace.costMs("MEDIUM")).toBe(0);
  expect([poolOf("pro", "HEAVY"), poolOf("pro", "RESOURCE-INTENSIVE"), poolOf("pro", "LIGHT")]).toEqual([
    ...["heavy", "heavy", "LIGHT"],
  ]);
});
