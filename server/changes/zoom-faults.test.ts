// A job over many channels while Zoom is slow, limits, fails, loses answers, ends tokens; while channels go and change
// under it, the clock jumps, and somebody else works on the same ones. The local Zoom's request log is the judge.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SessionInfo } from "../../contract/bff.ts";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { fixedExternal } from "../../domain/channel-rules.ts";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import { call, serverToServer } from "../../sandbox/testing/sandbox-client.ts";
import type { Browser } from "../testing/browser.ts";
import { type Asked, type Carried, changeTester } from "../testing/change-tester.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const COUNT = 16;
const MIDDLE = 7;
const DAY_MS = 86_400_000;
/** A busy machine is slow, not broken. */
const LONGEST_MS = 50_000;

let stack: Stack;
let owner: Browser;
let admin: Browser;
let tester: ReturnType<typeof changeTester>;
beforeAll(async () => {
  stack = await startStack({ jobs: true, config: { sessionIdleMs: DAY_MS, sessionMaxMs: DAY_MS } });
  [owner, admin] = await Promise.all([stack.signIn("owner"), stack.signIn("admin")]);
  tester = changeTester(stack);
});
afterAll(() => stack.close());

/** Public channels whose settings a test changes; as Zoom has them now. */
const channels = () => stack.sandbox.store.channels.publicPage(0, 1_000).items.slice(0, COUNT);
const posting = 2;
beforeEach(async () => {
  await clearFaults();
  for (const { settings } of channels()) settings.postingPermissions = 1;
});
const setting = (who: Browser = owner, to = posting): Asked => ({
  who,
  connection: "account",
  actionId: "set-channel-settings",
  targets: channels().map(({ id, name }) => ({ channelId: id, name })),
  input: { posting: to },
});
const middle = () => channels()[MIDDLE]?.id ?? "";
const endTokens = (body: object) =>
  fetch(`${stack.sandbox.url}/sandbox/tokens`, { method: "POST", body: JSON.stringify({ action: "revoke", ...body }) });
const clearFaults = () => fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });

const requests = () => stack.sandbox.requests();

/** Nothing was done twice, and so many of them once. @param isLostDone whether what got no answer was done */
function wereChangedOnce(since: number, { count = COUNT, isLostDone = false } = {}): void {
  const counts = new Map<string, number>();
  for (const { operation, path, status } of requests().slice(since))
    if (operation === "updateChannel" && (status === null ? isLostDone : status < 300))
      counts.set(path, (counts.get(path) ?? 0) + 1);
  expect([...counts].filter(([, times]) => times > 1)).toEqual([]);
  expect(counts.size).toBe(count);
}
const haveAll = (to = posting) =>
  expect(channels().map(({ settings }) => settings.postingPermissions)).toEqual(Array(COUNT).fill(to));
const patchOfMiddle = () => ({ method: "PATCH", path: `/chat/channels/${middle()}` });

describe("a job is done, and each channel changed once, where Zoom", () => {
  test.each<[string, () => Readonly<Record<string, unknown>>, boolean]>([
    ["is slow", () => ({ operation: "updateChannel", latencyMs: 400, times: 6 }), false],
    ["answers 429 and says for how long", () => ({ ...patchOfMiddle(), status: 429, times: 2 }), false],
    ["answers 429 and says nothing", () => ({ ...patchOfMiddle(), status: 429, headers: {}, times: 2 }), false],
    ["answers 429 with a date", () => ({ ...patchOfMiddle(), status: 429, headers: retryAt(2_000), times: 1 }), false],
    ["answers 503 while states are read", () => ({ operation: "getChannel", status: 503, times: 2 }), false],
    ["breaks off before the change", () => ({ ...patchOfMiddle(), drop: "before" }), false],
    ["breaks off after the change", () => ({ ...patchOfMiddle(), drop: "after" }), true],
    ["breaks off in the middle of an answer", () => ({ operation: "getChannel", cutOff: true }), false],
  ])("%s", async (_what, fault, isLostDone) => {
    const planned = await tester.plan(setting());
    const since = requests().length;
    await stack.fault(fault());
    const { change } = await tester.apply(setting(), planned);
    await clearFaults();
    expect(change).toMatchObject({ status: "done", counts: { done: COUNT } });
    wereChangedOnce(since, { isLostDone });
    haveAll();
  });

  test("answers 500 for one of them, which is tried again when somebody says so", async () => {
    const planned = await tester.plan(setting());
    const since = requests().length;
    await stack.fault({ ...patchOfMiddle(), status: 500 });
    const { change } = await tester.apply(setting(), planned);
    expect(change).toMatchObject({ status: "done", counts: { done: COUNT - 1, failed: 1 } });
    await owner.post(`/api/changes/${change.id}/retry`, { statuses: ["failed"] });
    await expect
      .poll(async () => (await infoOf(owner, change)).counts, { timeout: LONGEST_MS })
      .toEqual({ done: COUNT });
    wereChangedOnce(since);
    haveAll();
  });
});

