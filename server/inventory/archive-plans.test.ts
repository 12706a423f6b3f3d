// What the inventory lately read of the archive is said when much is planned, without asking Zoom.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppliedChange } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { writeKnownCompany } from "../testing/known-company.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { writeMentionGroups } from "./store/facts.ts";

const DAY_MS = 86_400_000;
const ids = ["orphan", "led", "guests", "open", "empty", "made-up"];
const targets = ids.map((id) => ({ channelId: id, name: id }));

let stack: Stack;
let admin: Browser;
beforeAll(async () => {
  stack = await startStack({ config: { inventoryPart: 1 } });
  await writeKnownCompany(stack.database.orm, stack.clock.nowMs());
  const fact = { groups: undefined, unreadableCount: 0, atMs: stack.clock.nowMs() };
  await writeMentionGroups(stack.database.orm, [
    { ...fact, channelId: "orphan", isArchived: true },
    { ...fact, channelId: "led", isArchived: false },
    { ...fact, channelId: "guests", isArchived: true, atMs: stack.clock.nowMs() - 2 * DAY_MS },
  ]);
  admin = await stack.signIn("admin");
}, 120_000);
afterAll(() => stack.close());

const partOf = (actionId: string, some = targets, input: object = {}) => ({ actionId, input, targets: some });
/** Why each is left out; null where it is planned. */
async function skips(...parts: readonly object[]) {
  const answer = await admin.post("/api/changes", { connection: "account", parts });
  const { items, plan, status } = answer.json() as AppliedChange;
  expect([answer.status, status]).toEqual([201, "planned"]);
  return {
    skips: Object.fromEntries(
      (items ?? []).map(({ target, skip }) => [Reflect.get(Object(target), "channelId"), skip]),
    ),
    plan,
  };
}
const planned = Object.fromEntries(ids.map((id) => [id, null]));

test("what is archived already is left out, and counts no call", async () => {
  const { skips: found, plan } = await skips(partOf("archive-channels"));
  expect(found).toEqual({ ...planned, orphan: "It is already archived." });
  expect(plan?.skipped).toEqual([{ why: "It is already archived.", count: 1 }]);
  expect((await skips(partOf("unarchive-channels"))).skips).toEqual({ ...planned, led: "It is not archived." });
});

test("few are left to the answer", async () => {
  expect((await skips(partOf("archive-channels", targets.slice(0, 2)))).skips).toEqual({ orphan: null, led: null });
});

test("an archived channel is not renamed, unless the same change may take it out of the archive", async () => {
  const rename = partOf(
    "rename-channels",
    targets.map((target) => ({ ...target, newName: `${target.name} 2` })),
  );
  const why = "It is archived. Unarchive it first.";
  expect((await skips(rename)).skips.orphan).toBe(why);
  expect((await skips(rename)).skips.guests).not.toBe(why);
  expect((await skips(partOf("unarchive-channels"), rename)).skips.orphan).not.toBe(why);
});

test("whoever may not read the inventory is told nothing of it", async () => {
  const member = await stack.signIn("lead");
  const answer = await member.post("/api/changes", { connection: "me", parts: [partOf("archive-channels")] });
  const { items = [] } = answer.json() as AppliedChange;
  expect(items.map(({ skip }) => skip)).toEqual(ids.map(() => null));
});
