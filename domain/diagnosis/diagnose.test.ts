import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { actionOf } from "../actions/registry.ts";
import { certainties } from "./cause.ts";
import { diagnose, nextChecks } from "./diagnose.ts";
import type { DiagnosisFacts, Fact, Settings } from "./facts.ts";
import { type Question, questionIds } from "./questions.ts";

const NOW = Date.UTC(2026, 10, 30);
const known = <Value>(value: Value): Fact<Value> => ({ is: "known", value, atMs: NOW, from: "zoom" });
const unknown = { is: "unknown", why: "Zoom did not answer." } as const;

const open: Settings = {
  ...{ type: 1, posting: 1, designated: [], adding: 1, mentionAll: 1, seesHistory: true, external: 1 },
};
/** A member of a private channel in which everybody may everything. */
const well: DiagnosisFacts = {
  nowMs: NOW,
  person: { name: "Mia Chen", userId: "mia", memberId: "m-mia", email: "mia@example.com", isExternal: false },
  channel: { id: "c1", name: "Launch room" },
  account: known({ status: "active", type: 2 }),
  settings: known(open),
  isArchived: known(false),
  membership: known({ role: "member", memberId: "m-mia" }),
  joinedAtMs: known(Date.UTC(2026, 9, 1)),
  space: known(null),
  retention: known("1y"),
  mentionGroups: known([{ id: "g1", name: "on-call", isIn: true }]),
  directoryGroups: known([]),
};
const set = (settings: Partial<Settings>): Partial<DiagnosisFacts> => ({ settings: known({ ...open, ...settings }) });
const out: Partial<DiagnosisFacts> = { membership: known(null) };
const causes = (question: Question, ...changes: readonly Partial<DiagnosisFacts>[]) =>
  diagnose(question, Object.assign({}, well, ...changes));
const told = (question: Question, ...changes: readonly Partial<DiagnosisFacts>[]) =>
  causes(question, ...changes).map(({ id, certainty, remedies }) => [
    id,
    certainty,
    remedies.map(({ part }) => part.actionId).join(" "),
  ]);

describe("where nothing stops them", () => {
  test.each(questionIds.filter((id) => id !== "see"))("%s has no cause, and what to look at next", (question) => {
    expect(causes(question)).toEqual([]);
    expect(nextChecks(question, []).length).toBeGreaterThan(2);
  });

  test("messages are still gone after their period", () => {
    expect(causes("see")).toMatchObject([
      { id: "retention", certainty: "partly", sentence: expect.stringContaining("before 2025-11-30") },
    ]);
  });
});

test.each<[Question, Partial<DiagnosisFacts>, readonly (readonly string[])[]]>([
  ["post", { account: known({ status: "inactive", type: 2 }) }, [["account-inactive", "certain", ""]]],
  ["post", { account: known({ status: "pending", type: 1 }) }, [["account-pending", "certain", ""]]],
  ["post", { account: known({ status: "gone", type: null }) }, [["account-gone", "certain", ""]]],
  ["post", { account: known({ status: "active", type: 99 }) }, [["no-licence", "possible", ""]]],
  ["post", { isArchived: known(true) }, [["archived", "certain", "unarchive-channels"]]],
  ["post", out, [["no-member", "certain", "invite-members"]]],
  ["post", set({ posting: 2 }), [["posting", "certain", "set-channel-settings promote-members set-channel-settings"]]],
  ["post", set({ posting: 3, designated: ["m-mia"] }), []],
  ["post", { settings: known(null) }, [["channel-gone", "certain", ""]]],
  ["post", set({ posting: undefined }), [["posting", "unknown", ""]]],
  [
    "see",
    set({ seesHistory: false }),
    [
      ["history", "partly", "set-channel-settings"],
      ["retention", "partly", ""],
    ],
  ],
  ["find", out, [["private", "certain", "invite-members"]]],
  ["find", { ...out, ...set({ type: 3 }) }, []],
  ["find", { isArchived: known(true) }, [["archived", "certain", "unarchive-channels"]]],
  ["add", set({ adding: 2 }), [["adding", "certain", "promote-members set-channel-settings"]]],
  ["add", set({ adding: 2, type: 5 }), []],
  ["add", set({ external: 0 }), [["external", "partly", "set-channel-settings"]]],
  ["mention", set({ mentionAll: 2 }), [["mention-all", "certain", "promote-members set-channel-settings"]]],
  ["mention", set({ mentionAll: 3 }), [["mention-all", "certain", "set-channel-settings"]]],
  [
    "mentioned",
    { mentionGroups: known([{ id: "g1", name: "on-call", isIn: false }]) },
    [["mention-groups", "certain", "add-to-mention-groups"]],
  ],
  ["mentioned", { mentionGroups: known([]) }, [["no-groups", "certain", ""]]],
])("%s: %j", (question, change, expected) => {
  expect(told(question, change)).toEqual(expected);
});

