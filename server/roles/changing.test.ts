// Roles are made, changed and given by those who could, to those whom Zoom knows, and not over what another has changed since.
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { userIdKey } from "../../contract/user-id.ts";
import type { AccessOverview, ChannelAccess, PersonAccess } from "../../domain/access/info.ts";
import { accessChanges } from "../db/access-schema.ts";
import { inventoryDirectoryGroupMembers, inventoryMembers } from "../db/inventory-schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
let admin: Browser;
let desk: Browser;
let member: Browser;

beforeAll(async () => {
  stack = await startStack();
  [owner, admin, desk, member] = await Promise.all([
    stack.signIn("owner"),
    stack.signIn("admin"),
    stack.signIn("helpdesk"),
    stack.signIn("member"),
  ]);
}, 60_000);
afterAll(() => stack.close());

const user = (who: string) => companyOf(stack).userOf(who);
const personOf = (who: string, name = who) => ({ is: "person", userId: user(who).id, name }) as const;
const overview = async () => (await owner.get("/api/access")).json() as AccessOverview;
const all = { of: "all" } as const;
const platform = () => ({ of: "list", channelIds: [companyOf(stack).channelNamed("Platform team").id] }) as const;

const give = (roleId: string, to: object, set: object = all, untilMs: number | null = null) =>
  owner.post("/api/access/grants", { roleId, set, to, untilMs, reason: "A test" });
async function makeRole(rights: readonly string[], name = `Role ${randomUUID()}`) {
  const answer = await owner.post("/api/access/roles", { name, rights });
  expect(answer.status).toBe(201);
  return answer.json() as { id: string; name: string; atMs: number };
}
const save = (who: Browser, id: string, body: object) =>
  who.send(`/api/access/roles/${id}`, { method: "PUT", body: { name: "Readers", ...body } });

afterEach(async () => {
  for (const { id } of (await overview()).grants) await owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
});

test("whoever gives roles over some channels makes, widens and deletes none", async () => {
  const giver = await makeRole(["see-channels", "give-roles"]);
  await give(giver.id, personOf("helpdesk"), platform());
  const { id, name, atMs } = await makeRole(["see-channels"]);
  const wide = { name, rights: ["see-channels", "give-roles", "break-glass"], seenAtMs: atMs };
  expect((await save(desk, id, wide)).status).toBe(403);
  expect((await save(desk, id, { ...wide, rights: ["give-roles"] })).status).toBe(403);
  expect((await desk.post("/api/access/roles", { name: "Mine", rights: ["see-channels"] })).status).toBe(403);
  expect((await desk.send(`/api/access/roles/${id}`, { method: "DELETE" })).status).toBe(403);
  expect((await overview()).roles.find((one) => one.id === id)?.rights).toEqual(["see-channels"]);
  // Over all they make what they could give.
  await give(giver.id, personOf("helpdesk"));
  expect((await desk.post("/api/access/roles", { name: "Mine", rights: ["see-channels"] })).status).toBe(201);
  expect((await desk.post("/api/access/roles", { name: "Yours", rights: ["delete-channels"] })).status).toBe(403);
});

test("no two roles have one name, however it is written", async () => {
  const { id, name, atMs } = await makeRole(["see-channels"]);
  for (const taken of ["Help desk", " HELP DESK ", name.toUpperCase()])
    expect([taken, (await owner.post("/api/access/roles", { name: taken, rights: ["see-channels"] })).text]).toEqual([
      taken,
      expect.stringContaining("already. Choose another name."),
    ]);
  // Its own name it keeps.
  expect((await save(owner, id, { name, rights: ["see-people"], seenAtMs: atMs })).status).toBe(200);
});

test("of two who change a role at once the second is told, and looks again", async () => {
  const { id, name, atMs } = await makeRole(["see-channels"]);
  const mine = { name, rights: ["see-channels", "see-people"], seenAtMs: atMs };
  const first = await save(owner, id, mine);
  expect(first.status).toBe(200);
  const second = await save(admin, id, { ...mine, rights: ["see-channels", "see-retention"] });
  expect([second.status, second.json()]).toEqual([
    409,
    expect.objectContaining({ code: "outdated", message: expect.stringContaining("look at what it is now") }),
  ]);
  expect((await overview()).roles.find((one) => one.id === id)?.rights).toEqual(mine.rights);
  const { atMs: seenAtMs } = first.json() as { atMs: number };
  expect((await save(admin, id, { ...mine, rights: ["see-retention"], seenAtMs })).status).toBe(200);
});