const retryAt = (ms: number) => ({
  "Retry-After": new Date(Date.now() + ms).toISOString().replace(/\.\d+/, ""),
  "X-RateLimit-Type": "QPS",
});
const infoOf = async (who: Browser, { id }: Pick<ChangeInfo, "id">) =>
  (await who.get(`/api/changes/${id}`)).json() as ChangeInfo;
const applied = async (who: Browser, { change }: Carried) => {
  const answer = await who.post(`/api/changes/${change.id}/apply`, { reason: "A test." });
  expect(answer.status).toBe(200);
  return change;
};
const statusOf = (who: Browser, change: ChangeInfo) =>
  expect.poll(async () => (await infoOf(who, change)).status, { timeout: LONGEST_MS });
/** Until so many of its calls have come to Zoom. */
const underWay = (since: number) =>
  expect
    .poll(
      () =>
        requests()
          .slice(since)
          .filter(({ operation }) => operation === "updateChannel").length,
      {
        interval: 5,
        timeout: LONGEST_MS,
      },
    )
    .toBeGreaterThan(3);

test("tokens that are ended in the middle of a job through the account are replaced", async () => {
  const planned = await tester.plan(setting());
  const since = requests().length;
  await stack.fault({ operation: "updateChannel", latencyMs: 200, times: 8 });
  const change = await applied(owner, planned);
  await underWay(since);
  await endTokens({ clientId: "sandbox-s2s" });
  await statusOf(owner, change).toBe("done");
  expect((await infoOf(owner, change)).counts).toEqual({ done: COUNT });
  wereChangedOnce(since);
});

test("a role that is taken away stops what it no longer allows", async () => {
  const { user } = (await admin.get("/api/session")).json() as SessionInfo;
  const person = stack.sandbox.store.people.findUserById(user.id);
  if (!person) throw new Error("nobody of that name");
  const { roleId } = person;
  const planned = await tester.plan(setting(admin));
  const since = requests().length;
  const changed = () =>
    requests()
      .slice(since)
      .filter(({ operation }) => operation === "updateChannel").length;
  await stack.fault({ operation: "updateChannel", latencyMs: 2_000 });
  const applying = admin.post(`/api/changes/${planned.change.id}/apply`, { reason: "A test." });
  await expect.poll(changed, { interval: 5, timeout: LONGEST_MS }).toBe(1);
  await owner.post(`/api/changes/${planned.change.id}/pause`);
  await applying;
  Object.assign(person, { roleId: "2" });
  stack.clock.advance(15_000);
  await owner.post(`/api/changes/${planned.change.id}/resume`);
  await statusOf(owner, planned.change).toBe("done");
  const { items } = (await owner.get(`/api/changes/${planned.change.id}/items`)).json() as { items: ChangeItemInfo[] };
  // Their own channels stay theirs.
  const isTheirs = ({ target }: ChangeItemInfo) => {
    const { channelId } = target as { readonly channelId: string };
    return stack.sandbox.store.channels.find(channelId)?.leaders.people.includes(person.index) === true;
  };
  const ends = items.map((item, at) => [item.status, at === 0 || isTheirs(item) ? "done" : "failed"]);
  expect(ends.map(([is]) => is)).toEqual(ends.map(([, wanted]) => wanted));
  expect(items.filter(({ status }) => status === "failed").length).toBeGreaterThan(COUNT / 2);
  expect(changed()).toBe(items.filter(({ status }) => status === "done").length);
  Object.assign(person, { roleId });
  // Roles at Zoom are trusted for some minutes.
  stack.clock.advance(5 * 60_000);
});

