// Changes that begin later.
import { expect, test } from "vitest";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { inventoryChannels } from "../db/schema.ts";
import { approvalStand, DAY_MS } from "../testing/approval-stand.ts";

const stand = approvalStand();
const { post, planned, statusOf, isThere } = stand;

test("a plan that is applied for later begins then, can be found by its channel, and can be called off", async () => {
  const at = (days: number) => stand.stack.clock.nowMs() + days * DAY_MS;
  const { change } = await planned("delete-channels", 9, 1);
  for (const wrong of [at(-1), at(91)]) {
    const refused = await post(stand.admin, `/${change.id}/apply`, { at: wrong });
    expect(refused).toMatchObject({
      status: 400,
      change: { message: expect.stringMatching(/within the next 90 days/) },
    });
  }
  const goesOnAtMs = at(7);
  const scheduled = await post(stand.admin, `/${change.id}/apply`, { at: goesOnAtMs });
  expect(scheduled.change).toMatchObject({ status: "scheduled", goesOnAtMs, counts: { planned: 1 } });
  const key = encodeURIComponent(`channel-existence:${stand.channels[9]?.id}`);
  const found = (await stand.admin.get(`/api/changes?status=scheduled&of=${key}`)).json() as { changes: ChangeInfo[] };
  expect(found.changes.map(({ id }) => id)).toEqual([change.id]);
  const other = encodeURIComponent(`channel-existence:${stand.channels[10]?.id}`);
  expect((await stand.admin.get(`/api/changes?of=${other}`)).json()).toMatchObject({ changes: [] });

  expect((await post(stand.owner, `/${change.id}/cancel`)).change).toMatchObject({
    status: "cancelled",
    endedAtMs: expect.any(Number),
    beginsAtMs: goesOnAtMs,
    isCalledOff: true,
  });
  expect(await isThere(9)).toBe(true);

  // It is over: nothing tries it again, by nobody.
  for (const by of [stand.owner, stand.admin]) {
    for (const statuses of [["cancelled"], ["failed", "unknown", "stale"]])
      expect((await post(by, `/${change.id}/retry`, { statuses })).status).toBe(400);
    expect(await post(by, `/${change.id}/again`)).toMatchObject({
      status: 400,
      change: { message: expect.stringMatching(/called off/) },
    });
    expect((await post(by, `/${change.id}/apply`)).status).toBe(400);
  }
  expect(await isThere(9)).toBe(true);
  expect(await statusOf(change.id)).toBe("cancelled");
});

test("what was kept for a day that is past begins as soon as it is applied", async () => {
  const { change } = await planned("delete-channels", 18, 1, { at: stand.stack.clock.nowMs() + 1_000 });
  stand.stack.clock.advance(2_000);
  expect((await post(stand.admin, `/${change.id}/apply`)).change).toMatchObject({ status: "done", beginsAtMs: null });
  expect(await isThere(18)).toBe(false);
});

