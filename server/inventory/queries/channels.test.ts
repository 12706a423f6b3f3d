import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChannelsAsked, channelFacetNames, channelSorts } from "../../../domain/inventory/channels.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { createMemory } from "../memory/memory.ts";
import { writeChannelMembers, writeRetention } from "../store/facts.ts";
import { writeMoves } from "../store/moves.ts";
import { channels, markGone, people, writeThings } from "../store/things.ts";
import { channelCounts, channelPage, type Sources } from "./channels.ts";
import { peoplePage, peopleTotal } from "./people.ts";
import { accentedCalled, peopleCalled } from "./search.ts";
import { suggestedChannels } from "./suggest.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse("2026-11-28T12:00:00Z");
const sight = { messageDays: true, retention: true, mentionGroups: true, directoryGroups: true };
const asking = (asked: ChannelsAsked) => ({ asked, nowMs: NOW_MS, ...sight });
const everything: ChannelsAsked = { find: "", sort: "name", facets: {} };

const channel = (key: string, name: string, type = 3, over = {}) => ({
  ...{ key, name, type, posting: 1, adding: 1, mention_all: 1, external: 0, sees_history: true, told_by: "getChannel" },
  ...over,
});
const person = (key: string, name: string, status = "active") => ({
  ...{ key, user_id: key, email: `${key}@x.example`, name, department: "", job_title: "", manager: "", role_id: "2" },
  status,
});
const member = (userId: string, role = "member", isExternal = false) => ({
  ...{ userId: isExternal ? "" : userId, memberId: `m-${userId}`, name: userId, email: "", isExternal, role },
});