test("what was refused after some of its calls is undone from where it came to", async () => {
  const channel = channels().find(({ type }) => fixedExternal(type) === undefined);
  if (!channel) throw new Error("no channel whose every setting can be changed");
  const own = () => ({ ...channel.settings });
  const before = own();
  await stack.fault({ operation: "updateChannel", status: 400, code: 300, message: "No." });
  const other = (now: number) => (now === 2 ? 3 : 2);
  const input = {
    mentionAll: other(before.mentionAllPermissions),
    external: other(before.allowToAddExternalUsers),
  };
  const targets = [{ channelId: channel.id, name: channel.name }];
  const parts = [{ actionId: "set-channel-settings", input, targets }];
  const asked = { connection: "account", apply: true, confirmed: "grave", parts };
  const change = (await owner.post("/api/changes", asked)).json() as ChangeInfo;
  expect(change).toMatchObject({ status: "done", counts: { failed: 1 } });
  expect(own()).not.toEqual(before);
  // Which of both settings Zoom took is told, as it is of no item that was not begun.
  const { items } = (await owner.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] };
  const came = { mentionAll: own().mentionAllPermissions, external: own().allowToAddExternalUsers };
  expect(items).toMatchObject([{ status: "failed", reached: came }]);
  const { header, records } = parseCsv((await owner.get(`/api/changes/${change.id}/items.csv`)).text);
  const cell = records[0]?.values[header.indexOf("Done in part")];
  const planned = records[0]?.values[header.indexOf("Planned")];
  // One of the two that were planned: what was to be is not what it came to.
  expect(cell).toMatch(/Name: .*; /);
  expect(cell).not.toBe(planned);
  expect((await infoOf(owner, change)).undoableCount).toBe(1);
  const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
  expect(undo).toMatchObject({ status: "planned", counts: { planned: 1 } });
  await owner.post(`/api/changes/${undo.id}/apply`, { reason: "A test." });
  await statusOf(owner, undo).toBe("done");
  expect(own()).toEqual(before);
  expect(await infoOf(owner, change)).toMatchObject({ undoableCount: 0, undoneCount: 1 });
});

test("a clock that jumps loses nothing and does nothing twice", async () => {
  const planned = await tester.plan(setting());
  const since = requests().length;
  await stack.fault({ operation: "updateChannel", latencyMs: 200, times: 8 });
  const change = await applied(owner, planned);
  await underWay(since);
  stack.clock.advance(2 * 3_600_000);
  await statusOf(owner, change).toBe("done");
  expect((await infoOf(owner, change)).counts).toEqual({ done: COUNT });
  wereChangedOnce(since);
  haveAll();
});

test("what is deleted, archived or changed in the meantime is told of, and the rest is done", async () => {
  const all = channels();
  const [gone, archived, changed] = [all[3], all[5], all[7]];
  const asked = setting();
  const planned = await tester.plan(asked);
  const since = requests().length;
  const { access_token: token } = await serverToServer(stack.sandbox, "sandbox-granular-s2s");
  const elsewhere = async (target: Parameters<typeof call>[2], body?: unknown) =>
    expect((await call(stack.sandbox, token, target, body)).status).toBeLessThan(300);
  await elsewhere(`DELETE /chat/channels/${gone?.id}`);
  await elsewhere("PATCH /chat/channels/events", { method: "archive", channel_ids: [archived?.id] });
  await elsewhere(`PATCH /chat/channels/${changed?.id}`, { channel_settings: { posting_permissions: 3 } });
  const own = requests().length;
  const { change, items } = await tester.apply(asked, planned);
  const of = (name = "") => items.find(({ label }) => label === name);
  expect(of(gone?.name)).toMatchObject({ status: expect.stringMatching(/failed|stale|skipped/) });
  expect(of(changed?.name)).toMatchObject({ status: "stale" });
  expect(change.counts.done).toBeGreaterThanOrEqual(COUNT - 3);
  expect(own).toBeGreaterThan(since);
  wereChangedOnce(own, { count: change.counts.done ?? 0 });
});

test("two people over the same channels undo nothing of each other", async () => {
  const one = await tester.plan(setting(owner, 2));
  const other = await tester.plan(setting(admin, 3));
  const since = requests().length;
  const [first, second] = await Promise.all([applied(owner, one), applied(admin, other)]);
  await statusOf(owner, first).toBe("done");
  await statusOf(admin, second).toBe("done");
  const counts = [(await infoOf(owner, first)).counts, (await infoOf(admin, second)).counts];
  const isDone = ({ done = 0, stale = 0, unchanged = 0 }) => done + stale + unchanged === COUNT;
  expect(counts.every(isDone)).toBe(true);
  const done = counts.reduce((sum, { done = 0 }) => sum + done, 0);
  expect(
    requests()
      .slice(since)
      .filter(({ operation }) => operation === "updateChannel"),
  ).toHaveLength(done);
});

test("the day's limit has it wait, saying until when; it can be called off", async () => {
  const planned = await tester.plan(setting());
  await stack.fault({
    ...patchOfMiddle(),
    status: 429,
    headers: {
      "X-RateLimit-Type": "Daily-limit",
      "Retry-After": new Date(stack.clock.nowMs() + 7_200_000).toISOString(),
    },
    times: 99,
  });
  const change = await applied(owner, planned);
  await expect
    .poll(async () => (await infoOf(owner, change)).goesOnAtMs ?? 0, { timeout: LONGEST_MS })
    .toBeGreaterThan(Date.now() + 3_600_000);
  await clearFaults();
  await owner.post(`/api/changes/${change.id}/cancel`);
  await statusOf(owner, change).toBe("cancelled");
});
