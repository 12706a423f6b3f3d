// Names that several items of a plan would get, however far apart they are.
import { expect, test } from "vitest";
import { somebody } from "../testing/item-memory.ts";
import type { Plan } from "./change-store.ts";
import { createClashing } from "./clashes.ts";

const parts = [{ actionId: "rename-channels", input: {}, isUndo: false }] as const;
const renamed = (n: number, name: string) => {
  const row = { n, part: 0, target: { channelId: `c${n}`, name: `Old ${n}`, newName: name } };
  const plan: Plan = {
    n,
    status: "planned",
    before: [{}],
    to: [{ name }],
    skip: null,
    noUndo: null,
    remark: null,
    files: [],
  };
  return { row, plan };
};
const deps = {
  via: somebody,
  ask: () => Promise.reject(new Error("nothing is asked")),
  // Of the account's channels nobody has any of these names.
  holding: () => Promise.resolve(new Map()),
  hold: () => undefined,
};

test("of all items of a plan one gets a name, also of those that are looked at later or were kept before", async () => {
  const clashing = createClashing(parts, async function* () {
    yield [{ ...renamed(300, "").row, to: [{ name: "Kept before" }] }];
  });
  const skips = async (some: readonly ReturnType<typeof renamed>[]) => {
    const plans = some.map(({ plan }) => plan);
    const rows = some.map(({ row }) => row);
    return (await clashing.without(rows, plans, deps)).map(({ skip }) => skip);
  };
  const why = "Another channel in this change would get the same name.";
  expect(await skips([renamed(0, "Same"), renamed(1, "Other"), renamed(5, "same")])).toEqual([null, null, why]);
  expect(await skips([renamed(250, "Same"), renamed(251, "Kept before"), renamed(252, "New")])).toEqual([
    why,
    why,
    null,
  ]);
});
