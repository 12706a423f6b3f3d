import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { InventoryChannel } from "../../domain/inventory/channels.ts";
import type { InventoryDirectoryGroup } from "../../domain/inventory/directory-groups.ts";
import { type InventoryMentionGroup, mentionGroupSorts } from "../../domain/inventory/mention-groups.ts";
import type { InventoryPerson } from "../../domain/inventory/people.ts";
import type { SuggestedChannel, SuggestedPerson } from "../../domain/inventory/suggestions.ts";
import { companyOf } from "../testing/company.ts";
import type { Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";
import { writeChannelGroups, writeMentionGroups, writeRetention } from "./store/facts.ts";

const groupsAtMs = ({ facts }: InventoryChannel): readonly number[] =>
  facts.directoryGroups ? [facts.directoryGroups.atMs] : [];

describe("tables on the inventory", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startWithWholeInventory();
  }, WHOLE_MS);
  afterAll(() => stack.close());

  const as = async (person: string) => {
    const browser = await stack.signIn(person);
    return async <Answer>(path: string) => (await browser.get(`/api/inventory/${path}`)).json() as Answer;
  };
  interface Channels {
    readonly channels: readonly InventoryChannel[];
    readonly total: number;
  }

  test.each(["/api/inventory/retention", "/api/inventory/directory-groups", "/api/inventory/suggest/people?find=a"])(
    "nobody who has not signed in is told anything: %s",
    async (path) => {
      expect((await stack.browser().get(path)).status).toBe(401);
    },
  );

  /** What a route tells somebody, each with the channel it is of or about. */
  const told = async (person: string, path: string): Promise<readonly string[]> => {
    const answer = await (await stack.signIn(person)).get(`/api/inventory/${path}`);
    expect(answer.status).toBe(200);
    const { channels = [], groups = [] } = answer.json() as {
      channels?: readonly { id: string }[];
      groups?: readonly { channelId: string }[];
    };
    return [...channels.map(({ id }) => id), ...groups.map(({ channelId }) => channelId)];
  };
  test.each(["mention-groups", "suggest/channels?find=a", "channels"])(
    "who holds no role for the account is told of the channels they lead alone: %s",
    async (path) => {
      const { userOf } = companyOf(stack);
      for (const person of ["member", "helpdesk", "coordinator", "lead"]) {
        const { index } = userOf(person);
        const led = new Set(
          stack.sandbox.store.channels.all.filter(({ leaders }) => leaders.has(index)).map(({ id }) => id),
        );
        const ids = await told(person, path);
        expect(ids.filter((id) => !led.has(id))).toEqual([]);
        if (path === "channels") expect(ids.length).toBeGreaterThan(0);
      }
      expect((await stack.browser().get(`/api/inventory/${path}`)).status).toBe(401);
    },
  );

  test.each(["admin", "channel-viewer"])("%s is told the account’s default retention and the rule", async (person) => {
    expect(await (await as(person))("retention")).toEqual({
      byDefault: { period: "2y", atMs: expect.any(Number) },
      rule: "default",
    });
  });

  test("what follows the default is sorted by how long that is", async () => {
    const ask = await as("admin");
    const some = stack.sandbox.store.channels.all.slice(0, 2).map(({ id }) => id);
    await writeRetention(
      stack.database.orm,
      some.map((channelId, at) => ({ channelId, period: ["90d", "5y"][at] ?? "", atMs: Date.now() })),
    );
    const { channels } = await ask<Channels>("channels?page_size=500&sort=-retention");
    expect(channels.at(0)?.retention).toBe("5y");
    expect(channels.at(-1)?.retention).toBe("90d");
    const differing = await ask<Channels>("channels?retentionNot=default");
    expect(differing.channels.map(({ id }) => id).toSorted()).toEqual(some.toSorted());
  });

  test("channels are found that any of several people is in", async () => {
    const ask = await as("admin");
    const people = ["lead", "member"].map((person) => companyOf(stack).userOf(person));
    const { total } = await ask<Channels>(`channels?person=${people.map(({ id }) => id.toLowerCase()).join(",")}`);
    const theirs = stack.sandbox.store.channels.all.filter(({ members }) =>
      people.some(({ index }) => members.has(index)),
    );
    expect(total).toBe(theirs.length);
  });

  test.each(["admin", "channel-viewer"])("%s sees in which channels directory groups are", async (person) => {
    const ask = await as(person);
    const { orm } = stack.database;
    const [known] = (await ask<{ groups: InventoryDirectoryGroup[] }>("directory-groups")).groups;
    const some = stack.sandbox.store.channels.all.slice(0, 3).map(({ id }) => id);
    const { id = "", name = "" } = known ?? {};
    await writeChannelGroups(
      orm,
      some.map((channelId) => ({ channelId, groups: [{ id, name }], unreadableCount: 0, atMs: Date.now() })),
    );
    const { groups } = await ask<{ groups: InventoryDirectoryGroup[] }>("directory-groups");
    const group = groups.find(({ channels }) => (channels ?? 0) > 0);
    expect(group?.people).toBeGreaterThan(0);
    const { channels, total } = await ask<Channels>(`channels?page_size=500&directoryGroup=${group?.id}`);
    expect(total).toBe(3);
    expect(group?.channels).toBe(3);
    const oldest = Math.min(...(await ask<Channels>("channels?page_size=500")).channels.flatMap(groupsAtMs));
    expect(groups.every(({ channelsAtMs }) => channelsAtMs === oldest)).toBe(true);
    expect(channels.map((channel) => channel.id).toSorted()).toEqual(some.toSorted());
    expect(channels.every(({ directoryGroups }) => (directoryGroups ?? 0) > 0)).toBe(true);
    expect(await ask<Channels>("channels?directoryGroup=none-such")).toMatchObject({ channels: [], total: 0 });
  });

  test.each(["admin", "channel-viewer"])("%s is suggested people by names that are nearly right", async (person) => {
    const ask = await as(person);
    const people = async (find: string) =>
      (await ask<{ people: SuggestedPerson[] }>(`suggest/people?count=5&find=${encodeURIComponent(find)}`)).people;
    const helpdesk = companyOf(stack).userOf("helpdesk");
    for (const find of ["helpdesk@sandbox.example", "Nakamura-Jones Priscilla", "prisclila nakamura", helpdesk.id])
      expect((await people(find))[0]).toMatchObject({ userId: helpdesk.id, status: "active" });
    expect(await people("")).toHaveLength(5);
    expect(await people("no such person")).toEqual([]);
  });

  test("people are found by names that are nearly right, and without accents", async () => {
    const ask = await as("admin");
    const found = (find: string) => ask<{ people: InventoryPerson[]; total: number }>(`people?find=${find}`);
    const helpdesk = companyOf(stack).userOf("helpdesk");
    expect(await found("prisclila")).toMatchObject({ people: [{ userId: helpdesk.id }], total: 1 });
    const accented = (await found("")).people.find(({ name }) => /[üéöóñ]/.test(name));
    const plain = (accented?.name ?? "").normalize("NFD").replace(/\p{M}/gu, "");
    expect((await found(encodeURIComponent(plain))).people).toContainEqual(accented);
    expect(await found("no+such+person")).toMatchObject({ people: [], total: 0 });
  });

  test.each(["admin", "channel-viewer"])("%s is suggested channels, private ones too", async (person) => {
    const ask = await as(person);
    const channels = async (find: string) =>
      (await ask<{ channels: SuggestedChannel[] }>(`suggest/channels?count=5&find=${encodeURIComponent(find)}`))
        .channels;
    const platform = companyOf(stack).channelNamed("Platform team");
    for (const find of ["platform team", "platfrom tea", platform.id])
      expect((await channels(find))[0]).toMatchObject({ id: platform.id, name: "Platform team", isArchived: false });
    // The whole name comes first, and an owner's name finds no channel.
    expect((await channels("general"))[0]?.name).toBe("General");
    const owner = stack.sandbox.store.users[platform.owner ?? 0];
    expect((await channels(`${owner?.firstName} ${owner?.lastName}`)).map(({ id }) => id)).not.toContain(platform.id);
  });

  describe("mention groups", () => {
    interface Groups {
      readonly groups: readonly InventoryMentionGroup[];
      readonly next_page_token: string;
      readonly total: number;
    }
    const inStore = () =>
      stack.sandbox.store.channels.all
        .filter(({ isArchived }) => !isArchived)
        .flatMap((channel) => [...channel.mentionGroups].map((group) => ({ channel, group })));

    test.each(["admin", "channel-viewer"])("%s sees those of all channels, page by page", async (person) => {
      const ask = await as(person);
      const groups: InventoryMentionGroup[] = [];
      let token = "";
      do {
        const page = await ask<Groups>(`mention-groups?page_size=3&next_page_token=${token}`);
        groups.push(...page.groups);
        token = page.next_page_token;
        expect(page.total).toBe(inStore().length);
      } while (token !== "");
      expect(groups.map(({ id, people }) => `${id} ${people}`).toSorted()).toEqual(
        inStore()
          .map(({ group }) => `${group.id} ${group.members.size}`)
          .toSorted(),
      );
      const leaped = await ask<Groups>("mention-groups?page_size=2&skip=3");
      expect(leaped.groups).toEqual(groups.slice(3, 5));
    });

    test("are found by a name that is nearly right, by channel, and by who is in them", async () => {
      const ask = await as("admin");
      const found = async (query: string) =>
        (await ask<Groups>(`mention-groups?page_size=500&${query}`)).groups.map(
          ({ name, channel }) => `${name} in ${channel}`,
        );
      expect(await found("find=luanch+leads")).toContain("launch-leads in Launch room");
      expect(await found("find=reviewers+platform")).toEqual(["reviewers in Platform team"]);
      const { groups } = await ask<Groups>("mention-groups?page_size=500&person=helpdesk@sandbox.example");
      const helpdesk = companyOf(stack).userOf("helpdesk");
      const theirs = inStore().filter(({ group }) => group.members.has(helpdesk.index));
      expect(groups.map(({ id }) => id).toSorted()).toEqual(theirs.map(({ group }) => group.id).toSorted());
      expect(groups.every(({ found: names }) => names.length === 1)).toBe(true);
      expect(await found("person=no+such+person")).toEqual([]);
    });

    test("are sorted by any column", async () => {
      const ask = await as("admin");
      for (const sort of mentionGroupSorts) {
        const up = await ask<Groups>(`mention-groups?page_size=500&sort=${sort}`);
        const down = await ask<Groups>(`mention-groups?page_size=500&sort=-${sort}`);
        const values = ({ groups }: Groups) => groups.map((group) => group[sort]);
        expect(values(down)).toEqual(values(up).toReversed());
      }
    });

    test("follow the channel: renamed, and with other groups", async () => {
      const ask = await as("admin");
      const { orm } = stack.database;
      const [before] = (await ask<Groups>("mention-groups?find=launch-leads")).groups;
      const channelId = before?.channelId ?? "";
      const facts = (name: string) => ({
        ...{ channelId, isArchived: false, atMs: Date.now() },
        groups: [{ id: before?.id ?? "", name, description: "", people: [], unreadableCount: 0 }],
        unreadableCount: 0,
      });
      await writeMentionGroups(orm, [facts("captains")]);
      expect((await ask<Groups>("mention-groups?find=launch-leads")).groups).toEqual([]);
      expect((await ask<Groups>("mention-groups?find=captains")).groups).toMatchObject([{ people: 0, channelId }]);
      await writeMentionGroups(orm, [{ ...facts(""), groups: [] }]);
      expect(await ask<Groups>("mention-groups?find=captains")).toMatchObject({ groups: [], total: 0 });
    });

    test("become a plan of all that match, and a file, for those who may see them", async () => {
      const admin = await stack.signIn("admin");
      const plan = async (by: typeof admin, connection: "me" | "account") =>
        by.post("/api/changes", {
          connection,
          parts: [
            {
              actionId: "delete-mention-groups",
              input: {},
              targets: { matching: { list: "inventory-mention-groups", asked: { find: "reviewers" } } },
            },
          ],
        });
      const { total } = (await admin.get("/api/inventory/mention-groups?find=reviewers")).json() as Groups;
      const { id } = (await plan(admin, "account")).json() as { id: string };
      await vi.waitFor(
        async () =>
          expect((await admin.get(`/api/changes/${id}`)).json()).toMatchObject({ status: "planned", itemCount: total }),
        { timeout: 30_000, interval: 200 },
      );
      expect((await plan(admin, "me")).status).toBe(400);
      const member = await stack.signIn("member");
      // They lead no channel with a group of that name.
      expect((await plan(member, "account")).json()).toMatchObject({ itemCount: 0 });
      const path = "/api/exports/inventory-mention-groups.csv?connection=account&find=reviewers";
      expect((await admin.get(path)).text).toContain("helpdesk@sandbox.example");
      expect((await member.get(path)).text.trim().split("\n")).toHaveLength(1);
    });
  });
});
