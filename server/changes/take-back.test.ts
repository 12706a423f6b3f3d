// Access until a day: what was given is taken back then, whatever became of whoever gave it, and nothing else is.
import { afterAll, beforeAll, expect, test } from "vitest";
import { userIdKey } from "../../contract/user-id.ts";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import type { Channel } from "../../sandbox/store/channel.ts";
import { inventoryMoves } from "../db/schema.ts";
import { temporaryPlaces } from "../help-desk/temporary-access.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { plan } from "../testing/http-changes.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const DAY_MS = 86_400_000;
const SOON_MS = 2_500;

let stack: Stack;
let owner: Browser;
let company: ReturnType<typeof companyOf>;
beforeAll(async () => {
  const day = { sessionIdleMs: DAY_MS, sessionMaxMs: DAY_MS };
  stack = await startStack({ jobs: true, config: { isSandbox: false, ...day } });
  owner = await stack.signIn("owner");
  company = companyOf(stack);
});
afterAll(() => stack.close());

type Person = ReturnType<typeof company.personAt>;
const room = (name: string) => company.channelNamed(name);
const isIn = ({ members }: Channel, { index }: Person) => members.people.includes(index);
const newcomers = (channel: Channel, count: number) => company.newcomers(channel.members.people, count);
const present = (channel: Channel) => {
  const found = channel.members.people
    .map(company.personAt)
    .find((one) => !one.isExternal && one.email !== "owner@sandbox.example" && channel.owner !== one.index);
  if (!found) throw new Error("nobody is in it");
  return found;
};
const idOf = (person: Person) => ("id" in person ? person.id : "");
const targetsIn = ({ id, name }: Channel, people: readonly Person[]) =>
  people.map((one) => ({
    ...{ channelId: id, channel: name, name: one.displayName, email: one.email, userId: idOf(one) },
  }));
const adding = (channel: Channel, people: readonly Person[], untilMs: number, actionId = "invite-members") => ({
  connection: "account",
  parts: [{ actionId, input: {}, targets: targetsIn(channel, people) }],
  ...{ apply: true, confirmed: "grave", until: untilMs },
});
const inMs = (ms: number) => stack.clock.nowMs() + ms;
const infoOf = async (id: string) => (await owner.get(`/api/changes/${id}`)).json() as ChangeInfo;
const itemsOf = async (id: string) =>
  ((await owner.get(`/api/changes/${id}/items`)).json() as { items: readonly ChangeItemInfo[] }).items;
/** The change that ends what another one gave. */
const endOf = async (id: string): Promise<ChangeInfo> => {
  const [undo] = (await infoOf(id)).undos;
  if (!undo) throw new Error("nothing takes it back");
  return infoOf(undo.id);
};
const ended = async (id: string) => {
  await expect.poll(async () => (await infoOf(id)).status, { timeout: 30_000 }).toBe("done");
  return infoOf(id);
};

test("whoever came in is taken out on the day, and nobody who was in before", async () => {
  const channel = room("Platform team");
  const [guest] = newcomers(channel, 1);
  const before = present(channel);
  if (!guest) throw new Error("everyone is in it");
  const { apply: _apply, confirmed: _confirmed, until: _until, ...asked } = adding(channel, [guest, before], 0);
  const planned = await plan(owner, { ...asked, ticket: "INC-5" });
  // However long planning takes.
  const untilMs = inMs(SOON_MS);
  const applied = await owner.post(`/api/changes/${planned.change.id}/apply`, { until: untilMs });
  const change = applied.json() as ChangeInfo;
  expect(change).toMatchObject({ status: "done", untilMs, counts: { done: 1, skipped: 1 } });
  expect(isIn(channel, guest)).toBe(true);
  const end = await endOf(change.id);
  expect(end).toMatchObject({
    ...{ status: "scheduled", goesOnAtMs: untilMs, endsAccess: true, undoOf: change.id, ticket: "INC-5" },
    ...{ counts: { planned: 1 }, itemCount: 1 },
  });
  await ended(end.id);
  expect(isIn(channel, guest)).toBe(false);
  expect(isIn(channel, before)).toBe(true);
  expect(await infoOf(change.id)).toMatchObject({ undoneCount: 1 });
  const again = (await owner.post(`/api/changes/${end.id}/undo`)).json() as ChangeInfo;
  expect((await itemsOf(again.id))[0]?.remark).toMatch(/had ended on its day. Without an end of its own, it stays/);
});

