// Changes that somebody else has to apply.
import { expect, test } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { approvalStand, DAY_MS } from "../testing/approval-stand.ts";
import type { Browser } from "../testing/browser.ts";

const HOUR_MS = 3_600_000;
const stand = approvalStand();
const { post, planned, statusOf, isThere } = stand;

test("nothing is deleted past it by the way back of what was created", async () => {
  const input = { type: 1, posting: 1, adding: 1, mentionAll: 1, seesHistory: true };
  const targets = [{ channelId: "", name: "Made and unmade", owner: "lead@sandbox.example" }];
  const parts = [{ actionId: "create-channels", input, targets }];
  const made = await post(stand.owner, "", { connection: "account", parts, apply: true });
  expect(made.change).toMatchObject({ status: "done", counts: { done: 1 } });
  const undo = await post(stand.owner, `/${made.change.id}/undo`);
  expect(undo.change).toMatchObject({ status: "planned", needsApproval: true });
  expect((await post(stand.owner, `/${undo.change.id}/apply`)).status).toBe(403);
  expect((await post(stand.admin, `/${undo.change.id}/apply`)).change.status).toBe("done");
});

test("whoever planned it cannot be quicker than its planning", async () => {
  const targets = stand.channels.slice(10, 22).map(({ id, name }) => ({ channelId: id, name }));
  await stand.stack.fault({ operation: "getRetentionPolicyOfChannel", latencyMs: 60, times: 12 });
  const parts = [{ actionId: "set-retention", input: { period: "1y" }, targets }];
  const { change } = await post(stand.owner, "", { connection: "account", parts });
  let isPlanned = false;
  while (!isPlanned) {
    isPlanned = (await statusOf(change.id)) === "planned";
    expect((await post(stand.owner, `/${change.id}/apply`)).status).toBeGreaterThanOrEqual(400);
  }
  expect(await statusOf(change.id)).toBe("planned");
});

test("what is small and can be taken back is applied by whoever planned it", async () => {
  const { change } = await planned("archive-channels", 0, 3, { apply: true });
  expect(change).toMatchObject({ status: "done", counts: { done: 3 }, needsApproval: false });
});

