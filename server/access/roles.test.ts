import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SessionInfo } from "../../contract/bff.ts";
import { can } from "../../domain/access/can.ts";
import type { ChannelSet } from "../../domain/access/channel-set.ts";
import type { GrantEntry } from "../../domain/access/given.ts";
import type { AccessOverview, ChannelAccess, ChannelPlace, PersonAccess } from "../../domain/access/info.ts";
import { unpacked } from "../../domain/access/packed.ts";
import type { AuditList } from "../../domain/audit/info.ts";
import type { ChangeItemInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { openEvents } from "../testing/event-stream.ts";
import { part, plan } from "../testing/http-changes.ts";
import { writeKnownCompany } from "../testing/known-company.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { storeChange, sweepAccess } from "./access-store.ts";

const HOUR_MS = 3_600_000;

let stack: Stack;
let owner: Browser;
let admin: Browser;
let manager: Browser;
let desk: Browser;
let company: ReturnType<typeof companyOf>;
let given: string[] = [];

beforeAll(async () => {
  stack = await startStack({ jobs: true, config: { sessionIdleMs: 24 * HOUR_MS, sessionMaxMs: 48 * HOUR_MS } });
  company = companyOf(stack);
  [owner, admin, manager, desk] = await Promise.all([
    stack.signIn("owner"),
    stack.signIn("admin"),
    stack.signIn("channel-admin"),
    stack.signIn("helpdesk"),
  ]);
}, 120_000);
afterAll(() => stack.close());
beforeEach(async () => {
  for (const id of given) await owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
  given = [];
});

const channelId = (name: string) => company.channelNamed(name).id;
const targets = (...names: string[]) => names.map((name) => ({ channelId: channelId(name), name }));
const list = (...names: string[]): ChannelSet => ({ of: "list", channelIds: names.map(channelId) });
const person = (who: string) => ({ is: "person", userId: company.userOf(who).id, name: who }) as const;

interface Giving {
  readonly roleId: string;
  readonly set: ChannelSet;
  readonly to?: GrantEntry["to"];
  readonly untilMs?: number | null;
}
async function give({ roleId, set, to = person("helpdesk"), untilMs = null }: Giving, by = owner) {
  const answer = await by.post("/api/access/grants", { roleId, set, to, untilMs, reason: "For the test" });
  const { id } = answer.json() as { id?: string };
  if (answer.status === 201 && id !== undefined) given.push(id);
  return { status: answer.status, id: id ?? "", text: answer.text };
}
async function makeRole(rights: readonly string[], by = owner) {
  const answer = await by.post("/api/access/roles", { name: `Role ${randomUUID()}`, rights });
  return (answer.json() as { id: string }).id;
}
const readsMembers = async (browser: Browser, name: string) =>
  (await browser.get(`/api/zoom/account/chat/channels/${channelId(name)}/members`)).status;
const archives = (browser: Browser, ...names: string[]) => plan(browser, part("archive-channels", targets(...names)));
const itemsOf = async (browser: Browser, id: string) =>
  ((await browser.get(`/api/changes/${id}/items`)).json() as { items: ChangeItemInfo[] }).items;

describe("without a role", () => {
  test("people do through the account connection what is theirs, where it is their own", async () => {
    expect((await archives(desk, "IT help desk")).status).toBe(201);
    const refused = await archives(desk, "Platform team");
    expect([refused.status, refused.change.message]).toEqual([
      403,
      "Your roles include “Archive channels” only for channels that you own or administer.",
    ]);
    expect(await readsMembers(desk, "IT help desk")).toBe(200);
    expect(await readsMembers(desk, "Platform team")).toBe(403);
    // Of what is the whole account's they see nothing.
    expect((await desk.get("/api/zoom/account/chat/channels")).status).toBe(403);
    expect((await desk.get("/api/zoom/account/users")).status).toBe(403);
  });

  test("what is another's among their own is left out, with why", async () => {
    const { status, change } = await archives(desk, "IT help desk", "Platform team");
    expect(status).toBe(201);
    expect(await itemsOf(desk, change.id)).toMatchObject([
      { status: "planned" },
      {
        status: "skipped",
        skip: "Your roles include “Archive channels” only for channels that you own or administer.",
      },
    ]);
  });

  test("whoever administers a channel does not delete it, who owns it does", async () => {
    const member = await stack.signIn("member");
    const deleting = (browser: Browser, name: string) => plan(browser, part("delete-channels", targets(name)));
    expect((await deleting(member, "Launch room")).status).toBe(403);
    expect((await deleting(member, "Coffee and cake")).status).toBe(201);
  });
});

describe("a role over some channels", () => {
  test.each<[string, () => ChannelSet]>([
    ["a list", () => list("Launch room")],
    ["a pattern", () => ({ of: "name", pattern: "launch*" })],
  ])("reaches those of %s and no others", async (_what, set) => {
    await give({ roleId: "channel-administrator", set: set() });
    expect(await readsMembers(desk, "Launch room")).toBe(200);
    expect(await readsMembers(desk, "Quarterly planning")).toBe(403);
    expect((await archives(desk, "Launch room")).status).toBe(201);
    expect((await archives(desk, "Quarterly planning")).status).toBe(403);
    expect((await desk.get("/api/zoom/account/chat/channels")).status).toBe(403);
  });

  test("reaches what a change is made to, whatever stands beside the list that it is planned from", async () => {
    await give({ roleId: "channel-viewer", set: { of: "all" } });
    await give({ roleId: "channel-administrator", set: list("Launch room") });
    const matching = { list: "members", channelId: channelId("Launch room"), channel: "Launch room" };
    const made = async (each: object) => {
      const targets = { matching, each: [each] };
      const { status, change } = await plan(desk, {
        connection: "account",
        parts: [{ actionId: "remove-members", input: {}, targets }],
      });
      expect(status).toBe(201);
      await expect.poll(async () => (await itemsOf(desk, change.id)).length, { timeout: 30_000 }).toBeGreaterThan(0);
      return itemsOf(desk, change.id);
    };
    const within = await made({});
    expect(within.some(({ status }) => status === "planned")).toBe(true);
    const elsewhere = await made({ channelId: channelId("Quarterly planning"), channel: "Launch room" });
    expect(elsewhere.map(({ status }) => status)).toEqual(elsewhere.map(() => "skipped"));
    expect(elsewhere[0]?.target).toMatchObject({ channelId: channelId("Quarterly planning") });
  });

  test("of a space reaches what is in it", async () => {
    const inside = stack.sandbox.store.channels.all.find(({ space }) => space !== null);
    if (!inside?.space) throw new Error("no space has a channel");
    await give({ roleId: "channel-viewer", set: { of: "spaces", spaceIds: [inside.space.spaceId] } });
    expect((await desk.get(`/api/zoom/account/chat/channels/${inside.id}/members`)).status).toBe(200);
    expect(await readsMembers(desk, "Quarterly planning")).toBe(403);
  });

  test("is over when it ends, by the hour or by hand", async () => {
    const untilMs = stack.clock.nowMs() + HOUR_MS;
    await give({ roleId: "channel-viewer", set: list("Launch room"), untilMs });
    expect(await readsMembers(desk, "Launch room")).toBe(200);
    stack.clock.advance(HOUR_MS);
    expect(await readsMembers(desk, "Launch room")).toBe(403);
    const grants = async () => ((await owner.get("/api/access")).json() as AccessOverview).grants.length;
    expect(await grants()).toBe(1);
    await sweepAccess(stack.database.orm, untilMs + 31 * 24 * HOUR_MS);
    expect(await grants()).toBe(0);
    const { id } = await give({ roleId: "channel-viewer", set: list("Launch room") });
    expect(await readsMembers(desk, "Launch room")).toBe(200);
    await owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
    expect(await readsMembers(desk, "Launch room")).toBe(403);
  });

  test("that was taken away since the plan stops what is applied, and what of it is left", async () => {
    const { id } = await give({ roleId: "channel-administrator", set: list("Launch room", "Release notes") });
    const set = await plan(
      desk,
      part("set-channel-settings", targets("Launch room", "Release notes"), { mentionAll: 3 }),
    );
    expect(set.status).toBe(201);
    const rest = await give({ roleId: "channel-administrator", set: list("Release notes") });
    await owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
    const applied = await desk.post(`/api/changes/${set.change.id}/apply`, { reason: "Asked" });
    expect(applied.status).toBe(200);
    await expect
      .poll(() => itemsOf(desk, set.change.id), { timeout: 30_000 })
      .toMatchObject([{ status: "failed", failure: { code: "not_allowed", status: 403 } }, { status: "done" }]);
    await owner.send(`/api/access/grants/${rest.id}`, { method: "DELETE" });
    // Taking it back needs the right of what is taken back.
    expect((await desk.post(`/api/changes/${set.change.id}/undo`)).status).toBe(403);
  });

  test("shows nobody's changes but one's own", async () => {
    const other = await archives(owner, "Launch room");
    await give({ roleId: "channel-administrator", set: list("Launch room") });
    for (const path of ["", "/items", "/items.csv"])
      expect((await desk.get(`/api/changes/${other.change.id}${path}`)).status).toBe(404);
    for (const act of ["apply", "cancel", "undo"])
      expect((await desk.post(`/api/changes/${other.change.id}/${act}`)).status).toBe(404);
  });

  test("comes with a directory group, and goes with it", async () => {
    const { groups } = stack.sandbox.store;
    const group = groups.all[0];
    const { index } = company.userOf("helpdesk");
    if (!group) throw new Error("the company has no directory group");
    groups.add(group, index);
    const to = { is: "group", groupId: group.id, name: group.name } as const;
    await give({ roleId: "channel-viewer", set: list("Launch room"), to });
    expect(await readsMembers(desk, "Launch room")).toBe(200);
    groups.remove(group, index);
    stack.clock.advance(61_000);
    expect(await readsMembers(desk, "Launch room")).toBe(403);
  });
});

describe("a protected channel", () => {
  test("is reached by workspace administrators alone", async () => {
    const path = `/api/access/protected/${channelId("Salary review")}`;
    expect(await readsMembers(manager, "Salary review")).toBe(200);
    expect((await manager.send(path, { method: "PUT", body: { reason: "No" } })).status).toBe(403);
    const body = { reason: "Pay" };
    expect((await owner.send(path, { method: "PUT", body })).status).toBe(200);
    expect(await readsMembers(manager, "Salary review")).toBe(403);
    expect((await archives(manager, "Salary review")).status).toBe(403);
    // However its ID is spelled.
    for (const spelled of [
      channelId("Salary review").toUpperCase(),
      `${channelId("Salary review")}@conference.example`,
    ])
      expect((await manager.get(`/api/zoom/account/chat/channels/${encodeURIComponent(spelled)}/members`)).status).toBe(
        403,
      );
    expect(await readsMembers(owner, "Salary review")).toBe(200);
    expect((await archives(owner, "Salary review")).status).toBe(201);
    const preview = await owner.post("/api/access/preview", { roleId: "help-desk", set: list("Salary review") });
    expect(preview.status).toBe(200);
    expect((await manager.send(path, { method: "DELETE" })).status).toBe(403);
    expect((await owner.send(path, { method: "DELETE" })).status).toBe(204);
    expect(await readsMembers(manager, "Salary review")).toBe(200);
  });
});

describe("giving roles", () => {
  test("is for those who may, and never of more than they have, over more, or for longer", async () => {
    expect((await give({ roleId: "channel-viewer", set: list("Launch room") }, desk)).status).toBe(403);
    expect((await give({ roleId: "channel-viewer", set: { of: "all" } }, manager)).status).toBe(403);
    const roleId = await makeRole(["give-roles", "invite-members"]);
    const invite = await makeRole(["invite-members"]);
    const untilMs = stack.clock.nowMs() + HOUR_MS;
    await give({ roleId, set: list("Launch room"), untilMs });
    const to = person("member");
    const tries: readonly [Giving, number][] = [
      [{ roleId: invite, set: list("Launch room"), to, untilMs }, 201],
      [{ roleId: invite, set: list("Launch room"), to, untilMs: untilMs + 1 }, 403],
      [{ roleId: invite, set: list("Launch room"), to }, 403],
      [{ roleId: invite, set: list("Launch room", "Release notes"), to, untilMs }, 403],
      [{ roleId: invite, set: { of: "all" }, to, untilMs }, 403],
      [{ roleId: invite, set: { of: "own", as: "leader" }, to, untilMs }, 403],
      [{ roleId: "help-desk", set: list("Launch room"), to, untilMs }, 403],
      [{ roleId: "workspace-admin", set: list("Launch room"), untilMs }, 403],
      [{ roleId: "no-such-role", set: list("Launch room"), to, untilMs }, 400],
    ];
    for (const [giving, status] of tries) expect([giving, (await give(giving, desk)).status]).toEqual([giving, status]);
    // Nor by giving the role they hold, or hand out, more rights.
    for (const id of [roleId, invite]) {
      const body = { name: "More", rights: ["give-roles", "invite-members", "delete-channels"], seenAtMs: 0 };
      expect((await desk.send(`/api/access/roles/${id}`, { method: "PUT", body })).status).toBe(403);
    }
    // Nor by taking from others what they do not have.
    const theirs = await give({ roleId: "channel-viewer", set: { of: "all" }, to });
    expect((await desk.send(`/api/access/grants/${theirs.id}`, { method: "DELETE" })).status).toBe(403);
  });

  test("over some channels shows what one can give and take there, and nothing else", async () => {
    const [giver, wider] = [
      await makeRole(["give-roles", "see-channels", "see-people"]),
      await makeRole(["see-audit"]),
    ];
    await give({ roleId: giver, set: list("Launch room") });
    const to = person("member");
    const inside = await give({ roleId: giver, set: list("Launch room"), to });
    await give({ roleId: giver, set: list("Release notes"), to });
    await give({ roleId: wider, set: list("Launch room"), to });
    const overview = async () => (await desk.get("/api/access")).json() as AccessOverview;
    const before = await overview();
    expect(before).toMatchObject({ isPart: true, builtIn: [], roles: [{ id: giver }], protected: [] });
    expect(before.grants.map(({ id }) => id).toSorted()).toEqual([given[0], inside.id].toSorted());
    const { uses } = (await desk.get("/api/access/uses")).json() as { uses: { grantId: string }[] };
    expect(uses.map(({ grantId }) => grantId).toSorted()).toEqual([given[0], inside.id].toSorted());
    expect((await desk.send(`/api/access/grants/${inside.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await overview()).changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ before: expect.objectContaining({ id: inside.id }), after: null }),
      ]),
    );
    expect((await desk.get(`/api/access/people/${company.userOf("member").id}`)).status).toBe(403);
    expect((await owner.get("/api/access")).json()).toMatchObject({ isPart: false });
  });

  test("says what is wrong with it", async () => {
    const refused = await owner.post("/api/access/roles", { name: "Mine", rights: ["archive-everything"] });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("no right that the console knows")]);
    const past = await give({ roleId: "channel-viewer", set: { of: "all" }, untilMs: 1 });
    expect([past.status, past.text]).toEqual([400, expect.stringContaining("still to come")]);
    const held = await makeRole(["see-channels"]);
    await give({ roleId: held, set: { of: "all" } });
    expect((await owner.send(`/api/access/roles/${held}`, { method: "DELETE" })).status).toBe(400);
  });

  test("is written down, and can be taken back", async () => {
    const { id } = await give({ roleId: "channel-viewer", set: list("Launch room") });
    const overview = async () => (await owner.get("/api/access")).json() as AccessOverview;
    const [made] = (await overview()).changes;
    expect(made).toMatchObject({ before: null, after: { id, reason: "For the test", byName: expect.any(String) } });
    expect((await desk.post(`/api/access/changes/${made?.id}/undo`)).status).toBe(403);
    expect((await admin.post(`/api/access/changes/${made?.id}/undo`)).status).toBe(200);
    expect(await readsMembers(desk, "Launch room")).toBe(403);
    const [undone] = (await overview()).changes;
    expect(undone).toMatchObject({ undoOf: made?.id, after: null });
    expect((await owner.post(`/api/access/changes/${undone?.id}/undo`)).status).toBe(200);
    expect(await readsMembers(desk, "Launch room")).toBe(200);
    // What has become something else since stays as it is.
    expect((await owner.post(`/api/access/changes/${undone?.id}/undo`)).status).toBe(400);
    const trail = (await owner.get("/api/audit?page_size=100")).json() as InferOutput<typeof AuditList>;
    const operations = trail.rows.map(({ entry }) => entry.operation);
    expect(operations).toEqual(expect.arrayContaining(["giveRole", "undoAccessChange"]));
  });
});

describe("breaking the glass", () => {
  test("gives every right for an hour, tells those who give roles, and is not drawn out", async () => {
    const roleId = await makeRole(["break-glass"]);
    expect((await desk.post("/api/access/break-glass", { reason: "Fire" })).status).toBe(403);
    await give({ roleId, set: { of: "all" } });
    const streams = await Promise.all([openEvents(owner), openEvents(manager)]);
    expect((await desk.post("/api/access/break-glass", { reason: "" })).status).toBe(400);
    const broken = await desk.post("/api/access/break-glass", { reason: "Fire" });
    expect(broken.status).toBe(201);
    given.push((broken.json() as { id: string }).id);
    expect((await desk.get("/api/zoom/account/chat/channels")).status).toBe(200);
    const told = (at: number) => JSON.stringify(streams[at]?.events.filter(({ name }) => name === "access"));
    await expect.poll(() => told(0)).toContain("Fire");
    await expect.poll(() => told(1)).toContain("access");
    expect(told(1)).not.toContain("Fire");
    for (const stream of streams) stream.close();
    // Who comes while it lasts is told too, and whoever did so reads until when it lasts.
    const { untilMs } = broken.json() as GrantEntry;
    const glassOf = async (who: Browser) => ((await who.get("/api/session")).json() as SessionInfo).brokenGlass;
    expect(await glassOf(await stack.signIn("admin"))).toMatchObject([{ reason: "Fire", untilMs, isOwn: false }]);
    expect(await glassOf(desk)).toMatchObject([{ untilMs, isOwn: true }]);
    expect(await glassOf(manager)).toBeUndefined();
    // Nobody makes of the hour what lasts.
    expect((await give({ roleId: "workspace-admin", set: { of: "all" } }, desk)).status).toBe(403);
    await owner.send(`/api/access/grants/${given[0]}`, { method: "DELETE" });
    expect((await desk.post("/api/access/break-glass", { reason: "Again" })).status).toBe(403);
    stack.clock.advance(HOUR_MS);
    expect((await desk.get("/api/zoom/account/chat/channels")).status).toBe(403);
    expect(await glassOf(admin)).toBeUndefined();
  });
});

describe("who may do what, and why", () => {
  test("is told of oneself to everyone, of others to those who give roles", async () => {
    await give({ roleId: "help-desk", set: list("Launch room") });
    const { id } = company.userOf("helpdesk");
    const own = (await desk.get(`/api/access/people/${id}?channel=${channelId("Launch room")}`)).json() as PersonAccess;
    expect(own.holdings.map(({ role, source }) => [role.id, source.by])).toEqual([
      ["help-desk", "grant"],
      ["channel-owner", "everybody"],
    ]);
    const rights = new Map(own.rights.map(({ right, isAllowed, why }) => [right, isAllowed || why]));
    expect(rights.get("invite-members")).toBe(true);
    expect(rights.get("archive-channels")).toBe(
      "Your roles include “Archive channels” only for channels that you own or administer.",
    );
    const byOf = (right: string) => own.rights.find((one) => one.right === right)?.by;
    expect([byOf("invite-members"), byOf("archive-channels")]).toEqual([[0], []]);
    expect((await owner.get(`/api/access/people/${id}`)).json()).toMatchObject({ holdings: own.holdings });
    expect((await desk.get(`/api/access/people/${company.userOf("owner").id}`)).status).toBe(403);
    const channel = (await owner.get(`/api/access/channels/${channelId("Launch room")}`)).json() as ChannelAccess;
    expect(channel.grants).toMatchObject([{ roleId: "help-desk", to: { userId: id } }]);
    const session = (await desk.get("/api/session")).json() as SessionInfo;
    expect(session.access.holdings.map(({ roleId, set, by }) => [roleId, set, by])).toEqual([
      ["help-desk", { of: "list", channelIds: [] }, "grant"],
      ["channel-owner", { of: "own", as: "leader" }, "everybody"],
    ]);
    const placeOf = async (name: string) =>
      (await desk.get(`/api/access/place?channel=${channelId(name)}`)).json() as ChannelPlace;
    const inside = await placeOf("Launch room");
    // None of the roles goes by its name, or by its space.
    expect(inside.channel).toEqual({ name: null, spaceId: null, own: null, isProtected: false });
    const mayInvite = (name: string, { channel, access }: ChannelPlace) => {
      const where = { is: "channel", channel: { channelId: channelId(name), ...channel } } as const;
      return can({ userId: id, holdings: unpacked(access) }, "invite-members", where, 0).is;
    };
    expect(mayInvite("Launch room", inside)).toBe("allowed");
    expect(mayInvite("Platform team", await placeOf("Platform team"))).toBe("denied");
    expect(session.connections.account).toMatchObject({ is: "there" });
  });

  test("an auditor reads all and changes nothing", async () => {
    await give({ roleId: "auditor", set: { of: "all" } });
    expect((await desk.get("/api/zoom/account/chat/channels")).status).toBe(200);
    expect((await desk.get("/api/inventory/channels")).status).toBe(404);
    expect((await desk.get("/api/access")).status).toBe(200);
    const trail = (await desk.get("/api/audit")).json() as InferOutput<typeof AuditList>;
    expect(trail.scope).toBe("all");
    expect((await archives(desk, "Platform team")).status).toBe(403);
    expect((await give({ roleId: "auditor", set: { of: "all" }, to: person("member") }, desk)).status).toBe(403);
    expect((await desk.get("/api/zoom/account/report/chat/sessions?from=2026-11-01&to=2026-11-02")).status).toBe(403);
  });
});

describe("the inventory", () => {
  const rows = async (browser: Browser, path: string) => (await browser.get(path)).json() as Record<string, unknown>;
  const ids = async (browser: Browser) =>
    ((await rows(browser, "/api/inventory/channels?page_size=500")).channels as { id: string }[]).map(({ id }) => id);

  test("shows of channels, their counts and people what a role reaches", async () => {
    const kept = await startStack({ config: { inventoryPart: 1 } });
    try {
      const [boss, helper, looker] = await Promise.all([
        kept.signIn("owner"),
        kept.signIn("helpdesk"),
        kept.signIn("channel-viewer"),
      ]);
      await boss.post("/api/inventory/pause", {});
      await kept.jobs.start();
      await writeKnownCompany(kept.database.orm, kept.clock.nowMs());
      const all = await ids(boss);
      expect(all).toContain("guests");
      expect(await ids(helper)).toEqual([]);
      const { id: userId } = companyOf(kept).userOf("helpdesk");
      const grant = {
        ...{ roleId: "help-desk", set: { of: "list", channelIds: ["led"] }, reason: "Test", untilMs: null },
        to: { is: "person", userId, name: "Help" },
      };
      expect((await boss.post("/api/access/grants", grant)).status).toBe(201);
      expect(await ids(helper)).toEqual(["led"]);
      const counts = (await rows(helper, "/api/inventory/channels/counts")) as Record<string, Record<string, number>>;
      expect(Object.values(counts.type ?? {}).reduce((sum, count) => sum + count, 0)).toBe(1);
      const people = (await rows(helper, "/api/inventory/people")).people as { key: string }[];
      expect(people.map(({ key }) => key).toSorted()).toEqual(["ann", "bo"]);
      expect((await boss.get("/api/inventory/people/cy")).status).toBe(200);
      expect((await helper.get("/api/inventory/people/cy")).json()).toMatchObject({ shown: "name", channels: [] });
      const bo = (await rows(helper, "/api/inventory/people/bo")) as { channels: { id: string }[] };
      expect(bo.channels.map(({ id }) => id)).toEqual(["led"]);
      const file = await helper.get("/api/exports/inventory-channels.csv?connection=account");
      expect([file.status, file.text.trim().split("\r\n").length]).toEqual([200, 2]);
      // And nothing more matches.
      const matching = { list: "inventory-channels", asked: { find: "", sort: "name", facets: {} } };
      const groups = { groupId: "group", name: "Team" };
      const parts = [{ actionId: "add-groups-to-channels", input: {}, targets: { matching, each: [groups] } }];
      const planned = await helper.post("/api/changes", { connection: "account", parts });
      expect([planned.status, planned.json()]).toMatchObject([201, { itemCount: 1 }]);
      // What is protected is left out for whoever sees all the others.
      // Zoom does not know this company.
      const by = { byUserId: "boss", byName: "Boss", atMs: 0 };
      const entry = { is: "protected", id: "guests", name: "Guests", reason: "Test", ...by } as const;
      await storeChange(kept.database.orm, { before: null, after: entry }, { ...by, undoOf: null });
      await kept.database.announce({ kind: "access-changed" });
      expect(await ids(looker)).toEqual(all.filter((id) => id !== "guests"));
      expect(await ids(boss)).toEqual(all);
      const outsiders = async (browser: Browser) => (await rows(browser, "/api/inventory/external")).counts;
      expect(await outsiders(boss)).toMatchObject({ channels: 1, spaces: 1 });
      expect(await outsiders(looker)).toMatchObject({ channels: 0, spaces: 1 });
      expect(await outsiders(helper)).toMatchObject({ channels: 0, spaces: 0 });
      const left = async (browser: Browser) =>
        ((await rows(browser, "/api/inventory/leavers?people=ann")).channels as { id: string }[]).map(({ id }) => id);
      expect(await left(boss)).toContain("guests");
      expect(await left(looker)).toEqual((await left(boss)).filter((id) => id !== "guests"));
      expect(await left(helper)).toEqual(["led"]);
      const suggested = async (browser: Browser) =>
        (await browser.get("/api/inventory/suggest/channels?find=guests")).text;
      expect(await suggested(boss)).toContain("guests");
      expect(await suggested(looker)).not.toContain("guests");
      const preview = { roleId: "help-desk", set: { of: "all" } };
      expect((await boss.post("/api/access/preview", preview)).json()).toEqual({
        channels: all.length - 1,
        protected: 1,
      });
    } finally {
      await kept.close();
    }
  });
});