test("what comes with a role of theirs stops no leader", () => {
  const admin = { membership: known({ role: "admin", memberId: "m-mia" }) } as const;
  const strict = set({ posting: 2, adding: 2, mentionAll: 2, external: 3 });
  for (const question of ["post", "add", "mention"] as const) expect(causes(question, admin, strict)).toEqual([]);
});

test("what stops them for sure comes first, and what is not known is said beside it", () => {
  const all = told("post", { isArchived: unknown, account: unknown }, set({ posting: 2 }));
  expect(all.map(([id, certainty]) => [id, certainty])).toEqual([
    ["posting", "certain"],
    ["account", "unknown"],
    ["archived", "unknown"],
  ]);
});

test("whoever can be let in by several ways is offered each", () => {
  const space = known({ id: "s1", name: "Field team", kind: "private", isIn: false } as const);
  const directoryGroups = known([{ id: "d1", name: "Sales", isIn: false }]);
  expect(told("find", out, { space, directoryGroups })).toEqual([
    ["private", "certain", "invite-members add-to-spaces add-to-directory-groups"],
  ]);
  const general = known({ id: "s1", name: "Field team", kind: "general", isIn: false } as const);
  expect(told("post", out, { space: general })).toEqual([["no-member", "certain", "add-to-spaces"]]);
});

const anyFact = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Fact<Value>> =>
  fc.oneof(value.map(known), fc.constant(unknown));
const group = fc.record({ id: fc.constantFrom("g1", "g2"), name: fc.string({ maxLength: 400 }), isIn: fc.boolean() });
const facts: fc.Arbitrary<DiagnosisFacts> = fc.record({
  nowMs: fc.constant(NOW),
  person: fc.record({
    ...{
      name: fc.string({ maxLength: 400 }),
      userId: fc.constantFrom("", "mia"),
      memberId: fc.constantFrom("", "m-mia"),
    },
    ...{ email: fc.constantFrom("", "mia@example.com"), isExternal: fc.boolean() },
  }),
  channel: fc.record({ id: fc.constant("c1"), name: fc.string({ maxLength: 400 }) }),
  account: anyFact(
    fc.record({
      status: fc.constantFrom("active", "inactive", "pending", "gone"),
      type: fc.constantFrom(null, 1, 2, 4, 99),
    }),
  ),
  settings: anyFact(
    fc.option(
      fc.record({
        type: fc.nat(5),
        posting: fc.constantFrom(undefined, 1, 2, 3),
        designated: fc.constantFrom(undefined, [], ["m-mia"]),
        adding: fc.constantFrom(undefined, 1, 2),
        mentionAll: fc.constantFrom(undefined, 1, 2, 3),
        seesHistory: fc.constantFrom(undefined, true, false),
        external: fc.constantFrom(undefined, 0, 1, 2, 3),
      }),
    ),
  ),
  isArchived: anyFact(fc.boolean()),
  membership: anyFact(
    fc.option(fc.record({ role: fc.constantFrom("owner", "admin", "member"), memberId: fc.constantFrom("", "m-mia") })),
  ),
  joinedAtMs: anyFact(fc.constant(NOW - 1)),
  space: anyFact(
    fc.option(
      fc.record({
        ...{ id: fc.constant("s1"), name: fc.string({ maxLength: 400 }), isIn: fc.boolean() },
        kind: fc.constantFrom("general", "private", "public_for_members"),
      }),
    ),
  ),
  retention: anyFact(fc.constantFrom("1y", "30d", "6m", "forever")),
  mentionGroups: anyFact(fc.array(group, { maxLength: 9 })),
  directoryGroups: anyFact(fc.array(group, { maxLength: 3 })),
});

describe("whatever is known", () => {
  test("a remedy is a change as the console takes it, and none is offered in an archived channel but to unarchive it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionIds), facts, (question, given) => {
        const isArchived = given.isArchived.is === "known" && given.isArchived.value;
        for (const { remedies } of diagnose(question, given))
          for (const { part } of remedies) {
            const action = actionOf(part.actionId);
            v.parse(action.input, part.input);
            for (const target of part.targets) v.parse(action.resource.target, target);
            if (isArchived) expect(part.actionId).toBe("unarchive-channels");
          }
      }),
      { numRuns: 500 },
    );
  });

  test("causes are in order, each once, and nothing is said to be next where something stops them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionIds), facts, (question, given) => {
        const all = diagnose(question, given);
        const ranks = all.map(({ certainty }) => certainties.indexOf(certainty));
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(nextChecks(question, all).length === 0).toBe(ranks[0] === 0);
      }),
      { numRuns: 500 },
    );
  });

  test("what is not known is no reason that stops them for sure", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionIds), facts, (question, given) => {
        const dark = Object.fromEntries(
          Object.entries(given).map(([name, fact]) => [
            name,
            ["nowMs", "person", "channel"].includes(name) ? fact : unknown,
          ]),
        ) as unknown as DiagnosisFacts;
        expect(diagnose(question, dark).filter(({ certainty }) => certainty !== "unknown")).toEqual([]);
      }),
    );
  });
});
