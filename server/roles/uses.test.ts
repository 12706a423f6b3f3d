import { afterAll, beforeAll, expect, test } from "vitest";
import type { GrantUse } from "../../domain/access/uses.ts";
import { inventoryDirectoryGroupMembers } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { part, plan } from "../testing/http-changes.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
let desk: Browser;

beforeAll(async () => {
  stack = await startStack({ jobs: true });
  [owner, desk] = await Promise.all([stack.signIn("owner"), stack.signIn("helpdesk")]);
}, 60_000);
afterAll(() => stack.close());

const give = async (roleId: string, to: object, untilMs: number | null = null): Promise<string> => {
  const channelIds = [companyOf(stack).channelNamed("Launch room").id];
  const body = { roleId, to, set: { of: "list", channelIds }, reason: "A test", untilMs };
  const answer = await owner.post("/api/access/grants", body);
  expect(answer.status).toBe(201);
  return (answer.json() as { id: string }).id;
};
const personOf = (who: string) => ({ is: "person", userId: companyOf(stack).userOf(who).id, name: who });
const foundUse = async (id: string) => {
  const { uses } = (await owner.get("/api/access/uses")).json() as { uses: GrantUse[] };
  return uses.find(({ grantId }) => grantId === id);
};

test("says when something of a role was last used since it was given, by whom of a group whatsoever", async () => {
  const { id: channelId, name } = companyOf(stack).channelNamed("Launch room");
  const change = async (mentionAll: number) => {
    const targets = [{ channelId, name }];
    const { status } = await plan(desk, { ...part("set-channel-settings", targets, { mentionAll }), apply: true });
    expect(status).toBe(201);
  };
  const [first] = stack.sandbox.store.groups.all;
  const group = { is: "group", groupId: first?.id ?? "", name: first?.name ?? "" };
  const to = personOf("helpdesk");
  const ids = {
    used: await give("channel-administrator", to),
    other: await give("channel-administrator", personOf("member")),
    looks: await give("channel-viewer", to),
    group: await give("channel-administrator", group),
  };
  for (const id of [ids.used, ids.other, ids.group])
    expect(await foundUse(id)).toEqual({ grantId: id, lastAtMs: null, isRecorded: true });
  expect(await foundUse(ids.looks)).toEqual({ grantId: ids.looks, lastAtMs: null, isRecorded: false });
  const { id: userId } = companyOf(stack).userOf("helpdesk");
  await stack.database.orm.insert(inventoryDirectoryGroupMembers).values({
    ...{ groupId: group.groupId, personKey: userId.toLowerCase(), userId, memberId: "", name: "Help", email: "" },
    isExternal: false,
  });
  const before = stack.clock.nowMs();
  await change(3);
  await expect
    .poll(async () => (await foundUse(ids.used))?.lastAtMs ?? 0, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(before);
  const { lastAtMs } = (await foundUse(ids.used)) ?? {};
  expect((await foundUse(ids.group))?.lastAtMs).toBe(lastAtMs);
  expect((await foundUse(ids.other))?.lastAtMs).toBeNull();
  // What was used before it was given says nothing of it.
  stack.clock.advance(60_000);
  const later = await give("channel-administrator", to, stack.clock.nowMs() + 3_600_000);
  expect((await foundUse(later))?.lastAtMs).toBeNull();
  await change(2);
  await expect
    .poll(async () => (await foundUse(later))?.lastAtMs ?? 0, { timeout: 30_000 })
    .toBeGreaterThan(lastAtMs ?? 0);
  expect((await desk.get("/api/access/uses")).status).toBe(403);
});

test("what is done in the console itself is a use of the right that it takes", async () => {
  const given = await owner.post("/api/access/roles", { name: "Givers", rights: ["give-roles"] });
  const { id: roleId } = given.json() as { id: string };
  const id = await give(roleId, personOf("coordinator"));
  const coordinator = await stack.signIn("coordinator");
  expect(await foundUse(id)).toMatchObject({ lastAtMs: null, isRecorded: true });
  const set = { of: "list", channelIds: [companyOf(stack).channelNamed("Launch room").id] };
  const passedOn = { roleId, set, to: personOf("member"), reason: "A test", untilMs: null };
  expect((await coordinator.post("/api/access/grants", passedOn)).status).toBe(201);
  expect((await foundUse(id))?.lastAtMs).toBeGreaterThan(0);
});