test("above the number of items somebody else has to apply it, who sees whose plan it is", async () => {
  const { change } = await planned("archive-channels", 3, 4, { apply: true });
  expect(change).toMatchObject({ status: "planned", needsApproval: true });
  const refused = await post(stand.owner, `/${change.id}/apply`);
  expect(refused).toMatchObject({ status: 403, change: { code: "forbidden_role" } });
  expect(refused.change.message).toMatch(/^Someone other than whoever planned this has to apply it\./);
  const trail = (await stand.owner.get(`/api/audit?outcome=refused&change=${change.id}`)).json() as { rows: unknown[] };
  expect(trail.rows).toMatchObject([
    {
      entry: {
        ...{ operation: "applyChange", connection: "account", action: "archive-channels", change: { id: change.id } },
        ...{ targets: [{ kind: "change", id: change.id, name: "Archive 4 channels" }], result: { count: 1 } },
      },
    },
  ]);
  expect(await statusOf(change.id)).toBe("planned");

  // Whoever approves finds them all, and nothing else.
  const small = await planned("archive-channels", 0, 2);
  await planned("delete-channels", 1, 1);
  const listOf = async (query: string) =>
    ((await stand.admin.get(`/api/changes?${query}`)).json() as { changes: ChangeInfo[] }).changes;
  const asked = await listOf("approval=needed");
  const all = await listOf("status=planned");
  expect(asked.map(({ id }) => id)).toEqual(all.filter((one) => one.needsApproval).map(({ id }) => id));
  expect(asked.map(({ title }) => title)).toContain("Archive 4 channels");
  expect(all.length - asked.length).toBe(1);
  // What is open counts with what comes later.
  expect((await post(stand.owner, `/${small.change.id}/cancel`)).change.status).toBe("discarded");

  const seen = (await stand.admin.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
  expect(seen).toMatchObject({ needsApproval: true, plannedByName: expect.stringMatching(/./) });
  const applied = await post(stand.admin, `/${change.id}/apply`);
  expect(applied).toMatchObject({ status: 200, change: { status: "done", counts: { done: 4 } } });
  expect(applied.change.appliedBy).not.toBe(applied.change.plannedBy);

  // The way back of as many is as many.
  const undo = await post(stand.owner, `/${change.id}/undo`);
  expect(undo.change).toMatchObject({ status: "planned", needsApproval: true });
  expect((await post(stand.admin, `/${undo.change.id}/apply`)).change.status).toBe("done");
});

test("one item counts where something is lost for good", async () => {
  const { change } = await planned("delete-channels", 8, 1, { apply: true, confirmed: "grave" });
  expect(change).toMatchObject({ status: "planned", needsApproval: true });
  expect((await post(stand.owner, `/${change.id}/apply`)).status).toBe(403);
  expect(await isThere(8)).toBe(true);
  expect((await post(stand.admin, `/${change.id}/apply`)).change.status).toBe("done");
  expect(await isThere(8)).toBe(false);
});

test("a plan says by which rule it waits, and begins on the day for which it was kept", async () => {
  const at = stand.stack.clock.nowMs() + 7 * DAY_MS;
  const past = await planned("delete-channels", 14, 4, { at: stand.stack.clock.nowMs() - 1 });
  expect(past).toMatchObject({ status: 400, change: { message: expect.stringMatching(/within the next 90 days/) } });
  const { change } = await planned("delete-channels", 14, 4, { at });
  expect(change).toMatchObject({ status: "planned", beginsAtMs: at, needsApproval: true });
  expect(change.approvalRules).toEqual([
    {
      of: "loss",
      text: "Deletions, shorter retention and ownership handed over need a second person, however few there are.",
    },
    { of: "items", text: "More than 3 items need a second person." },
  ]);
  expect((await post(stand.owner, `/${change.id}/apply`)).status).toBe(403);
  expect((await post(stand.admin, `/${change.id}/apply`)).change).toMatchObject({
    status: "scheduled",
    goesOnAtMs: at,
  });
  // What was approved was approved for its day: whoever planned it can put it off, and brings it forward no more than they
  // could apply it.
  const postponed = (who: Browser, days: number) =>
    post(who, `/${change.id}/postpone`, { at: stand.stack.clock.nowMs() + days * DAY_MS });
  expect(await postponed(stand.owner, 6)).toMatchObject({
    ...{ status: 403, change: { code: "forbidden_role", message: expect.stringMatching(/bring it forward/) } },
  });
  expect(await postponed(stand.owner, 9)).toMatchObject({ status: 200, change: { status: "scheduled" } });
  expect(await postponed(stand.owner, 8)).toMatchObject({ status: 403 });
  expect(await postponed(stand.admin, 8)).toMatchObject({ status: 200 });
  expect((await post(stand.admin, `/${change.id}/cancel`)).change).toMatchObject({
    isCalledOff: true,
    approvalRules: [],
  });
  expect(await isThere(14)).toBe(true);
});

test("someone else approves what goes first with what comes later, each channel once", async () => {
  // What was archived before counts no more.
  stand.stack.clock.advance(HOUR_MS + 1_000);
  const at = stand.stack.clock.nowMs() + 7 * DAY_MS;
  const all = { first: "archive-channels", at, apply: true, confirmed: "grave" } as const;
  const { change } = await planned("delete-channels", 26, 3, all);
  expect(change).toMatchObject({
    ...{ status: "planned", title: "Archive, then delete 3 channels", itemCount: 6, beginsAtMs: at },
    approvalRules: expect.arrayContaining([expect.objectContaining({ of: "loss" })]),
  });
  // Three channels are not more than three, though two things are done to each.
  expect(change.approvalRules.map(({ text }) => text)).not.toContain("More than 3 items need a second person.");
  expect((await post(stand.owner, `/${change.id}/apply`)).status).toBe(403);
  const applied = await post(stand.admin, `/${change.id}/apply`);
  expect(applied.change).toMatchObject({ status: "scheduled", goesOnAtMs: at, counts: { done: 3, planned: 3 } });
  expect((await post(stand.owner, `/${change.id}/cancel`)).change).toMatchObject({
    ...{ isCalledOff: true, counts: { done: 3, cancelled: 3 }, undoableCount: 3 },
  });
  const { change: undo } = await post(stand.owner, `/${change.id}/undo`);
  expect((await post(stand.owner, `/${undo.id}/apply`)).change).toMatchObject({ status: "done", counts: { done: 3 } });
  expect(await isThere(26)).toBe(true);
});

test("what failed of an approved change is tried again by somebody else only, and each who did is kept", async () => {
  const names = stand.channels.slice(20, 22);
  await stand.stack.fault({ operation: "deleteChannel", status: 500, times: 40 });
  const { change } = await planned("delete-channels", 20, 2);
  expect((await post(stand.admin, `/${change.id}/apply`)).change).toMatchObject({
    status: "done",
    counts: { failed: 2 },
  });
  await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  const statuses = ["failed"];
  expect(await post(stand.owner, `/${change.id}/retry`, { statuses })).toMatchObject({
    status: 403,
    change: { code: "forbidden_role", message: expect.stringMatching(/^Someone other than whoever planned this/) },
  });
  expect(await isThere(20)).toBe(true);
  const seen = (await stand.owner.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
  expect(seen).toMatchObject({ status: "done", counts: { failed: 2 }, retryNeedsApproval: { failed: true } });
  const retried = (await post(stand.admin, `/${change.id}/retry`, { statuses })).change;
  expect(retried).toMatchObject({
    status: "done",
    counts: { done: names.length },
    plannedBy: seen.plannedBy,
    appliedBy: seen.appliedBy,
    retries: [{ by: seen.appliedBy, byName: seen.appliedByName, atMs: expect.any(Number) }],
  });
  expect(await isThere(20)).toBe(false);
});

test("what was stopped of an approved change is planned anew, for somebody else to apply", async () => {
  await stand.stack.fault({ operation: "updateRetentionPolicyOfChannel", latencyMs: 500, times: 50 });
  const { change } = await planned("set-retention", 22, 25, { input: { period: "30d" } });
  await expect.poll(() => statusOf(change.id), { timeout: 20_000 }).toBe("planned");
  await post(stand.admin, `/${change.id}/apply`);
  await post(stand.admin, `/${change.id}/cancel`);
  const stopped = (await stand.owner.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
  expect(stopped).toMatchObject({ status: "cancelled", isCalledOff: false });
  const left = stopped.counts.cancelled ?? 0;
  expect(left).toBeGreaterThan(3);
  expect((await post(stand.owner, `/${change.id}/retry`, { statuses: ["cancelled"] })).status).toBe(400);
  const again = await post(stand.owner, `/${change.id}/again`);
  expect(again).toMatchObject({
    status: 201,
    change: { status: "planned", needsApproval: true, itemCount: left, againOf: change.id },
  });
  await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  expect((await post(stand.owner, `/${again.change.id}/apply`)).status).toBe(403);
  expect(await statusOf(change.id)).toBe("cancelled");
  expect((await post(stand.admin, `/${again.change.id}/apply`)).status).toBe(200);
  await expect.poll(() => statusOf(again.change.id), { timeout: 20_000 }).toBe("done");
});

const partsWith = (actionId: string, target: object, input: object = {}) => ({
  connection: "account",
  parts: [{ actionId, input, targets: [target] }],
});
const waiting = async () =>
  ((await stand.admin.get("/api/changes?approval=needed")).json() as { changes: ChangeInfo[] }).changes.map(
    ({ id }) => id,
  );

test.each([
  ["mention group", "mention-groups"],
  ["directory group", "directory-groups"],
])("deleting a %s waits as deleting a channel does", async (_, kind) => {
  const channel = stand.channels[16];
  const isOfChannel = kind === "mention-groups";
  const listed = await stand.owner.get(`/api/zoom/account/chat/channels/${channel?.id}/members?page_size=10`);
  const [member] = (listed.json() as { members: { member_id: string; name: string }[] }).members;
  const people = [{ name: member?.name, memberId: member?.member_id }];
  const place = isOfChannel ? { channelId: channel?.id, channel: channel?.name, people } : {};
  const content = isOfChannel
    ? { description: "" }
    : { type: "normal", searchesAccount: true, searchesDomain: true, searchesMasterAccount: true };
  const target = { ...place, groupId: "", name: "Unmade later" };
  const made = await post(stand.owner, "", { ...partsWith(`create-${kind}`, target, content), apply: true });
  expect(made.change).toMatchObject({ status: "done", counts: { done: 1 } });
  const [item] = made.change.items ?? [];
  const groupId = item && (item.newTarget as { groupId: string }).groupId;
  const ask = { ...partsWith(`delete-${kind}`, { ...target, groupId }), apply: true, confirmed: "grave" };
  const { change } = await post(stand.owner, "", ask);
  expect(change).toMatchObject({ status: "planned", needsApproval: true, approvalRules: [{ of: "loss" }] });
  expect(await waiting()).toContain(change.id);
  expect((await post(stand.owner, `/${change.id}/apply`)).status).toBe(403);
  expect((await post(stand.admin, `/${change.id}/apply`)).change).toMatchObject({
    status: "done",
    counts: { done: 1 },
  });
});

test("a shorter period waits for somebody else, and so does the undo that brings one back", async () => {
  const retention = (period: string) =>
    post(stand.owner, "", {
      ...partsWith("set-retention", { channelId: stand.channels[16]?.id, name: stand.channels[16]?.name }, { period }),
      apply: true,
      confirmed: "grave",
    });
  const first = await retention("30d");
  expect(first.change).toMatchObject({ status: "planned", needsApproval: true, plan: { loses: [expect.any(String)] } });
  await post(stand.admin, `/${first.change.id}/apply`);
  const longer = await retention("1y");
  // What keeps more loses nothing, so that nobody has to be waited for.
  expect(longer.change).toMatchObject({ status: "done", approvalRules: [], plan: { loses: [] } });
  const undo = await post(stand.owner, `/${longer.change.id}/undo`);
  expect(undo.change).toMatchObject({
    status: "planned",
    needsApproval: true,
    plan: { loses: [expect.stringMatching(/^Messages and files older than 30 days are permanently deleted/)] },
  });
  expect(await waiting()).toContain(undo.change.id);
  expect((await post(stand.owner, `/${undo.change.id}/apply`)).status).toBe(403);
  expect((await post(stand.admin, `/${undo.change.id}/apply`)).change.status).toBe("done");

  // The way back of a shorter one keeps more, so that nobody has to be waited for.
  const shorter = await retention("10d");
  await post(stand.admin, `/${shorter.change.id}/apply`);
  const kept = await post(stand.owner, `/${shorter.change.id}/undo`);
  expect(kept.change).toMatchObject({ status: "planned", needsApproval: false });
});

test("what overwrites somebody's longer period waits for somebody else, though the plan lost nothing", async () => {
  stand.stack.clock.advance(HOUR_MS + 1_000);
  const retention = (period: string, apply: boolean) =>
    post(stand.owner, "", {
      ...partsWith("set-retention", { channelId: stand.channels[17]?.id, name: stand.channels[17]?.name }, { period }),
      ...{ apply, confirmed: "grave" },
    });
  const { change: first } = await retention("30d", false);
  await post(stand.admin, `/${first.id}/apply`);
  const { change } = await retention("1y", false);
  expect((await retention("2y", true)).change).toMatchObject({ status: "done", counts: { done: 1 } });
  expect((await post(stand.owner, `/${change.id}/apply`)).change).toMatchObject({ counts: { stale: 1 } });
  const overwrite = { statuses: ["stale"] };
  expect((await post(stand.owner, `/${change.id}/retry`, overwrite)).status).toBe(403);
  expect((await post(stand.admin, `/${change.id}/retry`, overwrite)).change).toMatchObject({ counts: { done: 1 } });
});
