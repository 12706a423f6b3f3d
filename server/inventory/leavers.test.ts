import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { userIdKey } from "../../contract/user-id.ts";
import type { Leavers } from "../../domain/inventory/leavers.ts";
import type { OwnerTask } from "../../domain/inventory/owner-tasks.ts";
import { type Channel, isGeneral } from "../../sandbox/store/channel.ts";
import type { User } from "../../sandbox/store/store.ts";
import {
  inventoryDirectoryGroupMembers,
  inventoryDirectoryGroups,
  inventoryPeople,
  inventorySpaceMembers,
} from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import type { Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";

const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id).toSorted();

describe("people who leave", () => {
  let stack: Stack;
  let admin: Browser;
  beforeAll(async () => {
    stack = await startWithWholeInventory();
    admin = await stack.signIn("admin");
  }, WHOLE_MS);
  afterAll(() => stack.close());

  /** Those that are not general channels, which are handed over with their spaces. */
  const readable = (): readonly Channel[] =>
    stack.sandbox.store.channels.all.filter((channel) => !channel.isArchived && !isGeneral(channel));
  const keyOf = (part: string): string => userIdKey(companyOf(stack).userOf(part).id);
  const leavers = async (query: string): Promise<Leavers> =>
    (await admin.get(`/api/inventory/leavers?${query}`)).json() as Leavers;
  const standsIn = (channel: Channel, { index }: User): boolean => channel.members.has(index);

  test("one person: everything they own, administer and are in", async () => {
    const lead = companyOf(stack).userOf("lead");
    const found = await leavers(`people=${keyOf("lead")}`);
    expect(found.people).toMatchObject([
      { key: keyOf("lead"), email: lead.email, status: "active", isExternal: false },
    ]);
    const open = new Set(readable().map(({ id }) => id));
    expect(idsOf(found.channels.filter(({ id }) => open.has(id)))).toEqual(
      idsOf(readable().filter((channel) => standsIn(channel, lead))),
    );
    const owned = found.channels.filter(({ leavers: [first] }) => first?.role === "owner");
    expect(idsOf(owned.filter(({ id }) => open.has(id)))).toEqual(
      idsOf(readable().filter(({ owner }) => owner === lead.index)),
    );
    // Zoom removes nobody from the default channel, which is not told from others but by that.
    const whole = found.channels.filter(({ hasEveryone }) => hasEveryone).map(({ id }) => id);
    const defaults = readable().filter(({ kind }) => kind === "default");
    expect(whole).toEqual(idsOf(defaults));
    // What they own comes first.
    expect(found.channels.slice(0, owned.length)).toEqual(owned);
    expect(found.spaces.map(({ name }) => name)).toContain("Platform");
    expect(found.mentionGroups).toContainEqual(
      expect.objectContaining({ name: "on-call", channel: "Platform team", leavers: [keyOf("lead")] }),
    );
    expect(found.directoryGroups.length).toBeGreaterThan(0);
  });

  test("of what they lead, active administrators who stay and some members could succeed", async () => {
    const { channelNamed, userOf } = companyOf(stack);
    const launch = channelNamed("Launch room");
    const found = await leavers(`people=${keyOf("lead")}`);
    const { candidates = [], owner } = found.channels.find(({ id }) => id === launch.id) ?? {};
    expect(owner).toEqual({ key: keyOf("lead"), name: expect.any(String), isActive: true });
    expect(candidates.filter(({ role }) => role === "admin")).toMatchObject([
      { key: keyOf("member"), email: userOf("member").email },
    ]);
    const members = candidates.filter(({ role }) => role === "member");
    expect(members.length).toBeGreaterThan(0);
    expect(members.length).toBeLessThanOrEqual(5);
    for (const { email } of candidates) expect(stack.sandbox.store.findUser(email)).toMatchObject({ status: "active" });

    const both = await leavers(`people=${keyOf("lead")},${keyOf("member")}`);
    const without = both.channels.find(({ id }) => id === launch.id);
    expect(without?.leavers).toEqual([
      { key: keyOf("lead"), role: "owner" },
      { key: keyOf("member"), role: "admin" },
    ]);
    expect(without?.candidates.every(({ role }) => role === "member")).toBe(true);
    // Nobody has to succeed a member.
    const team = both.channels.filter(({ leavers: held }) => held.every(({ role }) => role === "member"));
    expect(team.length).toBeGreaterThan(0);
    expect(team.every((channel) => channel.candidates.length === 0)).toBe(true);
  });

  test("a space’s general channel is handed over with the space, which has the same people", async () => {
    const { id: spaceId, general } = companyOf(stack).spaceNamed("Platform");
    const idsFound = async () => idsOf((await leavers(`people=${keyOf("lead")}`)).channels);
    expect(await idsFound()).not.toContain(general.id);
    // As long as it is not known that they are in the space, they are in the channel.
    const { orm } = stack.database;
    const isTheirs = and(
      eq(inventorySpaceMembers.spaceId, spaceId),
      eq(inventorySpaceMembers.personKey, keyOf("lead")),
    );
    const [row] = await orm.delete(inventorySpaceMembers).where(isTheirs).returning();
    expect(await idsFound()).toContain(general.id);
    if (row) await orm.insert(inventorySpaceMembers).values(row);
    expect(await idsFound()).not.toContain(general.id);
  });

  test("their manager is told where that is someone active who stays", async () => {
    const { orm } = stack.database;
    const managerOf = async (query: string) => (await leavers(query)).people[0]?.manager?.key;
    const setManager = (manager: string) =>
      orm
        .update(inventoryPeople)
        .set({ manager })
        .where(eq(inventoryPeople.key, keyOf("lead")));
    expect(await managerOf(`people=${keyOf("lead")}`)).toBeUndefined();
    await setManager("Helpdesk@sandbox.example");
    expect(await managerOf(`people=${keyOf("lead")}`)).toBe(keyOf("helpdesk"));
    expect(await managerOf(`people=${keyOf("lead")},${keyOf("helpdesk")}`)).toBeUndefined();
    await setManager("");
  });

  test("all who were deactivated, with the channels whose owner left", async () => {
    const found = await leavers("of=deactivated");
    expect(found.people.length).toBe(found.total);
    expect(found.people.every(({ status }) => status === "inactive")).toBe(true);
    const { store } = stack.sandbox;
    const inactive = new Set(store.users.filter(({ status }) => status === "inactive").map(({ index }) => index));
    const orphans = readable().filter(({ owner }) => inactive.has(owner));
    const owned = found.channels.filter(({ owner, isArchived }) => owner?.isActive === false && isArchived !== true);
    expect(orphans.length).toBeGreaterThan(0);
    expect(idsOf(owned)).toEqual(expect.arrayContaining(idsOf(orphans)));
    const warehouse = found.channels.find(({ name }) => name === "Warehouse migration");
    expect(warehouse).toMatchObject({ leavers: [expect.objectContaining({ role: "owner" })] });
  });

  test("whoever was deactivated and is in nothing but a directory group that is gone is not listed", async () => {
    const { orm } = stack.database;
    const [group] = await orm.select().from(inventoryDirectoryGroups).where(isNull(inventoryDirectoryGroups.goneAtMs));
    const [inactive] = await orm.select().from(inventoryPeople).where(eq(inventoryPeople.status, "inactive"));
    if (!group || !inactive) throw new Error("the company has no group, or nobody deactivated");
    const { name, email } = inactive;
    const alone = { personKey: "alone", userId: "alone", memberId: "", isExternal: false, name, email };
    await orm.insert(inventoryPeople).values({ ...inactive, key: "alone", userId: "alone" });
    await orm.insert(inventoryDirectoryGroupMembers).values({ groupId: group.id, ...alone });
    const listed = async () => (await leavers("of=deactivated")).people.map(({ key }) => key);
    expect(await listed()).toContain("alone");
    const isGroup = eq(inventoryDirectoryGroups.id, group.id);
    await orm.update(inventoryDirectoryGroups).set({ goneAtMs: stack.clock.nowMs() }).where(isGroup);
    expect(await listed()).not.toContain("alone");
    await orm.update(inventoryDirectoryGroups).set({ goneAtMs: null }).where(isGroup);
    await orm.delete(inventoryDirectoryGroupMembers).where(eq(inventoryDirectoryGroupMembers.personKey, "alone"));
    await orm.delete(inventoryPeople).where(eq(inventoryPeople.key, "alone"));
  });

  test("keys that nobody has are told, and too many or none are refused", async () => {
    expect(await leavers("people=nobody")).toMatchObject({ people: [], unknown: ["nobody"], channels: [] });
    const tooMany = Array.from({ length: 201 }, (_, at) => `p${at}`).join(",");
    for (const query of ["", "people=", "of=everyone", `people=${tooMany}`])
      expect((await admin.get(`/api/inventory/leavers?${query}`)).status).toBe(400);
  });

  test("of whoever was chosen to succeed it is told whether they could", async () => {
    const { store } = stack.sandbox;
    const inactive = store.users.find(({ status }) => status === "inactive");
    const external = store.channels.all
      .flatMap(({ members }) => [...members.people])
      .map((index) => store.people.at(index))
      .find(({ isExternal }) => isExternal);
    const { orm } = stack.database;
    const isHelpdesk = eq(inventoryPeople.key, keyOf("helpdesk"));
    await orm.update(inventoryPeople).set({ goneAtMs: stack.clock.nowMs() }).where(isHelpdesk);
    const asked = [keyOf("member"), userIdKey(inactive?.id ?? ""), external?.memberId, keyOf("helpdesk"), "nobody"];
    for (const whose of [`people=${keyOf("lead")}`, "of=deactivated"]) {
      const { chosen } = await leavers(`${whose}&chosen=${asked.join(",")}`);
      expect(chosen.map(({ key }) => key)).toEqual(asked);
      expect(chosen.map(({ is }) => is)).toEqual(["active", "inactive", "external", "gone", "unknown"]);
      expect(chosen[0]).toMatchObject({ email: companyOf(stack).userOf("member").email, role: null });
      expect((await leavers(whose)).chosen).toEqual([]);
    }
    const tooMany = Array.from({ length: 301 }, (_, at) => `p${at}`).join(",");
    expect((await admin.get(`/api/inventory/leavers?of=deactivated&chosen=${tooMany}`)).status).toBe(400);

    const channel = companyOf(stack).channelNamed("Release notes");
    const to = (toKey: string) => ({ channelId: channel.id, fromKey: keyOf("lead"), toKey });
    for (const toKey of asked.slice(1) as string[])
      expect((await admin.post("/api/inventory/owner-tasks", { tasks: [to(toKey)] })).json()).toEqual({ added: 0 });
    await orm.update(inventoryPeople).set({ goneAtMs: null }).where(isHelpdesk);
  });

  const listed = async (): Promise<readonly OwnerTask[]> =>
    ((await admin.get("/api/inventory/owner-tasks")).json() as { tasks: OwnerTask[] }).tasks;

  test("an owner to be changed by hand is listed, ticked off, and found done once Zoom has another", async () => {
    const { channelNamed, userOf } = companyOf(stack);
    const channel = channelNamed("Release notes");
    const task = { channelId: channel.id, fromKey: keyOf("lead"), toKey: keyOf("helpdesk") };
    const wrong = { ...task, fromKey: keyOf("member") };
    expect((await admin.post("/api/inventory/owner-tasks", { tasks: [task, wrong] })).json()).toEqual({ added: 1 });
    const [open] = await listed();
    expect(open).toMatchObject({
      ...{ channelId: channel.id, channel: "Release notes", found: "open" },
      from: { key: keyOf("lead") },
      to: { key: keyOf("helpdesk"), email: "helpdesk@sandbox.example" },
      added: { name: expect.stringMatching(/./), atMs: expect.any(Number) },
    });
    const onPage = async () =>
      (await leavers(`people=${keyOf("lead")}`)).channels.find(({ id }) => id === channel.id)?.ownerTask;
    expect(await onPage()).toMatchObject({ id: open?.id });

    // Another successor takes the place of the first.
    await admin.post("/api/inventory/owner-tasks", { tasks: [{ ...task, toKey: keyOf("member") }] });
    expect(await listed()).toMatchObject([{ id: open?.id, to: { key: keyOf("member") } }]);

    expect((await admin.post("/api/inventory/owner-tasks/tick", { ids: [open?.id] })).status).toBe(204);
    expect(await listed()).toMatchObject([{ ticked: { name: expect.any(String) }, found: "open" }]);
    expect(await onPage()).toBeNull();
    expect((await admin.post("/api/inventory/owner-tasks/untick", { ids: [open?.id] })).status).toBe(204);
    expect((await listed())[0]?.ticked ?? null).toBeNull();

    stack.sandbox.store.channels.setOwner(channel, userOf("member").index);
    await admin.post("/api/inventory/owner-tasks/tick", { ids: [open?.id] });
    await vi.waitFor(
      async () => expect(await listed()).toMatchObject([{ found: "done", owner: { key: keyOf("member") } }]),
      { timeout: 30_000 },
    );
    expect((await admin.send(`/api/inventory/owner-tasks/${open?.id}`, { method: "DELETE" })).status).toBe(204);
    expect(await listed()).toEqual([]);
    expect((await admin.send(`/api/inventory/owner-tasks/${open?.id}`, { method: "DELETE" })).status).toBe(404);
  });

  test("who may not read the account learns of the channels they lead, and who may only read changes nothing", async () => {
    const paths = ["/api/inventory/leavers?of=deactivated", "/api/inventory/owner-tasks"];
    for (const path of paths) {
      for (const person of ["member", "helpdesk", "lead"]) {
        const { index } = companyOf(stack).userOf(person);
        const told = (await (await stack.signIn(person)).get(path)).json() as Partial<Leavers>;
        const led = new Set(
          stack.sandbox.store.channels.all.filter(({ leaders }) => leaders.has(index)).map(({ id }) => id),
        );
        expect((told.channels ?? []).filter(({ id }) => !led.has(id))).toEqual([]);
        expect([told.spaces ?? [], told.directoryGroups ?? []]).toEqual([[], []]);
      }
      expect((await stack.browser().get(path)).status).toBe(401);
      for (const person of ["channel-viewer", "channel-admin"])
        expect((await (await stack.signIn(person)).get(path)).status).toBe(200);
    }
    const channel = companyOf(stack).channelNamed("Platform team");
    const tasks = [{ channelId: channel.id, fromKey: keyOf("lead"), toKey: keyOf("member") }];
    const editor = await stack.signIn("channel-admin");
    expect((await editor.post("/api/inventory/owner-tasks", { tasks })).json()).toEqual({ added: 1 });
    const before = await listed();
    for (const person of ["member", "channel-viewer"]) {
      const browser = await stack.signIn(person);
      expect((await browser.post("/api/inventory/owner-tasks", { tasks })).status).toBe(403);
      const ids = before.map(({ id }) => id);
      for (const act of ["tick", "untick"])
        expect((await browser.post(`/api/inventory/owner-tasks/${act}`, { ids })).status).toBe(403);
      expect((await browser.send(`/api/inventory/owner-tasks/${ids[0]}`, { method: "DELETE" })).status).toBe(403);
    }
    expect(await listed()).toEqual(before);
    expect((await editor.post("/api/inventory/owner-tasks", { tasks: [{ channelId: "" }] })).status).toBe(400);
  });
});
