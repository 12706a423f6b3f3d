import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptPart } from "../../contract/rate-limits.ts";
import { mayTake, mayTakeAtMs, type Use, whyNot } from "./fair-share.ts";

const use = (changes: Partial<Use>): Use => ({
  limit: 20,
  kept: 5,
  isBackground: false,
  total: 0,
  own: 0,
  others: 0,
  ...changes,
});

describe("a fair share", () => {
  test.each([
    ["the first", {}, true],
    ["the last that is not kept", { total: 14, own: 14 }, true],
    ["one more than that", { total: 15, own: 15 }, false],
    ["the first of someone who finds it all taken", { total: 15, others: 1 }, true],
    ["the last of an equal share", { total: 19, own: 5, others: 1 }, true],
    ["more than an equal share", { total: 19, own: 6, others: 1 }, false],
    ["what is kept, for what nobody waits for", { total: 15, others: 1, isBackground: true }, false],
    ["more than there is", { total: 20, others: 1 }, false],
    ["the only one there is", { limit: 1, kept: keptPart(1) }, true],
  ] as const)("may %s be taken: %j %s", (_what, changes, isAllowed) => {
    expect(mayTake(use(changes), 1)).toBe(isAllowed);
  });

  test("says whether the person or everybody has taken too much", () => {
    expect(whyNot(use({ total: 15, own: 15 }), 1)).toBe("share");
    expect(whyNot(use({ total: 20, own: 15, others: 1 }), 1)).toBe("share");
    expect(whyNot(use({ total: 20, own: 1, others: 4 }), 1)).toBe("full");
  });

  test("tells when there will be room", () => {
    const taken = [10, 20, 30].map((untilMs) => ({ share: "a", untilMs }));
    const three = use({ limit: 3, kept: 1, total: 3, own: 3 });
    // The first that comes back is the one that is kept.
    expect(mayTakeAtMs("a", three, taken)).toBe(20);
    expect(mayTakeAtMs("b", { ...three, own: 0, others: 1 }, taken)).toBe(10);
  });

  test("leaves room for everybody who comes, and never gives more than there is", () => {
    const limits = fc.integer({ min: 2, max: 100 });
    fc.assert(
      fc.property(limits, fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 300 }), (limit, wishes) => {
        const owns = new Map<number, number>();
        let total = 0;
        for (const user of wishes) {
          const own = owns.get(user) ?? 0;
          const others = owns.size - (owns.has(user) ? 1 : 0);
          if (!mayTake({ limit, kept: keptPart(limit), isBackground: false, total, own, others }, 1)) continue;
          total += 1;
          owns.set(user, own + 1);
          if (owns.size === 1) expect(total).toBeLessThan(limit);
        }
        expect(total).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
