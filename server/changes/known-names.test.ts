// What things and people are called in plans and in the audit trail, by what the inventory knows of them.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { userIdKey } from "../../contract/user-id.ts";
import type { AppliedChange } from "../../domain/changes/info.ts";
import { inventoryPeople } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import type { Stack } from "../testing/stack.ts";
import { trailOf } from "../testing/trail.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";

let stack: Stack;
let admin: Browser;
beforeAll(async () => {
  stack = await startWithWholeInventory();
  admin = await stack.signIn("admin");
}, WHOLE_MS);
afterAll(() => stack.close());

const planned = async (
  browser: Browser,
  connection: string,
  actionId: string,
  targets: readonly object[],
  more = {},
  input = {},
) => {
  const parts = [{ actionId, input, targets }];
  const answer = await browser.post("/api/changes", { connection, parts, ...more });
  expect(answer.status).toBe(201);
  return answer.json() as AppliedChange;
};

test("a channel, a person and a place are called what they are, whatever the sender called them", async () => {
  const room = companyOf(stack).channelNamed("Launch room");
  const archive = await planned(admin, "account", "archive-channels", [{ channelId: room.id, name: "Old stuff" }]);
  expect(archive).toMatchObject({ title: "Archive Launch room", items: [{ label: "Launch room" }] });
  const member = companyOf(stack).userOf("member");
  const person = { channelId: room.id, channel: "Old stuff", name: "Nobody in particular", email: member.email };
  const invitation = await planned(admin, "account", "invite-members", [person]);
  expect(invitation.items).toMatchObject([{ label: `${member.displayName} · Launch room` }]);
  const done = await planned(admin, "account", "archive-channels", [{ channelId: room.id, name: "Old stuff" }], {
    apply: true,
    confirmed: "grave",
  });
  const { orm } = stack.database;
  const named = (await trailOf(orm)).flatMap(({ change, targets }) => (change?.id === done.id ? targets : []));
  expect(named).toContainEqual({ kind: "channel", id: room.id, name: "Launch room" });
  expect(named.map(({ name }) => name)).not.toContain("Old stuff");
  await admin.post(
    `/api/changes/${((await (await admin.post(`/api/changes/${done.id}/undo`)).json()) as AppliedChange).id}/apply`,
  );
});

test("a name that a deletion goes by is held against Zoom's own all the same", async () => {
  const room = companyOf(stack).channelNamed("Launch room");
  const targets = [{ channelId: room.id, name: "Old stuff", owner: "" }];
  const deletion = await planned(admin, "account", "delete-channels", targets);
  expect(deletion.items).toMatchObject([{ status: "skipped", skip: "It is now called “Launch room”." }]);
});

test("a renaming is held against Zoom's own name, by whichever action it is made", async () => {
  const room = companyOf(stack).channelNamed("Launch room");
  const targets = [{ channelId: room.id, name: "Old stuff", newName: "New stuff" }];
  const held = [{ status: "skipped", skip: "It is now called “Launch room”." }];
  expect((await planned(admin, "account", "rename-channels", targets)).items).toMatchObject(held);
  const input = { name: "New stuff" };
  expect((await planned(admin, "account", "set-channel-settings", targets, {}, input)).items).toMatchObject(held);
  const space = companyOf(stack).spaceNamed("Platform");
  const spaces = [{ spaceId: space.id, name: "Old stuff" }];
  expect((await planned(admin, "account", "set-space-settings", spaces, {}, input)).items).toMatchObject([
    { status: "skipped", skip: "It is now called “Platform”." },
  ]);
});

test("what is given by its ID alone is called what Zoom calls it", async () => {
  const room = companyOf(stack).channelNamed("Launch room");
  const other = companyOf(stack).channelNamed("Release notes");
  const targets = [room, other].map(({ id }) => ({ channelId: id, name: id }));
  const labels = [{ label: "Launch room" }, { label: "Release notes" }];
  const renamed = targets.map((target, at) => ({ ...target, newName: `New stuff ${at}` }));
  expect((await planned(admin, "account", "rename-channels", renamed)).items).toMatchObject(labels);
  const input = { name: "New stuff" };
  const one = await planned(admin, "account", "set-channel-settings", targets.slice(0, 1), {}, input);
  expect(one).toMatchObject({ title: expect.stringContaining("Launch room"), items: [{ label: "Launch room" }] });
  const deleted = targets.map((target) => ({ ...target, owner: "" }));
  expect((await planned(admin, "account", "delete-channels", deleted)).items).toMatchObject(labels);
  const space = companyOf(stack).spaceNamed("Platform");
  const spaces = [{ spaceId: space.id, name: space.id }];
  expect((await planned(admin, "account", "set-space-settings", spaces, {}, input)).items).toMatchObject([
    { label: "Platform" },
  ]);
});

test("whoever is found is who is named, whatever the sender called them", async () => {
  const company = companyOf(stack);
  const room = company.channelNamed("Platform team");
  const member = company.userOf("member");
  const target = {
    ...{ channelId: room.id, channel: "Old stuff", name: "Margarethe Lindqvist", email: "", userId: "" },
    memberId: member.memberId,
  };
  const done = await planned(admin, "account", "promote-members", [target], { apply: true, confirmed: "grave" });
  expect(done).toMatchObject({ title: `Promote ${member.displayName} in Platform team to administrator` });
  expect(done.items).toMatchObject([
    {
      label: `${member.displayName} · Platform team`,
      target: { name: member.displayName, email: member.email, userId: member.id },
    },
  ]);
  const named = (await trailOf(stack.database.orm)).flatMap(({ change, targets }) =>
    change?.id === done.id ? targets : [],
  );
  expect(named).toContainEqual({ kind: "person", id: member.id, name: member.displayName });
  expect(named.map(({ name }) => name)).not.toContain("Margarethe Lindqvist");
  const { id } = (await admin.post(`/api/changes/${done.id}/undo`)).json() as AppliedChange;
  expect((await admin.post(`/api/changes/${id}/apply`)).json()).toMatchObject({ status: "done" });
});

