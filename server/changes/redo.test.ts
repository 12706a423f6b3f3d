// Doing again what was taken back asks for no less than doing it the first time.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppliedChange, ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const DAY_MS = 86_400_000;

let stack: Stack;
let owner: Browser;
let admin: Browser;
beforeAll(async () => {
  const approval = { aboveItems: null, isGraveIncluded: true, withinMs: 0 };
  const day = { sessionIdleMs: 100 * DAY_MS, sessionMaxMs: 100 * DAY_MS };
  stack = await startStack({ jobs: true, config: { isSandbox: false, approval, ...day } });
  [owner, admin] = await Promise.all([stack.signIn("owner"), stack.signIn("admin")]);
});
afterAll(() => stack.close());

type Told = AppliedChange & { readonly code?: string };
const post = async (browser: Browser, path: string, body?: unknown) => {
  const answer = await browser.post(`/api/changes${path}`, body);
  return { status: answer.status, change: answer.json() as Told };
};
const still = async (id: string): Promise<ChangeInfo> => {
  const info = async () => (await owner.get(`/api/changes/${id}`)).json() as ChangeInfo;
  await expect.poll(async () => (await info()).status, { timeout: 30_000 }).toMatch(/^(?:planned|done)$/);
  return info();
};
const planned = async (parts: readonly unknown[], more: object = {}) =>
  still((await post(owner, "", { connection: "account", parts, ...more })).change.id);
const undone = async (id: string) => still((await post(owner, `/${id}/undo`)).change.id);

test("a deletion that was taken back needs a second person again", async () => {
  const channel = companyOf(stack).channelNamed("Platform team");
  const target = { channelId: channel.id, channel: channel.name, name: "redo-crew", people: [] };
  const people = [{ name: "Aiko", email: "lead@sandbox.example" }];
  const create = { actionId: "create-mention-groups", input: { description: "" }, targets: [{ ...target, people }] };
  const made = await planned([create], { apply: true });
  const [item] = ((await owner.get(`/api/changes/${made.id}/items`)).json() as { items: { newTarget: unknown }[] })
    .items;
  const deletion = await planned([{ actionId: "delete-mention-groups", input: {}, targets: [item?.newTarget] }]);
  expect(deletion).toMatchObject({ status: "planned", needsApproval: true });
  await post(admin, `/${deletion.id}/apply`);
  await still(deletion.id);
  const back = await undone(deletion.id);
  expect(back.needsApproval).toBe(false);
  await post(owner, `/${back.id}/apply`);
  await still(back.id);

  const again = await undone(back.id);
  expect(again).toMatchObject({ status: "planned", needsApproval: true });
  expect((await post(owner, `/${again.id}/apply`)).status).toBe(403);
  const waiting = (await admin.get("/api/changes?approval=needed")).json() as { changes: ChangeInfo[] };
  expect(waiting.changes.map(({ id }) => id)).toContain(again.id);
  await post(owner, `/${again.id}/cancel`);
});

test("a large removal that was taken back wants a reason again", async () => {
  const boss = companyOf(stack).userOf("owner").index;
  const channel = stack.sandbox.store.channels.all.find(
    ({ members, owner: own, type, isArchived }) =>
      type === 3 && !isArchived && members.size >= 12 && own !== boss && members.has(boss) === false,
  );
  if (!channel) throw new Error("no channel is large enough");
  const people = channel.members.people
    .map(companyOf(stack).personAt)
    .filter((person) => person.index !== channel.owner && !person.isExternal && person.status === "active")
    .slice(0, Math.ceil(channel.members.size / 2));
  const targets = people.map(({ email, displayName: name }) => ({
    ...{ channelId: channel.id, channel: channel.name, email, name },
  }));
  const removal = await planned([{ actionId: "remove-members", input: {}, targets }]);
  expect(removal.plan?.guards).toHaveLength(1);
  await post(owner, `/${removal.id}/apply`, { reason: "They have moved." });
  const back = await undone((await still(removal.id)).id);
  expect(back.plan?.guards).toEqual([]);
  await post(owner, `/${back.id}/apply`);
  await still(back.id);

  const again = await undone(back.id);
  expect(again.plan?.guards).toHaveLength(1);
  expect((await post(owner, `/${again.id}/apply`)).status).toBe(400);
  await post(owner, `/${again.id}/cancel`);
});

test("why a large change was done is in the audit trail where it began by itself after its planning", async () => {
  const channels = stack.sandbox.store.channels.all
    .filter(({ type, isArchived }) => type === 3 && !isArchived)
    .slice(0, 25);
  const targets = channels.map(({ id, name }) => ({ channelId: id, name }));
  const parts = [{ actionId: "rename-channels", input: { prefix: "x " }, targets }];
  const renamed = await planned(parts, { apply: true, reason: "The new names.", ticket: "T-25" });
  await expect
    .poll(async () => ((await owner.get(`/api/changes/${renamed.id}`)).json() as ChangeInfo).status, {
      timeout: 60_000,
    })
    .toBe("done");
  const { rows } = (await admin.get("/api/audit?operation=applyChange")).json() as {
    rows: { entry: { change: { id: string } | null; detail: unknown } }[];
  };
  expect(rows.find(({ entry }) => entry.change?.id === renamed.id)?.entry.detail).toMatchObject({
    reason: "The new names.",
    ticket: "T-25",
  });
});

test("an item that no change has is refused as such", async () => {
  const [any] = ((await owner.get("/api/changes")).json() as { changes: ChangeInfo[] }).changes;
  expect((await post(owner, `/${any?.id}/undo`, { items: [1e15] })).status).toBe(400);
});

test("what is everyone's is not deleted past a second person through one's own connection", async () => {
  const emojis = (await owner.get("/api/zoom/me/chat/emoji?page_size=5")).json() as {
    emojis: { file_id: string; name: string }[];
  };
  const targets = emojis.emojis.slice(0, 1).map(({ file_id: fileId, name }) => ({ fileId, name, picture: "" }));
  const parts = [{ actionId: "delete-emojis", input: {}, targets }];
  const own = await still(
    (await post(owner, "", { connection: "me", parts, apply: true, confirmed: "grave" })).change.id,
  );
  expect(own).toMatchObject({ status: "planned", needsApproval: true });
  expect(own.approvalRules.map(({ text }) => text).join()).toContain("Plan it through the account connection");
  expect((await post(owner, `/${own.id}/apply`)).status).toBe(403);
  await post(owner, `/${own.id}/cancel`);
});

test("a plan that is kept for a day is there until then", async () => {
  const { id, name } = companyOf(stack).channelNamed("Launch room");
  const targets = [{ channelId: id, name, owner: "" }];
  const parts = [{ actionId: "delete-channels", input: {}, targets }];
  const at = stack.clock.nowMs() + 60 * DAY_MS;
  const { change: deletion } = await post(owner, "", { connection: "account", parts, at });
  stack.clock.advance(40 * DAY_MS);
  await stack.sweep();
  expect(((await owner.get(`/api/changes/${deletion.id}`)).json() as ChangeInfo).status).toBe("planned");
  stack.clock.advance(55 * DAY_MS);
  await stack.sweep();
  expect((await owner.get(`/api/changes/${deletion.id}`)).status).toBe(404);
});