test("a role is given to someone whom Zoom knows, under the name that Zoom has", async () => {
  const spoofed = await give("channel-viewer", personOf("member", "Ada Admin"));
  const { displayName } = (await stack.sandbox.store.findUser("member@sandbox.example")) as unknown as {
    displayName: string;
  };
  expect([spoofed.status, spoofed.json()]).toEqual([
    201,
    expect.objectContaining({ to: personOf("member", displayName) }),
  ]);
  for (const [to, why] of [
    [{ is: "person", userId: "nobody-at-all", name: "Nobody" }, "no person with this ID"],
    [{ is: "person", userId: "me", name: "Me" }, "no person with this ID"],
    [{ is: "person", userId: user("member").email, name: "Me" }, "no person with this ID"],
    [{ is: "group", groupId: "no-such-group", name: "Nobody" }, "no directory group with this ID"],
    ...["..", ".", "x/y", "x\0", "x".repeat(301)].flatMap((id) => [
      [{ is: "person", userId: id, name: "Nobody" }, "userId"] as const,
      [{ is: "group", groupId: id, name: "Nobody" }, "groupId"] as const,
    ]),
  ] as const) {
    const answer = await give("channel-viewer", to);
    expect([to, answer.status, answer.text]).toEqual([to, 400, expect.stringContaining(why)]);
  }
});

test("what is given once more, as after an answer that was lost, is given once", async () => {
  const [first, again, other] = [
    await give("help-desk", personOf("member"), platform()),
    await give("help-desk", personOf("member", "Otherwise"), platform()),
    await give("help-desk", personOf("member"), all),
  ];
  expect([first.status, again.status, again.json()]).toEqual([201, 201, first.json()]);
  expect((await overview()).grants).toEqual(expect.arrayContaining([first.json(), other.json()]));
  expect((await overview()).grants).toHaveLength(2);
  expect((await overview()).changes.slice(0, 2).map(({ after }) => after)).toEqual([other.json(), first.json()]);
});

test("what a person can do is told of those alone whom the account has, by the ID that Zoom has for them", async () => {
  await give("help-desk", personOf("member"));
  const ofPerson = async (id: string) => owner.get(`/api/access/people/${encodeURIComponent(id)}`);
  const rolesOf = async (id: string) =>
    ((await ofPerson(id)).json() as PersonAccess).holdings.map(({ role }) => role.id);
  const { id, email } = user("member");
  expect(await rolesOf(id)).toEqual(["help-desk", "channel-owner"]);
  expect(await rolesOf(id.toUpperCase())).toEqual(["help-desk", "channel-owner"]);
  for (const other of ["me", email, "nobody-xyz"])
    expect([other, (await ofPerson(other)).status]).toEqual([other, 400]);
});

test("whoever gives roles over some channels reads the last of their own changes, whatever others did since", async () => {
  const giver = await makeRole(["see-channels", "give-roles"]);
  await give(giver.id, personOf("helpdesk"), platform());
  const given = await desk.post("/api/access/grants", {
    ...{ roleId: giver.id, set: platform(), to: personOf("member"), untilMs: null, reason: "A test" },
  });
  expect(given.status).toBe(201);
  const others = Array.from({ length: 201 }, (_, n) => ({
    ...{ id: randomUUID(), atMs: stack.clock.nowMs() + n, byUserId: user("owner").id, byName: "Owner" },
    ...{ before: null, after: null, undoOf: null },
  }));
  await stack.database.orm.insert(accessChanges).values(others);
  const { changes } = (await desk.get("/api/access")).json() as AccessOverview;
  expect(changes[0]?.after).toEqual(given.json());
});

test("who can touch a channel holds whoever leads it and was given something over their own", async () => {
  const { id: roleId } = await makeRole(["set-retention"]);
  const channel = companyOf(stack).channelNamed("Platform team");
  const [group] = stack.sandbox.store.groups.all;
  const own = { of: "own", as: "owner" };
  const ofOwner = await give(roleId, personOf("member"), own);
  const ofGroup = await give(roleId, { is: "group", groupId: group?.id, name: "Group" }, own);
  await give(roleId, personOf("helpdesk"), own);
  const { orm } = stack.database;
  const someone = (who: string, memberId = "") => ({
    ...{ personKey: userIdKey(user(who).id), userId: user(who).id, memberId, name: who, email: user(who).email },
    ...{ isExternal: false },
  });
  const inChannel = { channelId: channel.id, firstSeenAtMs: 0 };
  await orm.insert(inventoryMembers).values([
    { ...inChannel, ...someone("member"), role: "owner" },
    { ...inChannel, ...someone("helpdesk"), role: "admin" },
  ]);
  const reaching = async () => ((await owner.get(`/api/access/channels/${channel.id}`)).json() as ChannelAccess).grants;
  expect(await reaching()).toEqual([ofOwner.json()]);
  await orm.insert(inventoryDirectoryGroupMembers).values({ groupId: group?.id ?? "", ...someone("member") });
  expect(await reaching()).toEqual(expect.arrayContaining([ofOwner.json(), ofGroup.json()]));
  expect(await reaching()).toHaveLength(2);
});

