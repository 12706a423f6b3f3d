import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PeopleAsked } from "../../../domain/inventory/people.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { createMemory } from "../memory/memory.ts";
import { writeChannelMembers } from "../store/facts.ts";
import { writeMoves } from "../store/moves.ts";
import { channels, markGone, people, writeThings } from "../store/things.ts";
import { peoplePage, peopleTotal, personPage } from "./people.ts";
import { suggestedPeople } from "./suggest.ts";

const NOW_MS = Date.parse("2026-11-28T12:00:00Z");
const everyone: PeopleAsked = { find: "", status: "", leads: "", group: "" };

const channel = (key: string) => ({
  ...{ key, name: key, type: 3, posting: 1, adding: 1, mention_all: 1, external: 0, sees_history: true },
  told_by: "getChannel",
});
const person = (key: string) => ({
  ...{ key, user_id: key, email: `${key}@x.example`, name: key, department: "", job_title: "", manager: "" },
  ...{ role_id: "2", status: "active" },
});
const member = (userId: string, role: string) => ({
  ...{ userId, memberId: `m-${userId}`, name: userId, email: "", isExternal: false, role },
});

describe.each(databaseKinds)("people of the inventory on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
    const { orm } = stack.database;
    const named = ["ann", "bo", "cy", "dee", "eve"];
    await writeThings(orm, people, [{ things: named.map(person), atMs: NOW_MS }]);
    await writeThings(orm, channels, [{ things: ["there", "deleted"].map(channel), atMs: NOW_MS }]);
    await writeChannelMembers(
      orm,
      [
        { place: "there", people: [member("ann", "owner"), member("bo", "admin"), member("cy", "member")] },
        { place: "deleted", people: [member("dee", "owner"), member("eve", "admin"), member("bo", "admin")] },
      ].map((read) => ({ ...read, unreadableCount: 0, atMs: NOW_MS })),
    );
    await markGone(orm, channels, [{ key: "deleted", atMs: NOW_MS }]);
  }, 60_000);
  afterAll(() => stack.close());

  const page = async (over: Partial<PeopleAsked>, from = {}) =>
    (await peoplePage(stack.database.orm, { ...everyone, ...over }, { after: null, size: 10, ...from })).people;

  test.each([
    ["owns", ["ann"]],
    ["administers", ["bo"]],
  ] as const)("who %s only channels that are gone is not listed so", async (leads, keys) => {
    expect((await page({ leads })).map(({ key }) => key)).toEqual(keys);
    expect(await peopleTotal(stack.database.orm, { ...everyone, leads })).toBe(keys.length);
  });

  test("what they lead is counted without channels that are gone", async () => {
    expect(await page({ find: "eve" })).toMatchObject([{ channels: 0, owned: 0, administered: 0, readAtMs: NOW_MS }]);
    expect(await page({ find: "bo" })).toMatchObject([{ channels: 1, owned: 0, administered: 1 }]);
  });

  test("a page begins as many rows on as it is asked to", async () => {
    expect((await page({}, { skip: 3 })).map(({ key }) => key)).toEqual(["dee", "eve"]);
    expect((await page({}, { skip: 1, size: 2 })).map(({ key }) => key)).toEqual(["bo", "cy"]);
  });

  test("a suggestion says whether the list has them for whoever asks", async () => {
    const { orm } = stack.database;
    const sources = {
      orm,
      memory: createMemory({ ready: Promise.resolve(stack.database), current: () => stack.database }),
    };
    const among = (...ids: string[]) => ({ are: "within", ids }) as const;
    const seenIn = {
      ...{ isEveryone: false, channels: among("there"), spaces: among(), directoryGroups: false },
    } as const;
    for (const [find, isSeen] of [
      ["ann", true],
      ["dee", false],
    ] as const)
      expect(await suggestedPeople(sources, find, 9, { seenIn, findsEveryone: true })).toMatchObject([
        { userId: find, isSeen },
      ]);
  });

  test("the latest joins and leaves are those of the channels that are told of", async () => {
    const { orm } = stack.database;
    const by = { operatorKey: "", operatorName: "" };
    const move = { personKey: "ann", status: "joined", name: "Ann", isExternal: false, ...by } as const;
    const elsewhere = Array.from({ length: 201 }, (_, at) => ({ ...move, channelId: "deleted", atMs: NOW_MS + at }));
    await writeMoves(orm, [...elsewhere, { ...move, channelId: "there", atMs: NOW_MS - 1 }]);
    const all = await personPage(orm, "ann");
    expect([all?.moves.length, all?.moves[0]?.atMs, all?.hasOlderMoves]).toEqual([200, NOW_MS + 200, true]);
    const seen = await personPage(orm, "ann", { are: "within", ids: ["there"] });
    expect(seen?.moves.map(({ channelId }) => channelId)).toEqual(["there"]);
    expect(seen?.hasOlderMoves).toBeUndefined();
  });
});