test("whoever is promoted since is given the role alone: their access ends on the day all the same", async () => {
  const channel = room("Launch room");
  const [one, other, invited] = newcomers(channel, 3);
  if (!one || !other || !invited) throw new Error("everyone is in it");
  const untilMs = inMs(4_000);
  const given = [
    (await plan(owner, adding(channel, [one, other], untilMs))).change,
    (await plan(owner, adding(channel, [invited], untilMs, "invite-administrators"))).change,
  ];
  const ends = await Promise.all(given.map(({ id }) => endOf(id)));
  for (const [actionId, person] of [
    ["promote-members", one],
    ["demote-members", invited],
  ] as const) {
    const parts = [{ actionId, input: {}, targets: targetsIn(channel, [person]) }];
    expect((await plan(owner, { connection: "account", parts, apply: true })).change.counts).toEqual({ done: 1 });
  }
  const roleOf = async (person: Person) =>
    (await waitingIn(channel)).find((row) => row.person.name === person.displayName)?.role;
  expect([await roleOf(one), await roleOf(other), await roleOf(invited)]).toEqual(["admin", "member", "member"]);
  for (const { id, itemCount } of ends) expect((await ended(id)).counts).toEqual({ done: itemCount });
  expect([one, other, invited].map((person) => isIn(channel, person))).toEqual([false, false, false]);
});

const undo = async (id: string) => {
  const { id: back } = (await owner.post(`/api/changes/${id}/undo`)).json() as ChangeInfo;
  return (await owner.post(`/api/changes/${back}/apply`)).json() as ChangeInfo;
};
const skipsOf = async (id: string) => (await itemsOf(id)).map(({ skip }) => skip);
/** What is to be taken back in a channel, as the help desk is told. */
const waitingIn = ({ id: channelId }: Channel) =>
  temporaryPlaces(stack.database.orm, sandboxAccountId, { of: "channel", channelId });

test.each([
  ["undone and given for good", "invite-members", (given) => [() => undo(given), "invite-members"], /undone before/],
  ["removed and given for good", "invite-members", () => ["remove-members", "invite-members"], /again after that: Add/],
  ["demoted and promoted", "promote-members", () => ["demote-members", "promote-members"], /again after that: Promote/],
] satisfies [string, string, (given: string) => (string | (() => Promise<ChangeInfo>))[], RegExp][])(
  "what was %s since does not end on the day",
  async (_what, actionId, since, why) => {
    const channel = room("Launch room");
    const person = actionId === "promote-members" ? present(channel) : newcomers(channel, 1)[0];
    if (!person) throw new Error("everyone is in it");
    const { change } = await plan(owner, adding(channel, [person], inMs(DAY_MS), actionId));
    const end = await endOf(change.id);
    expect(await waitingIn(channel)).toHaveLength(1);
    for (const step of since(change.id)) {
      const parts = [{ actionId: step, input: {}, targets: targetsIn(channel, [person]) }];
      const asked = { connection: "account", parts, apply: true, confirmed: "grave" };
      const done = typeof step === "string" ? (await plan(owner, asked)).change : await step();
      expect(done).toMatchObject({ status: "done", counts: { done: 1 } });
      expect(await waitingIn(channel)).toEqual([]);
    }
    expect(await skipsOf(end.id)).toEqual([expect.stringMatching(why)]);
    expect(await infoOf(end.id)).toMatchObject({ status: "cancelled", isCalledOff: true });
    const trail = () => owner.get(`/api/audit?change=${end.id}`).then(({ text }) => text);
    await expect.poll(trail).toMatch(/"cancelChange".*Called off, since/s);
  },
);

