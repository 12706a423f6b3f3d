// What earlier items of a plan bring about, of many: each of them is looked for in what is read of the plan once.
import { expect, test } from "vitest";
import type { Reading } from "../../domain/changes/resource.ts";
import { somebody } from "../testing/item-memory.ts";
import { createForeseeing } from "./foreseen.ts";
import { plannedBy } from "./plan.ts";

const COUNT = 4_000;
const WINDOW = 200;
const parts = [
  { actionId: "invite-members", input: {}, isUndo: false },
  { actionId: "add-to-mention-groups", input: {}, isUndo: false },
] as const;
const person = (n: number) => ({
  ...{ channelId: "c", channel: "C", name: `Person ${n}`, email: `p${n}@x.example`, userId: `u${n}`, memberId: "" },
});
const invited = (n: number) => ({ n, part: 0, target: person(n), to: null });
const notIn: Reading<unknown> = { is: "known", state: { role: "none", barred: "They are not in the channel." } };

/** Of people who are to come into a channel's mention group with that part of a plan. */
const joining = (from: number) =>
  Array.from({ length: WINDOW }, (_, at) => {
    const n = from + at;
    const target = { ...person(n), groupId: "g", group: "G" };
    return { item: { n: COUNT + n, part: 1, key: `k${n}`, target, before: null, to: null }, reading: notIn };
  });

test("thousands who come into a channel and its mention group are looked for in one reading of the plan", async () => {
  let reads = 0;
  const foreseeing = createForeseeing(parts, somebody, async function* () {
    reads += 1;
    yield Array.from({ length: COUNT }, (_, n) => invited(n));
  });
  // Other work has its turn, however many there are.
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  for (let from = 0; from < COUNT; from += WINDOW) {
    const read = joining(from);
    const asRead = read.map(({ item, reading }) => plannedBy(item, parts[1], reading, somebody));
    expect(asRead.every(({ status }) => status === "skipped")).toBe(true);
    const plans = await foreseeing.foreseen(read, asRead);
    expect(plans.every(({ status }) => status === "planned")).toBe(true);
    foreseeing.settled(read, plans);
  }
  clearInterval(turning);
  expect(reads).toBe(1);
  expect(turns).toBeGreaterThan(3);
});

test("nothing is foreseen of what was left out before, nor of what comes after", async () => {
  const [first, second] = joining(0);
  if (!first || !second) throw new Error("nobody joins");
  const foreseeing = createForeseeing(parts, somebody, async function* () {
    yield [invited(0), { ...invited(1), n: 2 * COUNT }];
  });
  const asRead = [first, second].map(({ item, reading }) => plannedBy(item, parts[1], reading, somebody));
  const statuses = async () => (await foreseeing.foreseen([first, second], asRead)).map(({ status }) => status);
  expect(await statuses()).toEqual(["planned", "skipped"]);
  const left = { item: { ...first.item, ...invited(0) }, reading: notIn };
  foreseeing.settled([left], [{ ...plannedBy(first.item, parts[1], notIn, somebody), n: 0, status: "skipped" }]);
  expect(await statuses()).toEqual(["skipped", "skipped"]);
});