test("a scope that the app lacks is named, and nobody is told to wait", async () => {
  const [group] = stack.sandbox.store.groups.all;
  const message = "Invalid access token, does not contain scopes:[group:read:group:admin].";
  await stack.fault({ operation: "retrieveIMDirectoryGroup", status: 400, code: 4711, message, times: 1 });
  const answer = await give("help-desk", { is: "group", groupId: group?.id, name: "Group" });
  expect([answer.status, answer.json()]).toEqual([
    503,
    expect.objectContaining({
      code: "account_unavailable",
      message: expect.stringContaining("group:read:group:admin"),
    }),
  ]);
});

test("an end is within ten years", async () => {
  const nowMs = stack.clock.nowMs();
  const year = 365 * 86_400_000;
  expect((await give("channel-viewer", personOf("member"), all, nowMs + 9 * year)).status).toBe(201);
  for (const untilMs of [Number.MAX_SAFE_INTEGER, nowMs + 11 * year]) {
    const answer = await give("channel-viewer", personOf("member"), all, untilMs);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("within the next 10 years, or none")]);
  }
});

test("a role that nobody holds any more is deleted, though what was given of it is still listed", async () => {
  const { id } = await makeRole(["see-channels"]);
  await give(id, personOf("helpdesk"), all, stack.clock.nowMs() + 60_000);
  const gone = () => owner.send(`/api/access/roles/${id}`, { method: "DELETE" });
  expect((await gone()).status).toBe(400);
  stack.clock.advance(60_000);
  expect((await gone()).status).toBe(204);
});

test("which channels are protected is told to those alone who would reach them", async () => {
  const { id } = companyOf(stack).channelNamed("Platform team");
  await owner.send(`/api/access/protected/${id}`, { method: "PUT", body: { reason: "The board" } });
  const place = async (who: Browser) =>
    ((await who.get(`/api/access/place?channel=${id}`)).json() as { channel: { isProtected: boolean } }).channel;
  const whys = async (who: string, browser: Browser) => {
    const answer = await browser.get(`/api/access/people/${user(who).id}?channel=${id}`);
    return (answer.json() as { rights: { why: string | null }[] }).rights.map(({ why }) => why ?? "").join(" ");
  };
  await give("help-desk", personOf("helpdesk"));
  expect([await place(member), await place(desk)]).toMatchObject([{ isProtected: false }, { isProtected: true }]);
  expect(await whys("member", member)).not.toContain("protected");
  expect(await whys("helpdesk", desk)).toContain("This channel is protected");
  await owner.send(`/api/access/protected/${id}`, { method: "DELETE" });
});

const zoomRequests = () => stack.sandbox.requests().length;

test("a directory group that is deleted at Zoom costs no request of anybody a call to Zoom", async () => {
  const { groups } = stack.sandbox.store;
  const group = groups.create("gone-7731", {
    ...{ name: "Gone", type: "normal", searchByAccount: false, searchByDomain: false, searchByMaAccount: false },
  });
  expect((await give("channel-viewer", { is: "group", groupId: group.id, name: "Gone" })).status).toBe(201);
  groups.delete(group);
  stack.clock.advance(61_000);
  await member.get("/api/views");
  const before = zoomRequests();
  for (let n = 0; n < 10; n++) expect((await member.get("/api/views")).status).toBe(200);
  expect(zoomRequests() - before).toBeLessThanOrEqual(1);
});

test("whoever asks about many channels uses up their own share, and has so many answered at a time", async () => {
  await give("channel-administrator", personOf("helpdesk"), { of: "own", as: "leader" });
  const asking = Promise.all(Array.from({ length: 300 }, (_, n) => member.get(`/api/access/place?channel=y${n}`)));
  await new Promise((go) => setTimeout(go, 200));
  const { id } = companyOf(stack).channelNamed("IT help desk");
  const others = await desk.get(`/api/access/place?channel=${id}`);
  expect([others.status, others.json()]).toEqual([200, expect.objectContaining({ channel: expect.anything() })]);
  expect(new Set((await asking).map(({ status }) => status))).toEqual(new Set([200, 429]));
}, 60_000);