test("who was removed and is in again since that was undone leaves on the day; what is given again by an undo ends as it did", async () => {
  const channel = room("Quarterly planning");
  const [one, other] = newcomers(channel, 2);
  if (!one || !other) throw new Error("everyone is in it");
  const untilMs = inMs(4_000);
  const first = (await plan(owner, adding(channel, [one], untilMs))).change;
  const removal = { actionId: "remove-members", input: {}, targets: targetsIn(channel, [one]) };
  const removed = await plan(owner, { connection: "account", parts: [removal], apply: true, confirmed: "grave" });
  expect(await waitingIn(channel)).toEqual([]);
  await undo(removed.change.id);
  expect(await waitingIn(channel)).toHaveLength(1);
  const second = (await plan(owner, adding(channel, [other], untilMs))).change;
  const redo = await undo((await undo(second.id)).id);
  expect(redo).toMatchObject({ status: "done", untilMs });
  for (const { id } of [await endOf(first.id), await endOf(redo.id)])
    expect((await ended(id)).counts).toEqual({ done: 1 });
  expect([one, other].map((person) => isIn(channel, person))).toEqual([false, false]);
});

test("whoever left and came back by Zoom’s log, and not by the console, stays", async () => {
  const channel = room("Quarterly planning");
  const [one, other] = newcomers(channel, 2);
  if (!one || !other) throw new Error("everyone is in it");
  const { change } = await plan(owner, adding(channel, [one, other], inMs(SOON_MS)));
  const moves = [
    [one, "left", 3],
    [one, "joined", 4],
    [other, "joined", 4],
  ] as const;
  await stack.database.orm.insert(inventoryMoves).values(
    moves.map(([person, status, minutes]) => ({
      ...{ channelId: channel.id, personKey: userIdKey(idOf(person)), status, atMs: inMs(minutes * 60_000) },
      ...{ name: person.displayName, isExternal: false, operatorKey: "", operatorName: "" },
    })),
  );
  const end = await ended((await endOf(change.id)).id);
  expect(await skipsOf(end.id)).toEqual([null, expect.stringMatching(/come back/)]);
  expect([one, other].map((person) => isIn(channel, person))).toEqual([true, false]);
});

test("a plan says whose end it calls off, and which ends all the same", async () => {
  const channel = room("Platform team");
  const [guest] = newcomers(channel, 1);
  if (!guest) throw new Error("everyone is in it");
  const { change } = await plan(owner, adding(channel, [guest], inMs(DAY_MS)));
  const remarkOf = async (actionId: string) => {
    const parts = [{ actionId, input: {}, targets: targetsIn(channel, [guest]) }];
    return (await itemsOf((await plan(owner, { connection: "account", parts })).change.id))[0]?.remark;
  };
  expect(await remarkOf("promote-members")).toMatch(/^Their access here ends after \d{4}-\d{2}-\d{2} all the same: /);
  const removal = { actionId: "remove-members", input: {}, targets: targetsIn(channel, [guest]) };
  const removed = await plan(owner, { connection: "account", parts: [removal], apply: true, confirmed: "grave" });
  expect(await remarkOf("invite-members")).toMatch(/^Until \d{4}-\d{2}-\d{2} they were given access here/);
  // What that calls off stays so when both are undone.
  const parts = [{ ...removal, actionId: "invite-members" }];
  await undo((await plan(owner, { connection: "account", parts, apply: true })).change.id);
  expect(await infoOf((await endOf(change.id)).id)).toMatchObject({ isCalledOff: true });
  const back = (await owner.post(`/api/changes/${removed.change.id}/undo`)).json() as ChangeInfo;
  expect((await itemsOf(back.id))[0]?.remark).toMatch(
    /was to end after \d{4}-\d{2}-\d{2}. That was called off, and stays/,
  );
});

