import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChannelFacts,
  type ChannelSet,
  holds,
  holdsSpace,
  inAny,
  isLike,
  isWithin,
  setWords,
} from "./channel-set.ts";

const id = fc.constantFrom("a", "b", "c", "d");
const ids = fc.uniqueArray(id, { minLength: 1 });
const name = fc.stringMatching(/^[abAB *-]{0,6}$/);
const set: fc.Arbitrary<ChannelSet> = fc.oneof(
  fc.constant({ of: "all" } as const),
  fc.record({ of: fc.constant("spaces" as const), spaceIds: ids }),
  fc.record({ of: fc.constant("name" as const), pattern: name.filter((text) => text !== "") }),
  fc.record({ of: fc.constant("list" as const), channelIds: ids }),
  fc.record({ of: fc.constant("own" as const), as: fc.constantFrom("owner" as const, "leader" as const) }),
);
const channel: fc.Arbitrary<ChannelFacts> = fc.record({
  channelId: id,
  name: fc.option(name),
  spaceId: fc.option(id),
  own: fc.constantFrom("owner", "administrator", null),
  isProtected: fc.boolean(),
});
const unknown: ChannelFacts = { channelId: "z", name: null, spaceId: null, own: null, isProtected: false };

describe("a set of channels", () => {
  test("that is within another has nothing that the other has not", () => {
    fc.assert(
      fc.property(set, set, channel, fc.boolean(), (inner, outer, one, canBeProtected) => {
        fc.pre(isWithin(inner, outer) && holds(inner, one, canBeProtected));
        expect(holds(outer, one, canBeProtected)).toBe(true);
      }),
    );
  });

  test("is within itself, and within all", () => {
    fc.assert(
      fc.property(set, (one) => {
        expect(isWithin(one, one)).toBe(true);
        expect(isWithin(one, { of: "all" })).toBe(true);
      }),
    );
  });

  test("never has a protected channel, unless whoever asks may reach those", () => {
    fc.assert(
      fc.property(set, channel, (one, facts) => {
        expect(holds(one, { ...facts, isProtected: true }, false)).toBe(false);
        const open = holds(one, { ...facts, isProtected: false }, false);
        expect(holds(one, { ...facts, isProtected: true }, true)).toBe(open);
      }),
    );
  });

  test("is the same for whoever looks through many of several", () => {
    fc.assert(
      fc.property(fc.array(set), channel, (some, one) => {
        expect(inAny(some)(one)).toBe(some.some((own) => holds(own, one, true)));
      }),
    );
  });

  test("goes by names as each of many patterns does", () => {
    const text = fc.stringMatching(/^[abÄ1-]{0,14}$/);
    const pattern = fc.stringMatching(/^[abä1*-]{1,8}$/);
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 8 }), fc.array(text), (patterns, names) => {
        const reaches = inAny(patterns.map((one) => ({ of: "name", pattern: one })));
        for (const one of names)
          expect([one, reaches({ ...unknown, name: one })]).toEqual([one, patterns.some((like) => isLike(like, one))]);
      }),
    );
  });

  test("has nothing of which nothing is known, but all has", () => {
    fc.assert(
      fc.property(set, (one) => {
        expect(holds(one, unknown, true)).toBe(one.of === "all");
      }),
    );
  });

  test("of a space has its channels and the space, not others", () => {
    const space: ChannelSet = { of: "spaces", spaceIds: ["a"] };
    expect(holds(space, { ...unknown, spaceId: "a" }, false)).toBe(true);
    expect(holds(space, { ...unknown, spaceId: "b" }, false)).toBe(false);
    expect([holdsSpace(space, "a"), holdsSpace(space, "b"), holdsSpace({ of: "all" }, "b")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("of one's own tells owners from administrators", () => {
    const [owner, leader] = (["owner", "leader"] as const).map((as): ChannelSet => ({ of: "own", as }));
    if (!owner || !leader) throw new Error("two sets");
    expect(holds(owner, { ...unknown, own: "administrator" }, false)).toBe(false);
    expect(holds(leader, { ...unknown, own: "administrator" }, false)).toBe(true);
    expect(holds(leader, { ...unknown, own: "owner" }, false)).toBe(true);
  });

  test("of thousands is as one of few", () => {
    const channelIds = Array.from({ length: 2_000 }, (_, index) => `c${index}`);
    expect(holds({ of: "list", channelIds }, { ...unknown, channelId: "c1999" }, false)).toBe(true);
    expect(holds({ of: "list", channelIds }, { ...unknown, channelId: "c2000" }, false)).toBe(false);
  });
});

describe("a pattern of names", () => {
  test.each([
    ["sales-*", "Sales-EMEA", true],
    ["sales-*", "presales-emea", false],
    ["*emea*", "Sales-EMEA", true],
    ["sales", "sales-emea", false],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["*", "", true],
    ["a*b*c", "acb", false],
    ["ﬁnance", "FINANCE", true],
  ])("%s, %s: %s", (pattern, text, fits) => {
    expect(isLike(pattern, text)).toBe(fits);
  });

  test("fits as a regular expression says", () => {
    fc.assert(
      fc.property(name, name, (pattern, text) => {
        const plain = text.replaceAll("*", "x");
        expect(isLike(pattern, plain)).toBe(new RegExp(`^${pattern.replaceAll("*", ".*")}$`, "i").test(plain));
      }),
    );
  });
});

test.each<[ChannelSet, string]>([
  [{ of: "all" }, "All channels"],
  [{ of: "spaces", spaceIds: ["a"] }, "Channels in Alpha"],
  [{ of: "name", pattern: "sales-*" }, "Channels whose name is like “sales-*”"],
  [{ of: "list", channelIds: ["a"] }, "Alpha"],
  [{ of: "list", channelIds: ["a", "b", "c", "d", "e"] }, "5 channels: Alpha, b, c and 2 more"],
  [{ of: "own", as: "leader" }, "Channels they own or administer"],
  [{ of: "own", as: "owner" }, "Channels they own"],
])("%j is called %s", (one, words) => {
  expect(setWords(one, (some) => (some === "a" ? "Alpha" : some))).toBe(words);
});
