import { describe, expect, test } from "vitest";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import type { Lane, NoRoom } from "./call.ts";
import { createDayShares } from "./day-shares.ts";

const DAY_MS = 86_400_000;

/** What becomes of one more request of a day that has a hundred, of which so many were counted. */
function oneMore(counts: Readonly<Record<string, number>>, person: string, lane: Lane, total?: number): NoRoom | null {
  const shares = createDayShares(100);
  const counted = Object.values(counts).reduce((sum, count) => sum + count, 0);
  shares.replace({ total: total ?? counted, counts, endMs: DAY_MS }, []);
  const operation = { id: "any", rate: "HEAVY" } as const;
  return shares.refusal({ accountId: "account", person, lane, operation, signal: null }, 0);
}

const saidOf = (noRoom: NoRoom | null): string => {
  if (!noRoom) return "";
  const failure = zoomFailure({ kind: "failed", reason: "no_room", noRoom, attempts: 0 });
  return failure instanceof Error ? failure.message : "";
};

describe("of a day's requests", () => {
  test("whoever has had their share is told that, and others go on", () => {
    const counts = { greedy: 75, calm: 3 };
    expect(saidOf(oneMore(counts, "greedy", "interactive"))).toBe(
      "You have used your share of the account’s requests of this kind for today. Try again in 24 h.",
    );
    expect(oneMore(counts, "calm", "interactive")).toBeNull();
  });

  test("people are told that there are none left where that is so", () => {
    expect(saidOf(oneMore({ calm: 3 }, "calm", "interactive", 100))).toBe(
      "The account’s requests of this kind are used up for today. Try again in 24 h.",
    );
  });

  test("changes leave a part to people, and say so", () => {
    const counts = { "job of chief": 75 };
    expect(saidOf(oneMore(counts, "chief", "job"))).toBe(
      "Changes have used their part of the account’s requests of this kind for today; the rest is kept for people. Try again in 24 h.",
    );
    expect(oneMore(counts, "chief", "interactive")).toBeNull();
  });
});