describe.each(databaseKinds)("channels of the inventory on %s", (database) => {
  let stack: Stack;
  let sources: Sources;
  beforeAll(async () => {
    stack = await startStack({ database });
    const { orm } = stack.database;
    const ready = Promise.resolve(stack.database);
    sources = { orm, memory: createMemory({ ready, current: () => stack.database }) };
    await writeThings(orm, people, [
      { things: [person("ann", "Ann Salsa"), person("bo", "Bo Nakamura", "inactive")], atMs: NOW_MS },
    ]);
    await writeThings(orm, channels, [
      {
        things: [
          channel("c1", "Platform team", 1),
          channel("c2", "platform-roadmap", 3, { mention_all: 2 }),
          channel("c3", "Sales 100%", 3, { external: 1 }),
          channel("c4", "Warehouse", 1),
          channel("c5", "", 4),
        ],
        atMs: NOW_MS,
      },
    ]);
    const read = (place: string, ...some: ReturnType<typeof member>[]) => ({
      ...{ place, people: some, unreadableCount: 0, atMs: NOW_MS },
    });
    await writeChannelMembers(orm, [
      read("c1", member("ann", "owner"), member("bo"), {
        ...member("out", "member", true),
        ...{ name: "Olga Tchékhova", email: "olga@partner.example" },
      }),
      read("c2", member("ann", "owner"), member("bo", "admin")),
      read("c3", member("bo", "owner")),
      read("c4", { ...member("out", "owner", true), name: "Olga Tchékhova" }, member("ann")),
    ]);
    await writeRetention(orm, [
      { channelId: "c1", period: "1y", atMs: NOW_MS },
      { channelId: "c2", period: "", atMs: NOW_MS },
    ]);
    const move = {
      personKey: "ann",
      status: "joined",
      name: "Ann",
      isExternal: false,
      operatorKey: "",
      operatorName: "",
    } as const;
    await writeMoves(orm, [
      { ...move, channelId: "c1", atMs: NOW_MS - 2 * DAY_MS },
      { ...move, channelId: "c2", atMs: NOW_MS - 200 * DAY_MS },
    ]);
  }, 60_000);
  afterAll(() => stack.close());

  const ids = async (over: Partial<ChannelsAsked>): Promise<readonly string[]> => {
    const page = await channelPage(sources, asking({ ...everything, ...over }), { after: null, size: 50 });
    return page.channels.map(({ id }) => id);
  };

  test.each<[string, Partial<ChannelsAsked>, readonly string[]]>([
    ["part of a name, in any case", { find: "PLAT" }, ["c1", "c2"]],
    ["a name that is nearly so", { find: "platfrom" }, ["c1", "c2"]],
    ["signs that mean something to a database", { find: "100%" }, ["c3"]],
    ["a name that none has", { find: "zzzz" }, []],
    ["a member", { find: "bo@x" }, ["c1", "c2", "c3"]],
    ["words of the name and a member", { find: "platform bo" }, ["c1", "c2"]],
    ["a member whose name is misspelt", { find: "nakmura" }, ["c1", "c2", "c3"]],
    ["an owner whose name is misspelt", { find: "nakmura", facets: { owner: ["deactivated"] } }, ["c3"]],
    ["words of a name and a member, both misspelt", { find: "platfrom nakmura" }, ["c1", "c2"]],
    ["what is nearly a name, and nearly a person", { find: "salse" }, ["c1", "c2", "c3", "c4"]],
    ["a member, though another word is nearly a name", { find: "salsa" }, ["c1", "c2", "c4"]],
    ["a member of another account", { find: "olga" }, ["c1", "c4"]],
    ["such a member, without accents and misspelt", { find: "tchekova" }, ["c1", "c4"]],
    ["words of the name and such a member", { find: "platform olga" }, ["c1"]],
    ["somebody by their key", { person: "bo" }, ["c1", "c2", "c3"]],
    ["a type", { facets: { type: ["1", "4"] } }, ["c5", "c1", "c4"]],
    ["who was deactivated and owns them", { facets: { owner: ["deactivated"] } }, ["c3"]],
    ["who is of another account and owns them", { facets: { owner: ["external"] } }, ["c4"]],
    ["what was never read", { facets: { owner: ["unknown"] } }, ["c5"]],
    ["outsiders", { facets: { outsiders: ["yes"] } }, ["c1", "c4"]],
    ["administrators", { facets: { admins: ["yes"] } }, ["c2"]],
    ["retention", { facets: { retention: ["1y", "default"] } }, ["c1", "c2"]],
    ["activity", { facets: { activity: ["7"] } }, ["c1"]],
    ["no activity", { facets: { activity: ["365", "older", "never"] } }, ["c5", "c2", "c3", "c4"]],
    ["several at once", { find: "platform", facets: { type: ["3"], mentionAll: ["2"] } }, ["c2"]],
  ])("are found by %s", async (_what, over, expected) => {
    expect((await ids(over)).toSorted()).toEqual([...expected].toSorted());
    const one = await channelPage(sources, asking({ ...everything, ...over }), { after: null, size: 1 });
    expect(one.total).toBe(expected.length);
  });

  test.each(channelSorts.flatMap((sort) => [sort, `-${sort}` as const]))(
    "sorted by %s come page by page, each once",
    async (sort) => {
      const whole = await ids({ sort });
      const paged: string[] = [];
      let after = null;
      do {
        const page = await channelPage(sources, asking({ ...everything, sort }), { after, size: 2 });
        paged.push(...page.channels.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(paged).toEqual(whole);
      expect(whole.toSorted()).toEqual(["c1", "c2", "c3", "c4", "c5"]);
    },
  );

  test("are counted by each value, a facet as though it were not filtered by", async () => {
    const counts = await channelCounts(sources, asking(everything));
    expect(counts.type).toEqual({ "1": 2, "3": 2, "4": 1 });
    expect(counts.owner).toEqual({ active: 2, deactivated: 1, external: 1, unknown: 1 });
    expect(Object.keys(counts).toSorted()).toEqual(channelFacetNames.toSorted());
    const filtered = await channelCounts(sources, asking({ ...everything, facets: { type: ["3"] } }));
    expect(filtered.type).toEqual({ "1": 2, "3": 2, "4": 1 });
    expect(filtered.owner).toEqual({ active: 1, deactivated: 1 });
  });

  test("are found by everyone who is called so, and what very many are called is said", async () => {
    const { orm } = stack.database;
    const call = (name: string, from: number, count: number): Promise<unknown> =>
      writeThings(orm, people, [
        {
          things: Array.from({ length: count }, (_, at) => person(`${name}${from + at}`, `${name} ${from + at}`)),
          atMs: NOW_MS,
        },
      ]);
    const found = async (find: string) => {
      const asked = asking({ ...everything, find });
      const { channels: some, wide } = await channelPage(sources, asked, { after: null, size: 50 });
      return { ids: some.map(({ id }) => id), wide };
    };
    await call("zebulon", 0, 999);
    await call("zebulon", 999, 1);
    const last = { ...member("zebulon999"), name: "zebulon 999" };
    await writeChannelMembers(orm, [{ place: "c5", people: [last], unreadableCount: 0, atMs: NOW_MS }]);
    expect(await found("zebulon")).toEqual({ ids: ["c5"], wide: [] });
    await call("zebulon", 1_000, 1);
    expect(await found("zebulon")).toEqual({ ids: [], wide: [{ word: "zebulon", people: 1_001 }] });
    expect(await found("zebulon999")).toEqual({ ids: ["c5"], wide: [] });
    // To whoever sees one of them there is one.
    const sees = ({ id }: { readonly id: string }) => id === "c5";
    const asked = { ...asking({ ...everything, find: "zebulon" }), sees };
    const { channels: some, wide } = await channelPage(sources, asked, { after: null, size: 50 });
    expect({ ids: some.map(({ id }) => id), wide }).toEqual({ ids: ["c5"], wide: [] });
  }, 30_000);

  test.each<[string, Partial<ChannelsAsked>, readonly string[]]>([
    ["by their key", { person: "bo" }, ["c1", "c3"]],
    ["by a word", { find: "nakamura" }, ["c1"]],
    ["by nearly a word", { find: "nakmura" }, ["c1"]],
    ["of another account", { find: "olga" }, ["c1", "c4"]],
  ])(
    "are found by somebody %s where it is seen who is in them, and by what their rows tell of owners",
    async (_how, over, expected) => {
      const seesPeople = ({ id }: { readonly id: string }) => id === "c1";
      const asked = { ...asking({ ...everything, ...over }), seesPeople };
      const page = await channelPage(sources, asked, { after: null, size: 50 });
      expect(page.channels.map(({ id }) => id).toSorted()).toEqual(expected);
    },
  );

  test("are found by whoever of another account was let in, or is called otherwise, since they were first asked for", async () => {
    const newcomer = { ...member("new", "member", true), name: "Quentin Fjord" };
    expect(await ids({ find: "fjord" })).toEqual([]);
    const write = (name: string): Promise<unknown> =>
      writeChannelMembers(stack.database.orm, [
        { place: "c3", people: [member("bo", "owner"), { ...newcomer, name }], unreadableCount: 0, atMs: NOW_MS },
      ]);
    await write("Quentin Fjord");
    expect(await ids({ find: "fjord" })).toEqual(["c3"]);
    await write("Quentin Heath");
    expect(await ids({ find: "fjord" })).toEqual([]);
    expect(await ids({ find: "heath" })).toEqual(["c3"]);
  });

  test("tell nothing of those that somebody does not see by what is found beside them", async () => {
    await writeThings(sources.orm, channels, [
      { things: [channel("secret", "Zeppelin layoffs", 1), channel("own", "Zeppelim payoffs", 1)], atMs: NOW_MS },
    ]);
    const sees = ({ id }: { readonly id: string }) => id !== "secret";
    const found = async (find: string, whose: object) =>
      (
        await channelPage(sources, { ...asking({ ...everything, find }), ...whose }, { after: null, size: 9 })
      ).channels.map(({ id }) => id);
    expect([await found("zeppelin", {}), await found("layoffs", {})]).toEqual([["secret"], ["secret"]]);
    expect([await found("zeppelin", { sees }), await found("layoffs", { sees })]).toEqual([["own"], ["own"]]);
    expect((await suggestedChannels(sources, "zeppelin", 9, sees)).map(({ id }) => id)).toEqual(["own"]);

    await writeThings(sources.orm, channels, [{ things: [channel("own", "Zeppelin láyoffs", 1)], atMs: NOW_MS }]);
    const alike = async (whose: object) =>
      (await channelCounts(sources, { ...asking({ ...everything, find: "layoffs" }), ...whose })).duplicate;
    expect([await alike({}), await alike({ sees })]).toEqual([{ yes: 2 }, { no: 1 }]);
  });

  test("people who nearly have a word are meant only where nobody has it, here or in another account", async () => {
    const newcomer = { ...member("near", "member", true), name: "Olga Salso" };
    await writeChannelMembers(stack.database.orm, [
      { place: "c3", people: [member("bo", "owner"), newcomer], unreadableCount: 0, atMs: NOW_MS },
    ]);
    const called = async (find: string) => {
      const known = await sources.memory.current();
      const keyOf = ({ rows }: typeof known.outsiders, name: string) =>
        rows.find((row) => row.text.includes(name))?.key;
      const names = new Map([
        [keyOf(known.people, "salsa"), "Ann Salsa"],
        [keyOf(known.outsiders, "salso"), "Olga Salso"],
      ]);
      return (await peopleCalled([known.people, known.outsiders], find, null)).map((key) => names.get(key));
    };
    expect(await called("salsa")).toEqual(["Ann Salsa"]);
    expect(await called("salso")).toEqual(["Olga Salso"]);
    expect(await called("salse")).toEqual(["Ann Salsa", "Olga Salso"]);
    expect(await called("olga salsa")).toEqual([]);
  });

  test("people are found with and without their accents, once they have left too", async () => {
    const { orm } = sources;
    const things = [person("j1", "Jose Plain"), person("j2", "José Accent"), person("j3", "Борис Ель")];
    await writeThings(orm, people, [{ things, atMs: NOW_MS }]);
    const found = async (find: string, status: "" | "gone" = "") => {
      const also = await accentedCalled((await sources.memory.current()).people, find);
      const wanted = { ...({ find, status, leads: "", group: "" } as const), also };
      const page = await peoplePage(orm, wanted, { after: null, size: 9 });
      expect(await peopleTotal(orm, wanted)).toBe(page.people.length);
      return page.people.map(({ key }) => key);
    };
    for (const find of ["jose", "JOSÉ"]) expect((await found(find)).toSorted()).toEqual(["j1", "j2"]);
    expect([await found("jose accent"), await found("ЕЛЬ"), await found("josef")]).toEqual([["j2"], ["j3"], []]);
    await markGone(orm, people, [{ key: "j2", atMs: NOW_MS }]);
    expect([await found("jose"), await found("jose", "gone")]).toEqual([["j1"], ["j2"]]);
  });

  test("who of another account has left all channels has no name any more", async () => {
    const called = async () => {
      const { people: own, outsiders } = await sources.memory.current();
      return peopleCalled([own, outsiders], "quigley", null);
    };
    const write = (place: string, isThere: boolean): Promise<unknown> =>
      writeChannelMembers(sources.orm, [
        {
          ...{ place, unreadableCount: 0, atMs: NOW_MS },
          people: [member("bo", "owner"), ...(isThere ? [{ ...member("q", "member", true), name: "Quigley" }] : [])],
        },
      ]);
    for (const place of ["c2", "c3"]) await write(place, true);
    const [key] = await called();
    expect(key).toBeDefined();
    await write("c2", false);
    expect(await called()).toEqual([key]);
    await markGone(sources.orm, channels, [{ key: "c3", atMs: NOW_MS }]);
    expect(await called()).toEqual([]);
    await write("c2", true);
    expect(await called()).toEqual([key]);
  });
});