test("what is called off stays, what is put off ends later, what is made permanent is left out", async () => {
  const channel = room("Quarterly planning");
  const people = newcomers(channel, 3);
  const { change } = await plan(owner, adding(channel, people, inMs(DAY_MS)));
  const end = await endOf(change.id);
  const later = inMs(5 * DAY_MS);
  expect((await owner.post(`/api/changes/${end.id}/postpone`, { at: later })).json()).toMatchObject({
    ...{ status: "scheduled", goesOnAtMs: later, beginsAtMs: later },
  });
  expect(await infoOf(change.id)).toMatchObject({ untilMs: later });
  for (const at of [inMs(-DAY_MS), inMs(91 * DAY_MS)])
    expect((await owner.post(`/api/changes/${end.id}/postpone`, { at })).status).toBe(400);

  const [first] = await itemsOf(end.id);
  const kept = await owner.post(`/api/changes/${end.id}/keep`, { items: [first?.n] });
  expect(kept.json()).toMatchObject({ status: "scheduled", counts: { planned: 2, skipped: 1 } });
  expect((await itemsOf(end.id))[0]?.skip).toMatch(/^It was made permanent by /);
  expect((await owner.post(`/api/changes/${end.id}/keep`, { items: [first?.n] })).status).toBe(400);
  const rest = (await itemsOf(end.id)).slice(1).map(({ n }) => n);
  expect((await owner.post(`/api/changes/${end.id}/keep`, { items: rest })).json()).toMatchObject({
    ...{ status: "cancelled", isCalledOff: true },
  });
  expect(people.every((one) => isIn(channel, one))).toBe(true);
});

test("whoever adds someone who is in until a day is told so, and that they can let it stay", async () => {
  const channel = room("Quarterly planning");
  const people = newcomers(channel, 2);
  const [member, lead] = people;
  if (!member || !lead) throw new Error("everyone is in it");
  const untilMs = inMs(3 * DAY_MS);
  const ends = [];
  for (const [person, actionId] of [
    [member, "invite-members"],
    [lead, "invite-administrators"],
  ] as const)
    ends.push(await endOf((await plan(owner, adding(channel, [person], untilMs, actionId))).change.id));
  /** Why they are left out, by address, of a plan made at once and of one made in the background. */
  const whys = async (actionId: string, others = 0) => {
    const targets = targetsIn(channel, [...people, ...newcomers(channel, others)]);
    const parts = [{ actionId, input: {}, targets }];
    const { change } = await plan(owner, { connection: "account", parts });
    await expect.poll(async () => (await infoOf(change.id)).status).toBe("planned");
    const items = await itemsOf(change.id);
    return people.map(({ displayName }) => items.find(({ label }) => label.startsWith(`${displayName} · `))?.skip);
  };
  const day = new Date(untilMs - 1).toISOString().slice(0, 10);
  const inUntil = `They are already in the channel. It ends after ${day}: on the person’s page, under Help desk, it can be made permanent or put off.`;
  expect(await whys("invite-members")).toEqual([inUntil, inUntil]);
  expect(await whys("invite-members", 22)).toEqual([inUntil, inUntil]);
  expect(await whys("promote-members")).toEqual([null, expect.stringContaining(`administrator. It ends after ${day}`)]);
  for (const end of ends) await owner.post(`/api/changes/${end.id}/keep`, { items: [0] });
  expect(await whys("invite-members")).toEqual(Array(2).fill("They are already in the channel."));
});

