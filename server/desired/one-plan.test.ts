// Files held against the local Zoom: one plan makes it so, and what differs then is nothing that a plan puts back.

import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { stringify } from "yaml";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import type { Difference } from "../../domain/desired/difference.ts";
import type { DesiredCheck } from "../../domain/desired/info.ts";
import { partsOf } from "../../domain/desired/parts.ts";
import { inventoryPeople } from "../db/inventory-schema.ts";
import { MINUTE_MS } from "../inventory/sync/step.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { inventoryDifferences, readsLeft } from "../testing/inventory-judge.ts";
import { seeded } from "../testing/random-company.ts";
import { snapshotOf } from "../testing/snapshot.ts";
import type { Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";

let stack: Stack;
let admin: Browser;
let company: ReturnType<typeof companyOf>;
beforeAll(async () => {
  stack = await startWithWholeInventory();
  admin = await stack.signIn("admin");
  company = companyOf(stack);
  await caughtUp();
}, WHOLE_MS);
afterAll(() => stack.close());

async function differencesOf(file: object): Promise<readonly Difference[]> {
  const answer = await admin.post("/api/desired/check", { text: stringify(file, { aliasDuplicateObjects: false }) });
  const check = answer.json() as DesiredCheck;
  if (check.is === "wrong") throw new Error(JSON.stringify(check.problems));
  return check.differences;
}

/** What Zoom may show late is read once more some minutes later. */
async function caughtUp(): Promise<void> {
  const within = { timeout: 60_000, interval: 200 };
  for (let minute = 0; minute < 3; minute += 1) {
    stack.clock.advance(MINUTE_MS);
    await vi.waitFor(async () => expect(await readsLeft(stack)).toEqual({ never: 0, due: 0 }), within);
  }
  await vi.waitFor(async () => expect(await inventoryDifferences(stack)).toEqual([]), within);
}

const infoOf = async (id: string) => (await admin.get(`/api/changes/${id}`)).json() as ChangeInfo;
async function ended(id: string): Promise<readonly ChangeItemInfo[]> {
  await vi.waitFor(async () => expect((await infoOf(id)).status).toBe("done"), { timeout: 60_000, interval: 200 });
  return ((await admin.get(`/api/changes/${id}/items?page_size=500`)).json() as { items: ChangeItemInfo[] }).items;
}

/** Puts all of them back, with one plan for each connection. @returns the changes with their items */
async function putBack(differences: readonly Difference[]) {
  const carried: { readonly id: string; readonly items: readonly ChangeItemInfo[] }[] = [];
  for (const connection of ["account", "me"] as const) {
    const { parts } = partsOf(differences, connection);
    if (parts.length === 0) continue;
    const body = { connection, parts, apply: true, confirmed: "grave", reason: "As the file says." };
    const answer = await admin.post("/api/changes", body);
    expect(answer.status, answer.text).toBe(201);
    const { id } = answer.json() as ChangeInfo;
    carried.push({ id, items: await ended(id) });
  }
  return carried;
}

const told = ({ label, status, skip, failure }: ChangeItemInfo) => [label, status, skip, failure?.message].join(" | ");
const repairable = async (file: object) =>
  (await differencesOf(file)).filter(({ fixes }) => fixes.length > 0).map(({ id, is, wanted }) => ({ id, is, wanted }));

/** @returns what differs still */
async function followed(file: object): Promise<readonly Difference[]> {
  const first = await differencesOf(file);
  const carried = await putBack(first);
  const amiss = carried.flatMap(({ items }) => items.filter(({ status }) => !["done", "unchanged"].includes(status)));
  expect(amiss.map(told)).toEqual([]);
  await caughtUp();
  expect(await repairable(file)).toEqual([]);
  return differencesOf(file);
}

test("people come into a channel before its groups, and into a space before they own it", async () => {
  const room = company.channelNamed("Platform team");
  const space = company.spaceNamed("Platform");
  const [one, two, three, stranger] = company.newcomers(room.members.people, 4).map(({ email }) => email);
  const owner = company.newcomers(space.general.members.people, 1)[0]?.email;
  const former = company.userOf("lead");
  const groups = [
    { name: "on-call", members: [one, two, stranger] },
    { name: "Newcomers", members: [one, three] },
  ];
  const file = {
    version: 1,
    channels: [{ id: room.id, administrators: [one], members: [two, three], mentionGroups: groups }],
    spaces: [{ id: space.id, owner, members: { only: [former.email] }, administrators: { only: [] } }],
  };
  const first = await differencesOf(file);
  const left = await followed(file);
  expect(left.map(({ field, of }) => [field, of.endsWith("in on-call")])).toEqual([["mentioned", true]]);
  expect(left[0]?.note).toMatch(
    /^Zoom lets only people of the channel into its mention groups, and the file does not say/,
  );
  // It is the same difference as before.
  expect(first.find(({ id }) => id === left[0]?.id)).toMatchObject({ note: left[0]?.note, fixes: [] });
  const nameOf = (index: number) => company.personAt(index).email;
  const inGroup = (name: string) =>
    room.mentionGroups
      .find((group) => group.name === name)
      ?.members.people.map(nameOf)
      .sort();
  expect(inGroup("Newcomers")).toEqual([one, three].sort());
  expect(inGroup("on-call")).toEqual(expect.arrayContaining([one, two]));
  const { general } = space;
  expect(nameOf(general.owner)).toBe(owner);
  expect(general.members.people.map(nameOf).sort()).toEqual([owner, former.email].sort());
}, 120_000);

test("a channel is unarchived before its groups and people change", async () => {
  const room = company.channelNamed("Launch room");
  const inside = room.members.people.map((index) => company.personAt(index)).filter(({ isExternal }) => !isExternal);
  const [one, two, three] = inside.map(({ email }) => email);
  const [comer] = company.newcomers(room.members.people, 1).map(({ email }) => email);
  const only = (...groups: readonly object[]) => ({
    version: 1,
    channels: [{ id: room.id, archived: false, members: [comer], mentionGroups: { only: groups } }],
  });
  const group = (name: string, description: string, ...members: readonly unknown[]) => ({
    ...{ name, description, members: { only: members } },
  });
  const before = [group("Kept", "Before", one, two), group("Gone", "", one)];
  await followed({ version: 1, channels: [{ id: room.id, mentionGroups: { only: before } }] });
  await putBack(await differencesOf({ version: 1, channels: [{ id: room.id, archived: true }] }));
  await caughtUp();
  expect(room.isArchived).toBe(true);
  const snapshot = snapshotOf(stack.sandbox.store);
  const file = only(group("Kept", "After", two, three, comer), group("Made", "New", one, comer));
  const carried = await putBack(await differencesOf(file));
  expect(carried.flatMap(({ items }) => items.filter(({ status }) => status !== "done").map(told))).toEqual([]);
  await caughtUp();
  expect(await differencesOf(file)).toEqual([]);
  const undo = (await admin.post(`/api/changes/${carried[0]?.id}/undo`)).json() as ChangeInfo;
  expect(await admin.post(`/api/changes/${undo.id}/apply`, { reason: "Not meant." })).toMatchObject({ status: 200 });
  expect((await ended(undo.id)).map(told).filter((text) => !text.includes("| done |"))).toEqual([]);
  await caughtUp();
  expect(snapshotOf(stack.sandbox.store)).toEqual(snapshot);
  await putBack(await differencesOf({ version: 1, channels: [{ id: room.id, archived: false }] }));
  await caughtUp();
}, 120_000);

test("an undo leaves the groups and people that were there", async () => {
  const room = company.channelNamed("Platform team");
  const [one, two] = company.newcomers(room.members.people, 2).map(({ email }) => email);
  const groups = [
    { name: "on-call", members: [one] },
    { name: "Night shift", members: [one, two] },
  ];
  const before = snapshotOf(stack.sandbox.store);
  const file = { version: 1, channels: [{ id: room.id, members: [one, two], mentionGroups: groups }] };
  const [carried] = await putBack(await differencesOf(file));
  expect(carried?.items.map(({ status }) => status)).toEqual(["done", "done", "done", "done"]);
  const undo = (await admin.post(`/api/changes/${carried?.id}/undo`)).json() as ChangeInfo;
  expect(await admin.post(`/api/changes/${undo.id}/apply`, { reason: "Not meant." })).toMatchObject({ status: 200 });
  expect((await ended(undo.id)).map(told).filter((text) => !text.includes("| done |"))).toEqual([]);
  expect(snapshotOf(stack.sandbox.store)).toEqual(before);
  await caughtUp();
}, 120_000);

test("whoever the inventory does not know comes into a channel, its groups and a space by one plan; of an address that nobody has the plan says so", async () => {
  const room = company.channelNamed("Platform team");
  const space = company.spaceNamed("Platform");
  const [comer] = company.newcomers([...room.members.people, ...space.general.members.people], 1);
  if (!comer) throw new Error("nobody is new");
  const { orm } = stack.database;
  const forgotten = await orm
    .delete(inventoryPeople)
    .where(eq(sql`lower(${inventoryPeople.email})`, comer.email))
    .returning();
  expect(forgotten).toHaveLength(1);
  const nobody = "nobody@sandbox.example";
  const fileWith = (members: readonly string[]) => ({
    version: 1,
    channels: [
      {
        ...{ id: room.id, members: [comer.email] },
        mentionGroups: [
          { name: "on-call", members },
          { name: "Newest", members },
        ],
      },
    ],
    spaces: [{ id: space.id, members: [comer.email], owner: comer.email }],
  });
  const differences = await differencesOf(fileWith([comer.email]));
  const notes = differences.flatMap(({ field, note }) =>
    field === "mentioned" || field === "mentionGroup" ? note : [],
  );
  expect(notes).toEqual(
    Array(2).fill(expect.stringMatching(/^The inventory knows nobody by this address\. The plan asks/)),
  );
  const { parts } = partsOf(
    await differencesOf({
      version: 1,
      channels: [{ id: room.id, members: [nobody], mentionGroups: [{ name: "on-call", members: [nobody] }] }],
    }),
    "account",
  );
  const plan = (await admin.post("/api/changes", { connection: "account", parts })).json() as ChangeInfo;
  expect(plan.plan?.skipped).toMatchObject([
    { why: expect.stringMatching(/^Zoom finds nobody with this address/), count: 1 },
  ]);
  const carried = await putBack(await differencesOf(fileWith([comer.email])));
  expect(carried.flatMap(({ items }) => items.filter(({ status }) => status !== "done").map(told))).toEqual([]);
  await orm.insert(inventoryPeople).values(forgotten).onConflictDoNothing();
  await caughtUp();
  expect(await repairable(fileWith([comer.email]))).toEqual([]);
  const inGroup = (name: string) => room.mentionGroups.find((group) => group.name === name)?.members.has(comer.index);
  expect(["on-call", "Newest"].map(inGroup)).toEqual([true, true]);
  expect(space.general.owner).toBe(comer.index);
}, 120_000);

test("nobody is put into a group of a channel that they could not be brought into", async () => {
  const room = company.channelNamed("Platform team");
  const [one] = company.newcomers(room.members.people, 1).map(({ email }) => email);
  const file = {
    version: 1,
    channels: [{ id: room.id, members: [one], mentionGroups: [{ name: "Late", members: [one] }] }],
  };
  const differences = await differencesOf(file);
  const { parts } = partsOf(differences, "account");
  const [invitation, creation] = parts;
  expect([invitation?.actionId, creation?.actionId]).toEqual(["invite-members", "create-mention-groups"]);
  const elsewhere = [{ ...invitation?.targets[0], email: "nobody@sandbox.example", userId: "" }];
  const answer = await admin.post("/api/changes", {
    ...{
      connection: "account",
      apply: true,
      confirmed: "grave",
      parts: [{ ...invitation, targets: elsewhere }, creation],
    },
  });
  const items = await ended((answer.json() as ChangeInfo).id);
  expect(items.map(({ status }) => status)).toEqual(["failed", "failed"]);
  expect(room.mentionGroups.map(({ name }) => name)).not.toContain("Late");
}, 60_000);

test.each([1, 2, 3, 4, 5, 6])(
  "a file of anything is followed by one plan (%i)",
  async (seed) => {
    const random = seeded(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const some = <T>(list: readonly T[], share = 0.5): readonly T[] => list.filter(() => random() < share);
    const maybe = <T>(value: () => T): T | undefined => (random() < 0.7 ? value() : undefined);
    const around = (people: readonly number[]) => {
      const [inside, outside] = [people.slice(0, 8), company.newcomers(people, 4).map(({ index }) => index)];
      return [...inside, ...outside].map((index) => company.personAt(index)).filter(({ isExternal }) => !isExternal);
    };
    const set = (list: readonly string[]) => (random() < 0.5 ? list : { only: list });
    /** The account connection is the owner of its app, who cannot remove themselves. */
    const kept = ["owner@sandbox.example", "admin@sandbox.example"];
    const inside = (people: readonly number[]) => {
      const refs = around(people).map(({ email }) => email);
      return {
        administrators: maybe(() => set([...some(refs, 0.3), ...kept])),
        members: maybe(() => set([...some(refs), ...kept])),
        refs,
      };
    };
    const channelOf = (name: string) => {
      const { id, members } = company.channelNamed(name);
      const { refs, ...people } = inside(members.people);
      const groups = some(["on-call", "reviewers", "launch-leads", "Night shift", "Leads"]).map((group) => ({
        ...{ name: group, description: maybe(() => pick(["", "Whom to ask"])), members: maybe(() => set(some(refs))) },
      }));
      return {
        ...{ id, ...people, archived: maybe(() => false), retention: maybe(() => pick(["default", "30d", "1y"])) },
        settings: maybe(() => ({
          posting: pick(["everyone", "administrators"]),
          mentionAll: pick(["everyone", "administrators", "nobody"]),
          history: random() < 0.5,
        })),
        mentionGroups: maybe(() => (random() < 0.5 ? groups : { only: groups })),
      };
    };
    const { id, general } = company.spaceNamed("Platform");
    const { refs, ...people } = inside(general.members.people);
    const file = {
      version: 1,
      channels: ["Platform team", "Launch room"].map(channelOf),
      spaces: [{ id, ...people, owner: maybe(() => pick(refs)), description: maybe(() => pick(["", "For all"])) }],
    };
    await followed(file);
  },
  120_000,
);