test("what was archived to be deleted later is kept when it is not archived any more", async () => {
  const [kept, deleted] = stand.channels.slice(30, 32);
  if (!kept || !deleted) throw new Error("too few channels");
  const { channels: stored } = stand.stack.sandbox.store;
  const setArchived = (id: string, isArchived: boolean) => {
    const channel = stored.find(id);
    if (channel) stored.setArchived(channel, isArchived);
  };
  const targets = [kept, deleted].map(({ id, name }) => ({ channelId: id, name, owner: "" }));
  const parts = [{ actionId: "delete-channels", input: {}, targets }];
  for (const { id } of [kept, deleted]) setArchived(id, true);
  const { change } = await post(stand.owner, "", { connection: "account", parts });
  expect(change.counts).toEqual({ planned: 2 });
  setArchived(kept.id, false);
  await post(stand.admin, `/${change.id}/apply`, { at: stand.stack.clock.nowMs() + 1_500 });
  await expect.poll(() => statusOf(change.id)).toBe("done");
  const ended = (await stand.owner.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
  expect(ended.counts).toEqual({ done: 1, stale: 1 });
  expect(await isThere(30)).toBe(true);
  expect(await isThere(31)).toBe(false);
});

test("what is due begins by itself, and not before", async () => {
  const { change } = await planned("archive-channels", 12, 2);
  const scheduled = await post(stand.owner, `/${change.id}/apply`, { at: stand.stack.clock.nowMs() + 1_500 });
  expect(scheduled.change.status).toBe("scheduled");
  await expect.poll(() => statusOf(change.id), { timeout: 20_000 }).toBe("done");
  const done = (await stand.owner.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
  expect(done.counts).toEqual({ done: 2 });
});

test("what is archived first is deleted on the day, and nothing of it can be undone then", async () => {
  const first = "archive-channels";
  const at = stand.stack.clock.nowMs() + 2_500;
  const { change } = await planned("delete-channels", 34, 2, { first, at });
  const applied = await post(stand.admin, `/${change.id}/apply`);
  expect(applied.change).toMatchObject({ status: "scheduled", counts: { done: 2, planned: 2 } });
  await expect.poll(() => statusOf(change.id), { timeout: 20_000 }).toBe("done");
  expect(await isThere(34)).toBe(false);
  expect((await stand.owner.get(`/api/changes/${change.id}`)).json()).toMatchObject({
    ...{ counts: { done: 4 }, undoableCount: 0 },
  });
  const undo = await post(stand.owner, `/${change.id}/undo`);
  expect(undo.change).toMatchObject({ itemCount: 2, counts: { skipped: 2 } });
});

test("what is unarchived since is deleted on no day, also once it is archived again", async () => {
  const at = stand.stack.clock.nowMs() + 8_000;
  const { change } = await planned("delete-channels", 38, 3, { first: "archive-channels", at });
  await post(stand.admin, `/${change.id}/apply`);
  const [rescued, found] = stand.channels.slice(38, 40).map(({ id, name }) => ({ channelId: id, name }));
  if (!rescued || !found) throw new Error("too few channels");
  const make = async (actionId: string, apply: boolean) => {
    const parts = [{ actionId, input: {}, targets: [rescued] }];
    return (await post(stand.owner, "", { connection: "account", parts, apply, confirmed: "grave" })).change;
  };
  const itemsOf = async (id: string) =>
    ((await stand.owner.get(`/api/changes/${id}/items`)).json() as { items: ChangeItemInfo[] }).items;
  const plan = await make("unarchive-channels", false);
  expect((await itemsOf(plan.id))[0]?.remark).toBe(
    `Its deletion on ${new Date(at).toISOString().slice(0, 10)} is called off.`,
  );
  const deletionsOf = async ({ channelId }: typeof rescued) =>
    (await stand.owner.get(`/api/changes?status=scheduled&items=planned&of=channel-existence:${channelId}`)).json();
  expect(await deletionsOf(rescued)).toMatchObject({ changes: [{ id: change.id }] });
  const unarchived = await make("unarchive-channels", true);
  const undo = (await post(stand.owner, `/${unarchived.id}/undo`)).change;
  expect((await itemsOf(undo.id))[0]?.remark).toMatch(/^Its deletion on .* was called off, and stays so\.$/);
  for (const made of [unarchived, await make("archive-channels", true)])
    expect(made).toMatchObject({ counts: { done: 1 } });
  expect(await deletionsOf(rescued)).toMatchObject({ changes: [] });
  // Of the second the inventory finds out.
  const seen = {
    id: found.channelId,
    name: found.name,
    type: 1,
    toldBy: "test",
    isArchived: false,
    firstSeenAtMs: 1,
    seenAtMs: 1,
  };
  const archiveAtMs = stand.stack.clock.nowMs() + 120_000;
  await stand.stack.database.orm.insert(inventoryChannels).values({ ...seen, archiveAtMs });
  await expect.poll(() => statusOf(change.id), { timeout: 30_000 }).toBe("done");
  expect((await itemsOf(change.id)).map(({ status, skip }) => skip ?? status)).toEqual([
    ...["done", "done", "done"],
    expect.stringMatching(/^Called off, since the channel was unarchived after that: Unarchive /),
    "Called off, since the channel was found unarchived after that.",
    "done",
  ]);
  expect(await Promise.all([38, 39, 40].map(isThere))).toEqual([true, true, false]);
});

test("nothing is deleted later that could not be archived before, until that is tried again", async () => {
  await stand.stack.fault({ operation: "performOperationsOnChannels", status: 400, code: 300, times: 100 });
  const first = "archive-channels";
  const at = stand.stack.clock.nowMs() + DAY_MS;
  const { change } = await planned("delete-channels", 36, 2, { first, at });
  expect((await post(stand.admin, `/${change.id}/apply`)).change).toMatchObject({
    ...{ status: "done", counts: { failed: 4 } },
  });
  const { items } = (await stand.owner.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] };
  expect(items.map(({ failure }) => failure?.code)).toEqual([300, 300, "first_failed", "first_failed"]);
  await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  expect((await post(stand.admin, `/${change.id}/retry`, { statuses: ["failed"] })).change).toMatchObject({
    ...{ status: "scheduled", goesOnAtMs: at, counts: { done: 2, planned: 2 } },
  });
  await post(stand.admin, `/${change.id}/cancel`);
});
