import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "../../../domain/days.ts";
import type { Finding, Findings } from "../../../domain/inventory/findings.ts";
import { findingKinds } from "../../../domain/inventory/findings.ts";
import { findingCounts, inventoryPeople, inventoryReads } from "../../db/schema.ts";
import type { Browser } from "../../testing/browser.ts";
import { startWithKnownCompany } from "../../testing/known-inventory.ts";
import { databaseKinds, type Stack } from "../../testing/stack.ts";
import { createMemory } from "../memory/memory.ts";
import { writeDefaultRetention } from "../store/default-retention.ts";
import { writeChannelMembers, writeRetention } from "../store/facts.ts";
import { writeSpaceChannels } from "../store/space-facts.ts";
import { channels, markGone, writeThings } from "../store/things.ts";
import { sweepInventory } from "../upkeep.ts";
import { countToday } from "./findings.ts";

const DAY_MS = 86_400_000;

describe.each(databaseKinds)("findings on %s", (database) => {
  let stack: Stack;
  let admin: Browser;
  let viewer: Browser;
  beforeAll(async () => {
    ({ stack, admin, viewer } = await startWithKnownCompany(database));
  }, 120_000);
  afterAll(() => stack.close());

  const findings = async (who = admin): Promise<ReadonlyMap<string, Finding>> => {
    const answer = (await who.get("/api/inventory/findings")).json() as Findings;
    return new Map(answer.findings.map((finding) => [finding.id, finding]));
  };
  const listOf = async ({
    of,
    query,
  }: Finding): Promise<{ readonly total: number; readonly ids: readonly string[] }> => {
    const answer = (await admin.get(`/api/inventory/${of}?${new URLSearchParams(query)}`)).json() as {
      readonly total: number;
      readonly channels?: readonly { readonly id: string }[];
      readonly people?: readonly { readonly key: string }[];
    };
    const ids = answer.channels?.map(({ id }) => id) ?? answer.people?.map(({ key }) => key) ?? [];
    return { total: answer.total, ids: ids.toSorted() };
  };
  const put = (who: Browser, path: string, body: unknown) =>
    who.send(`/api/inventory/findings/${path}`, { method: "PUT", body });
  const untilMs = () => stack.clock.nowMs() + 30 * DAY_MS;

  const sources = () => ({
    orm: stack.database.orm,
    memory: createMemory({ ready: Promise.resolve(stack.database), current: () => stack.database }),
  });

  test("count nothing that rests on what was never read, and say what that takes", async () => {
    const { orm } = stack.database;
    const resting = async () => {
      const all = await findings();
      return ["stale", "ungrouped"].map((id) => {
        const { count, lacks, trend } = all.get(id) ?? {};
        return { count, lacks, days: trend?.length };
      });
    };
    await orm
      .insert(findingCounts)
      .values({ findingId: "ungrouped", day: dayOf(stack.clock.nowMs() - DAY_MS), count: 3 });
    const unread = (text: RegExp) => ({ count: null, lacks: expect.stringMatching(text), days: 0 });
    const neverRead = [
      unread(/^The console has not read Zoom’s reports .* yet\. .* scope report:read/),
      unread(/^The console has not read the account’s directory groups .* yet\. .* scopes contact_group:read/),
    ];
    expect(await resting()).toEqual(neverRead);
    const day = dayOf(stack.clock.nowMs());
    const countedToday = async () => {
      await countToday(sources(), stack.clock.nowMs());
      const rows = await orm.select().from(findingCounts).where(eq(findingCounts.day, day));
      return rows.map(({ findingId }) => findingId).sort();
    };
    const all = findingKinds.map(({ id }) => id).sort();
    expect(await countedToday()).toEqual(all.filter((id) => id !== "stale" && id !== "ungrouped"));

    const read = { subject: "", rank: 9, dueAtMs: 1e15, readAtMs: stack.clock.nowMs() };
    await orm.insert(inventoryReads).values([
      { ...read, step: "message-days" },
      { ...read, step: "directory-groups" },
      { ...read, step: "directory-group-members", subject: "group", readAtMs: null },
    ]);
    const [, groups] = neverRead;
    expect(await resting()).toEqual([{ count: 1, lacks: null, days: 0 }, groups]);
    const failure = { kind: "forbidden", code: 200, status: 403, message: "No permission." };
    const isOfGroup = eq(inventoryReads.step, "directory-group-members");
    await orm.update(inventoryReads).set({ failure }).where(isOfGroup);
    expect(await resting()).toMatchObject([{ count: 1 }, unread(/^Zoom has not let the console read the account’s/)]);
    await orm.update(inventoryReads).set({ failure: null, readAtMs: stack.clock.nowMs() }).where(isOfGroup);
    expect(await resting()).toEqual([
      { count: 1, lacks: null, days: 0 },
      { count: 1, lacks: null, days: 1 },
    ]);
    expect(await countedToday()).toEqual(all);
    await orm.delete(findingCounts);
  });

  test.each<[string, readonly string[]]>([
    ["orphans", ["orphan"]],
    ["owner-left", ["led", "orphan"]],
    ["sole-owner", ["open"]],
    ["no-admin", []],
    ["unwanted-outsiders", ["guests"]],
    ["unused-openness", ["open"]],
    ["stale", ["quiet"]],
    ["empty", ["empty"]],
    ["duplicates", ["twin-1", "twin-2"]],
    ["mention-all", []],
    ["retention", ["orphan"]],
    ["ungrouped", ["cy"]],
  ])("%s are %j, which its list shows", async (id, expected) => {
    const finding = (await findings()).get(id);
    if (!finding) throw new Error(`no finding ${id}`);
    expect(finding.count).toBe(expected.length);
    expect(await listOf(finding)).toEqual({ total: expected.length, ids: expected });
  });

  test("are all there are, and their words are sentences", async () => {
    expect([...(await findings()).keys()]).toEqual(findingKinds.map(({ id }) => id));
    for (const { why, remedy } of findingKinds) expect(`${why} ${remedy}`).toMatch(/^\p{Lu}.*\.$/u);
  });

  test("count by what is set, which is written down", async () => {
    expect((await put(admin, "mention-all/settings", { people: 2 })).status).toBe(204);
    expect((await findings()).get("mention-all")).toMatchObject({ count: 1, settings: { people: 2 } });
    expect((await put(admin, "mention-all/settings", { days: 2 })).status).toBe(400);
    expect((await put(admin, "mention-all/settings", { people: 0 })).status).toBe(400);
    expect((await put(viewer, "mention-all/settings", { people: 3 })).status).toBe(403);
    const { rows } = (await admin.get("/api/audit?operation=changeFindingSettings")).json() as { rows: unknown[] };
    expect(rows).toHaveLength(1);
  });

  test("leave out what is snoozed until its day", async () => {
    const body = { untilMs: untilMs(), reason: "Both are needed" };
    expect((await put(admin, "duplicates/snoozes", { ...body, subjects: ["twin-1"] })).status).toBe(204);
    const snoozed = (await findings(viewer)).get("duplicates");
    expect(snoozed).toMatchObject({ count: 1, snoozes: [{ subject: "twin-1", reason: "Both are needed" }] });
    if (snoozed) expect(await listOf(snoozed)).toEqual({ total: 1, ids: ["twin-2"] });
    expect((await put(admin, "duplicates/snoozes", body)).status).toBe(204);
    expect((await findings()).get("duplicates")?.snooze).toMatchObject({ untilMs: body.untilMs });
    for (const wrong of [
      { ...body, untilMs: 1 },
      { ...body, reason: " " },
      { ...body, untilMs: body.untilMs * 2 },
    ])
      expect((await put(admin, "duplicates/snoozes", wrong)).status).toBe(400);
    expect((await put(viewer, "duplicates/snoozes", body)).status).toBe(403);
    expect((await put(admin, "nothing/snoozes", body)).status).toBe(404);
    const path = "/api/inventory/findings/duplicates/snoozes";
    expect((await admin.send(path, { method: "DELETE" })).status).toBe(204);
    expect((await findings()).get("duplicates")).toMatchObject({ snooze: null, count: 1 });
    const { rows } = (await admin.get("/api/audit?operation=snoozeFinding")).json() as { rows: unknown[] };
    expect(rows).toHaveLength(2);
  });

  test("count no group chats where nobody could mend them, and no General channels of spaces as alike", async () => {
    const { orm } = stack.database;
    const atMs = stack.clock.nowMs();
    const channel = (key: string, name: string, over: object) => ({
      ...{ key, name, type: 1, posting: 1, adding: 1, mention_all: 2, external: 0, sees_history: true },
      ...{ told_by: "getChannel", ...over },
    });
    const generals = ["general-1", "general-2"];
    await writeThings(orm, channels, [
      {
        things: [
          channel("chat", "Ann, Cy", { type: 4, external: 1 }),
          ...generals.map((id) => channel(id, "General", { type: 2 })),
        ],
        atMs,
      },
      { things: [channel("chat-2", "Ann, Cy", { type: 4 })], atMs: atMs - 300 * DAY_MS },
    ]);
    const person = (userId: string, role: string) => ({
      ...{ userId, memberId: `m-${userId}`, name: userId, email: "", isExternal: false, role },
    });
    const inside = [person("ann", "owner"), ...["d", "e", "cy"].map((id) => person(id, "member"))];
    const alone = { people: [person("bo", "owner")], unreadableCount: 0, atMs };
    const unled = { people: inside, unreadableCount: 0, atMs };
    await writeChannelMembers(orm, [
      { ...unled, place: "chat" },
      { ...alone, place: "chat-2" },
      ...generals.map((place) => ({ ...unled, place, people: [...inside.slice(0, 3), person("cy", "admin")] })),
    ]);
    expect((await put(admin, "no-admin/settings", { people: 4 })).status).toBe(204);
    const counts = async () => {
      const all = await findings();
      const ofAdmins = ["sole-owner", "no-admin", "unused-openness", "duplicates"];
      return [...ofAdmins, "orphans", "owner-left", "stale", "empty"].map((id) => all.get(id)?.count);
    };
    const without = [1, 0, 1, 1, 1, 2, 1, 1];
    // They are called alike until their spaces say what they are.
    const alike = without.with(3, 3);
    expect(await counts()).toEqual(alike);
    const placed = generals.map((id) => ({ spaceId: `space of ${id}`, channelIds: [id], unreadableCount: 0 }));
    await writeSpaceChannels(
      orm,
      placed.map((fact) => ({ ...fact, generalIds: [], atMs })),
    );
    expect(await counts()).toEqual(alike);
    await writeSpaceChannels(
      orm,
      placed.map((fact) => ({ ...fact, generalIds: fact.channelIds, atMs: atMs + 1 })),
    );
    expect(await counts()).toEqual(without);
    const goneAtMs = atMs + 1;
    await markGone(
      orm,
      channels,
      ["chat", "chat-2", ...generals].map((key) => ({ key, atMs: goneAtMs })),
    );
  });

  test("count administrators who were deactivated as none", async () => {
    const { orm } = stack.database;
    const nobodyActive = async () => {
      const all = await findings();
      return ["sole-owner", "no-admin"].map((id) => all.get(id)?.count);
    };
    expect((await put(admin, "no-admin/settings", { people: 2 })).status).toBe(204);
    expect(await nobodyActive()).toEqual([1, 2]);
    await orm.update(inventoryPeople).set({ status: "inactive" }).where(eq(inventoryPeople.key, "cy"));
    // Cy administers them.
    expect(await nobodyActive()).toEqual([5, 6]);
    await orm.update(inventoryPeople).set({ status: "active" }).where(eq(inventoryPeople.key, "cy"));
  });

  test("hold retention against the rule by periods, whichever of the two is the account’s default", async () => {
    const { orm } = stack.database;
    const others = async () => (await listOf((await findings()).get("retention") as Finding)).ids;
    await writeRetention(orm, [{ channelId: "led", period: "2y", atMs: stack.clock.nowMs() }]);
    await writeRetention(orm, [{ channelId: "open", period: "", atMs: stack.clock.nowMs() }]);
    // While nobody knows how long the default keeps messages, what follows it is not said to differ.
    expect(await others()).toEqual(["led", "orphan"]);
    await put(admin, "retention/settings", { rule: "2y" });
    expect(await others()).toEqual(["orphan"]);
    await writeDefaultRetention(orm, { period: "2y", atMs: stack.clock.nowMs() });
    expect(await others()).toEqual(["orphan"]);
    await put(admin, "retention/settings", { rule: "default" });
    expect(await others()).toEqual(["orphan"]);
    await put(admin, "retention/settings", { rule: "1y" });
    expect(await others()).toEqual(["led", "open"]);
    await put(admin, "retention/settings", { rule: "default" });
  });

  test("have a trend, a count a day, and are compared with the first day until there is one a week ago", async () => {
    const nowMs = stack.clock.nowMs();
    const earlier = async () => {
      const { countBefore, countedSince } = (await findings()).get("orphans") ?? {};
      return { countBefore, countedSince };
    };
    await countToday(sources(), nowMs);
    await countToday(sources(), nowMs);
    expect(await earlier()).toEqual({ countBefore: null, countedSince: null });
    await countToday(sources(), nowMs - DAY_MS);
    expect((await findings()).get("orphans")?.trend.map(({ count }) => count)).toEqual([1, 1]);
    expect(await earlier()).toEqual({ countBefore: 1, countedSince: dayOf(nowMs - DAY_MS) });
    await countToday(sources(), nowMs - 7 * DAY_MS);
    expect(await earlier()).toEqual({ countBefore: 1, countedSince: null });
  });

  test("show those without reports nothing that rests on them", async () => {
    expect((await findings(viewer)).get("stale")).toMatchObject({ count: null, countBefore: null, trend: [] });
    expect((await findings()).get("stale")?.trend).toHaveLength(3);
  });

  test.each(["member", "helpdesk", "coordinator"])("tell %s, who leads nothing here, of nothing", async (name) => {
    const person = await stack.signIn(name);
    for (const { count, trend, countBefore, snoozes } of (await findings(person)).values())
      expect([count ?? 0, trend, countBefore, snoozes]).toEqual([0, [], null, []]);
    const body = { untilMs: untilMs(), reason: "No" };
    expect((await put(person, "orphans/snoozes", body)).status).toBe(403);
    expect((await put(person, "orphans/settings", {})).status).toBe(403);
    expect((await person.send("/api/inventory/findings/orphans/snoozes", { method: "DELETE" })).status).toBe(403);
  });

  test("are snoozed no longer once the day has come, and old days are forgotten", async () => {
    stack.clock.advance(31 * DAY_MS);
    const own = await stack.signIn("admin");
    expect((await findings(own)).get("duplicates")).toMatchObject({ count: 2, snoozes: [] });
    stack.clock.advance(500 * DAY_MS);
    await sweepInventory({
      database: { ready: Promise.resolve(stack.database), current: () => stack.database },
      clock: stack.clock,
    });
    expect(await stack.database.orm.select().from(findingCounts)).toEqual([]);
  });
});