test("what failed first and was tried again ends on the same day", async () => {
  const channel = room("Platform team");
  const [one, other] = newcomers(channel, 2);
  if (!one || !other) throw new Error("everyone is in it");
  const untilMs = inMs(DAY_MS);
  await stack.fault({ operation: "inviteChannelMembers", status: 400, code: 300, times: 2 });
  const { change } = await plan(owner, adding(channel, [one, other], untilMs));
  await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  expect(change.counts).toEqual({ done: 1, failed: 1 });
  const end = await endOf(change.id);
  expect(end.counts).toEqual({ planned: 1 });
  await owner.post(`/api/changes/${change.id}/retry`, { statuses: ["failed"] });
  expect(await ended(change.id)).toMatchObject({ counts: { done: 2 } });
  expect(await infoOf(end.id)).toMatchObject({ status: "scheduled", counts: { planned: 2 }, itemCount: 2 });
  await owner.post(`/api/changes/${end.id}/cancel`);
});

test("what is tried again once the end was called off for the others ends on the day", async () => {
  const channel = room("Platform team");
  const people = newcomers(channel, 2);
  const untilMs = inMs(DAY_MS);
  await stack.fault({ operation: "inviteChannelMembers", status: 400, code: 300, times: 2 });
  const { change } = await plan(owner, adding(channel, people, untilMs));
  await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  const end = await endOf(change.id);
  await owner.post(`/api/changes/${end.id}/keep`, { items: [0] });
  expect(await infoOf(end.id)).toMatchObject({ status: "cancelled" });
  await owner.post(`/api/changes/${change.id}/retry`, { statuses: ["failed"] });
  expect(await infoOf(end.id)).toMatchObject({
    ...{ status: "scheduled", goesOnAtMs: untilMs, counts: { planned: 1, skipped: 1 }, itemCount: 2 },
    ...{ isCalledOff: false, endedAtMs: null },
  });
  // Somebody calls off the whole: what is given then is called off as well.
  await owner.post(`/api/changes/${end.id}/cancel`);
  expect(await infoOf(end.id)).toMatchObject({ status: "cancelled", isCalledOff: true });
});

test("what was given before it was paused ends on the day, and nothing more is given after it", async () => {
  const channel = room("Coffee and cake");
  const people = newcomers(channel, 40);
  const { apply: _apply, confirmed: _confirmed, until: _until, ...asked } = adding(channel, people, 0);
  const { id } = (await plan(owner, asked)).change;
  await expect.poll(async () => (await infoOf(id)).status).toBe("planned");
  await stack.fault({ operation: "inviteChannelMembers", latencyMs: 600, times: 1_000 });
  await owner.post(`/api/changes/${id}/apply`, { until: inMs(4_000) });
  await expect.poll(async () => (await infoOf(id)).counts.done ?? 0, { timeout: 5_000 }).toBeGreaterThan(0);
  await owner.post(`/api/changes/${id}/pause`);
  const end = await endOf(id);
  expect(end.status).toBe("scheduled");
  await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  expect((await ended(end.id)).counts.done).toBe(end.itemCount);
  const resumed = await owner.post(`/api/changes/${id}/resume`);
  expect(resumed.json()).toMatchObject({ message: expect.stringContaining("is past") });
});

test("what comes to its turn only after its day gives nothing", async () => {
  const channel = room("Coffee and cake");
  const [guest] = newcomers(channel, 1);
  if (!guest) throw new Error("everyone is in it");
  const { apply: _apply, confirmed: _confirmed, until: _until, ...asked } = adding(channel, [guest], 0);
  const { id } = (await plan(owner, asked)).change;
  const at = inMs(500);
  await owner.post(`/api/changes/${id}/apply`, { at, until: at + 1 });
  const postponed = await owner.post(`/api/changes/${id}/postpone`, { at: at + DAY_MS });
  expect([postponed.status, postponed.text]).toEqual([400, expect.stringContaining("on which it ends is past")]);
  await expect.poll(async () => (await infoOf(id)).status).toBe("cancelled");
  expect(await infoOf(id)).toMatchObject({ isCalledOff: false, counts: { cancelled: 1 } });
  expect(isIn(channel, guest)).toBe(false);
});

