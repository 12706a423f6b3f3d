// Changes that somebody else has to apply, and those that begin later.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const DAY_MS = 86_400_000;

let stack: Stack;
let owner: Browser;
let admin: Browser;
let channels: readonly { readonly id: string; readonly name: string }[];
beforeAll(async () => {
  const approval = { aboveItems: 3, isGraveIncluded: true };
  stack = await startStack({ jobs: true, config: { isSandbox: false, approval } });
  [owner, admin] = await Promise.all([stack.signIn("owner"), stack.signIn("admin")]);
  const answer = await owner.get("/api/zoom/account/chat/channels?page_size=50");
  channels = (answer.json() as { channels: typeof channels }).channels.filter(({ name }) => name !== "General");
});
afterAll(() => stack.close());

interface Answer {
  readonly status: number;
  readonly change: ChangeInfo & { readonly code?: string; readonly message?: string };
}
const post = async (browser: Browser, path: string, body?: unknown): Promise<Answer> => {
  const answer = await browser.post(`/api/changes${path}`, body);
  return { status: answer.status, change: answer.json() as Answer["change"] };
};
const planned = (actionId: string, from: number, count: number, more: object = {}) => {
  const targets = channels.slice(from, from + count).map(({ id, name }) => ({ channelId: id, name, owner: "" }));
  return post(owner, "", { connection: "account", parts: [{ actionId, input: {}, targets }], ...more });
};
const statusOf = async (id: string) => ((await owner.get(`/api/changes/${id}`)).json() as ChangeInfo).status;
const isThere = async (at: number) =>
  (await owner.get(`/api/zoom/account/chat/channels/${channels[at]?.id}`)).status === 200;

test("what is small and can be taken back is applied by whoever planned it", async () => {
  const { change } = await planned("archive-channels", 0, 3, { apply: true });
  expect(change).toMatchObject({ status: "done", counts: { done: 3 }, needsApproval: false });
});

test("above the number of items somebody else has to apply it, who sees whose plan it is", async () => {
  const { change } = await planned("archive-channels", 3, 4, { apply: true });
  expect(change).toMatchObject({ status: "planned", needsApproval: true });
  const refused = await post(owner, `/${change.id}/apply`);
  expect(refused).toMatchObject({ status: 403, change: { code: "forbidden_role" } });
  expect(refused.change.message).toMatch(/^Someone other than whoever planned this has to apply it\./);
  expect(await statusOf(change.id)).toBe("planned");

  const seen = (await admin.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
  expect(seen).toMatchObject({ needsApproval: true, plannedByName: expect.stringMatching(/./) });
  const applied = await post(admin, `/${change.id}/apply`);
  expect(applied).toMatchObject({ status: 200, change: { status: "done", counts: { done: 4 } } });
  expect(applied.change.appliedBy).not.toBe(applied.change.plannedBy);

  // The way back of as many is as many.
  const undo = await post(owner, `/${change.id}/undo`);
  expect(undo.change).toMatchObject({ status: "planned", needsApproval: true });
  expect((await post(admin, `/${undo.change.id}/apply`)).change.status).toBe("done");
});

test("one item counts where something is lost for good", async () => {
  const { change } = await planned("delete-channels", 8, 1, { apply: true, confirmed: "grave" });
  expect(change).toMatchObject({ status: "planned", needsApproval: true });
  expect((await post(owner, `/${change.id}/apply`)).status).toBe(403);
  expect(await isThere(8)).toBe(true);
  expect((await post(admin, `/${change.id}/apply`)).change.status).toBe("done");
  expect(await isThere(8)).toBe(false);
});

test("a plan that is applied for later begins then, can be found by its channel, and can be called off", async () => {
  const at = (days: number) => stack.clock.nowMs() + days * DAY_MS;
  const { change } = await planned("delete-channels", 9, 1);
  for (const wrong of [at(-1), at(91)]) {
    const refused = await post(admin, `/${change.id}/apply`, { at: wrong });
    expect(refused).toMatchObject({
      status: 400,
      change: { message: expect.stringMatching(/within the next 90 days/) },
    });
  }
  const goesOnAtMs = at(7);
  const scheduled = await post(admin, `/${change.id}/apply`, { at: goesOnAtMs });
  expect(scheduled.change).toMatchObject({ status: "scheduled", goesOnAtMs, counts: { planned: 1 } });
  const key = encodeURIComponent(`channel-existence:${channels[9]?.id}`);
  const found = (await admin.get(`/api/changes?status=scheduled&of=${key}`)).json() as { changes: ChangeInfo[] };
  expect(found.changes.map(({ id }) => id)).toEqual([change.id]);
  const other = encodeURIComponent(`channel-existence:${channels[10]?.id}`);
  expect((await admin.get(`/api/changes?of=${other}`)).json()).toMatchObject({ changes: [] });

  expect((await post(owner, `/${change.id}/cancel`)).change).toMatchObject({
    status: "cancelled",
    endedAtMs: expect.any(Number),
  });
  expect(await isThere(9)).toBe(true);
});

test("what is due begins by itself, and not before", async () => {
  const { change } = await planned("archive-channels", 12, 2);
  const scheduled = await post(owner, `/${change.id}/apply`, { at: stack.clock.nowMs() + 1_500 });
  expect(scheduled.change.status).toBe("scheduled");
  await expect.poll(() => statusOf(change.id), { timeout: 20_000 }).toBe("done");
  const done = (await owner.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
  expect(done.counts).toEqual({ done: 2 });
});