test("a plan of which all is left out is called by who was found too", async () => {
  const company = companyOf(stack);
  const room = company.channelNamed("Platform team");
  const member = company.userOf("member");
  const target = { channelId: room.id, channel: "", name: "Margarethe", memberId: member.memberId };
  const plan = await planned(admin, "account", "demote-members", [target]);
  expect(plan).toMatchObject({
    title: `Demote ${member.displayName} in Platform team to member`,
    items: [{ skip: "They are not an administrator." }],
  });
});

test("whoever is named as two people is left out, in the channel or not", async () => {
  const company = companyOf(stack);
  const room = company.channelNamed("Platform team");
  const [comer, other] = company.newcomers(room.members.people, 2);
  if (!comer || comer.isExternal) throw new Error("everyone is in the channel");
  const target = { channelId: room.id, channel: room.name, name: "x", memberId: "" };
  const two = [
    { ...target, userId: comer.id, email: other?.email },
    { ...target, userId: comer.id, email: "p0@nowhere.example" },
    { ...target, userId: company.userOf("member").id, email: comer.email },
  ];
  const plan = await planned(admin, "account", "invite-administrators", two);
  expect(plan.items).toMatchObject(two.map(() => ({ skip: expect.stringMatching(/of different people/) })));
});

test("a new owner is called what they are, whatever the sender called them", async () => {
  const company = companyOf(stack);
  const space = company.spaceNamed("Platform");
  const member = company.userOf("member");
  const targets = [{ spaceId: space.id, name: "Old stuff" }];
  const owner = { userId: member.id, memberId: member.memberId, name: member.displayName };
  const asked = (input: object) =>
    planned(admin, "account", "transfer-spaces", targets, {}, { ...input, name: "Margarethe" });
  const byId = await asked({ userId: member.id });
  expect(byId).toMatchObject({ title: `Transfer ownership of the space Platform to ${member.displayName}` });
  expect(byId.items).toMatchObject([{ to: owner }]);
  const byMemberId = await asked({ memberId: member.memberId });
  expect(byMemberId).toMatchObject({ title: "Transfer ownership of the space Platform" });
  expect(byMemberId.items).toMatchObject([{ to: owner }]);
  const two = await asked({ userId: company.userOf("helpdesk").id, memberId: member.memberId });
  expect(two.items).toMatchObject([{ skip: expect.stringMatching(/of different people/) }]);
});

test("people of a mention group, and where it is, are called what they are", async () => {
  const company = companyOf(stack);
  const room = company.channelNamed("Platform team");
  const member = company.userOf("member");
  const people = [{ name: "Margarethe", email: member.email, userId: "", memberId: "" }];
  const targets = [{ channelId: room.id, channel: "Old stuff", groupId: "", name: "on duty", people }];
  const plan = await planned(admin, "account", "create-mention-groups", targets);
  expect(plan.items).toMatchObject([
    { label: "on duty · Platform team", target: { people: [{ name: member.displayName }] } },
  ]);
});

test("nobody learns a name that the inventory would not show them", async () => {
  const lead = await stack.signIn("lead");
  const foreign = { channelId: companyOf(stack).channelNamed("Launch room").id, name: "Old stuff" };
  const own = await planned(lead, "me", "archive-channels", [foreign]);
  expect(own.items).toMatchObject([{ label: "Old stuff" }]);
});

test("of deactivated people the plan says that nothing brings them back", async () => {
  const room = companyOf(stack).channelNamed("Platform team");
  const member = companyOf(stack).userOf("member");
  const { orm } = stack.database;
  const setStatus = (status: string) =>
    orm
      .update(inventoryPeople)
      .set({ status })
      .where(eq(inventoryPeople.key, userIdKey(member.id)));
  const target = { channelId: room.id, channel: room.name, name: "", email: member.email, isDeactivated: true };
  const active = await planned(admin, "account", "remove-members", [target]);
  expect(active.items).toMatchObject([{ status: "planned", noUndo: null }]);
  await setStatus("inactive");
  const deactivated = await planned(admin, "account", "remove-members", [target]);
  expect(deactivated).toMatchObject({
    items: [{ status: "planned", noUndo: expect.stringMatching(/does not let deactivated people back in/) }],
    plan: { noUndo: [{ count: 1 }] },
  });
  await setStatus("active");
});

test("whoever is named by their user ID alone is invited by their address, and made an administrator", async () => {
  const company = companyOf(stack);
  const room = company.channelNamed("Platform team");
  const [comer] = company.newcomers(room.members.people, 1);
  if (!comer || comer.isExternal) throw new Error("everyone is in the channel");
  const target = { channelId: room.id, channel: room.name, name: "", userId: comer.id, memberId: "" };
  const done = await planned(admin, "account", "invite-administrators", [target], { apply: true, confirmed: "grave" });
  await vi.waitFor(
    async () => expect((await admin.get(`/api/changes/${done.id}`)).json()).toMatchObject({ counts: { done: 1 } }),
    { timeout: 30_000 },
  );
  expect(room.leaders.has(comer.index)).toBe(true);
});