test("it ends though whoever gave it may give nothing any more, and they can let it stay no more", async () => {
  const channel = room("Launch room");
  const desk = await stack.signIn("helpdesk");
  const given = await owner.post("/api/access/grants", {
    ...{ roleId: "help-desk", set: { of: "list", channelIds: [channel.id] }, untilMs: null, reason: "For the test" },
    to: { is: "person", userId: company.userOf("helpdesk").id, name: "Help desk" },
  });
  const [guest] = newcomers(channel, 1);
  if (!guest) throw new Error("everyone is in it");
  const { change } = await plan(desk, adding(channel, [guest], inMs(4_000)));
  expect(change).toMatchObject({ status: "done" });
  const end = await endOf(change.id);
  const { id } = given.json() as { id: string };
  await owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
  for (const [act, body] of [
    ["postpone", { at: inMs(DAY_MS) }],
    ["keep", { items: [0] }],
    ["cancel", undefined],
  ] as const)
    expect([act, (await desk.post(`/api/changes/${end.id}/${act}`, body)).status]).toEqual([act, 403]);
  // Nor once its day has come, while Zoom has it wait.
  const limited = { status: 429, headers: { "retry-after": "120" }, times: 1 };
  await stack.fault({ operation: "batchRemoveMembersFromChannel", ...limited });
  await expect.poll(async () => (await infoOf(end.id)).status, { timeout: 30_000 }).toBe("waiting");
  for (const act of ["pause", "cancel"])
    expect([act, (await desk.post(`/api/changes/${end.id}/${act}`)).status]).toEqual([act, 403]);
  expect((await owner.post(`/api/changes/${end.id}/pause`)).status).toBe(200);
  expect((await desk.post(`/api/changes/${end.id}/cancel`)).status).toBe(403);
  await owner.post(`/api/changes/${end.id}/resume`);
  expect((await ended(end.id)).counts).toEqual({ done: 1 });
  expect(isIn(channel, guest)).toBe(false);
});

test("only what adds people through the account connection ends on a day, and on one that is ahead", async () => {
  const channel = room("Platform team");
  const [guest] = newcomers(channel, 1);
  if (!guest) throw new Error("everyone is in it");
  const refused = async (body: unknown) => {
    const { status, change } = await plan(owner, body);
    return [status, change.message];
  };
  const right = adding(channel, [guest], inMs(DAY_MS));
  expect(await refused({ ...right, connection: "me" })).toEqual([400, expect.stringContaining("account connection")]);
  expect(await refused({ ...right, until: inMs(-1) })).toEqual([400, expect.stringContaining("is past")]);
  expect(await refused({ ...right, until: inMs(91 * DAY_MS) })).toEqual([400, expect.stringContaining("90 days")]);
  const removing = adding(channel, [guest], inMs(DAY_MS), "remove-members");
  expect(await refused(removing)).toEqual([400, expect.stringContaining("adding and promoting")]);
});

test("a plan gets its end where it is applied, and one whose day has passed by then wants another", async () => {
  const channel = room("Platform team");
  const [guest] = newcomers(channel, 1);
  if (!guest) throw new Error("everyone is in it");
  const { apply: _apply, confirmed: _confirmed, ...asked } = adding(channel, [guest], inMs(60_000));
  const { change } = await plan(owner, asked);
  stack.clock.advance(61_000);
  expect((await owner.post(`/api/changes/${change.id}/apply`)).json()).toMatchObject({
    message: expect.stringContaining("is past"),
  });
  const untilMs = inMs(DAY_MS);
  expect((await owner.post(`/api/changes/${change.id}/apply`, { until: untilMs })).json()).toMatchObject({
    ...{ status: "done", untilMs },
  });
  expect(await endOf(change.id)).toMatchObject({ status: "scheduled", goesOnAtMs: untilMs });
});
