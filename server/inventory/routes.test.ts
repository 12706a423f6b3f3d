import { and, eq } from "drizzle-orm";
import type { InferOutput } from "valibot";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { SessionInfo } from "../../contract/bff.ts";
import { userIdKey } from "../../contract/user-id.ts";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import { channelSorts, type InventoryChannel } from "../../domain/inventory/channels.ts";
import type { OwnChannels } from "../../domain/inventory/own-channels.ts";
import type { InventoryPeople, PersonPage } from "../../domain/inventory/people.ts";
import type { InventoryStatus } from "../../domain/inventory/status.ts";
import { inventoryReads } from "../db/schema.ts";
import { companyOf } from "../testing/company.ts";
import { openEvents } from "../testing/event-stream.ts";
import type { Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";
import { writeRetention } from "./store/facts.ts";

interface ChannelsAnswer {
  readonly channels: readonly InventoryChannel[];
  readonly next_page_token: string;
  readonly total: number;
}

describe("the inventory over HTTP", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startWithWholeInventory();
  }, WHOLE_MS);
  afterAll(() => stack.close());

  test("lists every channel of the account, page by page, with its owner and members", async () => {
    const admin = await stack.signIn("admin");
    const channels: InventoryChannel[] = [];
    let token = "";
    do {
      const answer = await admin.get(`/api/inventory/channels?page_size=40&sort=-members&next_page_token=${token}`);
      const page = answer.json() as ChannelsAnswer;
      channels.push(...page.channels);
      token = page.next_page_token;
      expect(page.total).toBe(stack.sandbox.store.channels.size);
    } while (token !== "");
    expect(channels.map(({ id }) => id).toSorted()).toEqual(
      stack.sandbox.store.channels.all.map(({ id }) => id).toSorted(),
    );
    const platform = companyOf(stack).channelNamed("Platform team");
    const known = channels.find(({ id }) => id === platform.id);
    expect(known).toMatchObject({ members: platform.members.size, ownerIs: "active", isArchived: false });
    const at = (by: string) => ({ by, atMs: expect.any(Number) });
    expect(known?.facts).toEqual({
      name: expect.objectContaining({ atMs: expect.any(Number) }),
      settings: expect.objectContaining({ atMs: expect.any(Number) }),
      members: at("listChannelMembers"),
      archived: at("listChannelMentionGroups"),
      mentionGroups: at("listChannelMentionGroups"),
      directoryGroups: at("listChannelMembersGroups"),
      retention: at("getRetentionPolicyOfChannel"),
      space: null,
      moves: at("listChannelActivityLogs"),
      messages: at("getChatSessionsReports"),
    });
  });

  test("filters and counts", async () => {
    const admin = await stack.signIn("admin");
    const archived = stack.sandbox.store.channels.all.filter(({ isArchived, type }) => isArchived && type !== 4);
    const answer = (await admin.get("/api/inventory/channels?archived=yes")).json() as ChannelsAnswer;
    expect(answer.total).toBe(archived.length);
    const counts = (await admin.get("/api/inventory/channels/counts?type=1,3")).json();
    expect(counts).toMatchObject({ type: { "4": expect.any(Number) }, archived: { yes: expect.any(Number) } });
    const wrong = await admin.get("/api/inventory/channels?archived=perhaps");
    expect(wrong.status).toBe(400);
  });

  test("begins a page anywhere, in any order", async () => {
    const admin = await stack.signIn("admin");
    const pageOf = async (query: string) =>
      ((await admin.get(`/api/inventory/channels?${query}`)).json() as ChannelsAnswer).channels.map(({ id }) => id);
    for (const sort of channelSorts) {
      const all = await pageOf(`page_size=500&sort=-${sort}`);
      expect(await pageOf(`page_size=30&sort=-${sort}&skip=41`)).toEqual(all.slice(41, 71));
    }
    expect(await pageOf("skip=100000")).toEqual([]);
  });

  test("sorts retention by how long it is", async () => {
    const admin = await stack.signIn("admin");
    const some = stack.sandbox.store.channels.all.slice(0, 4).map(({ id }) => id);
    const given = ["90d", "1y", "6m", ""];
    await writeRetention(
      stack.database.orm,
      some.map((channelId, at) => ({ channelId, period: given[at] ?? "", atMs: Date.now() })),
    );
    const answer = (await admin.get("/api/inventory/channels?page_size=500&sort=-retention")).json() as ChannelsAnswer;
    expect(answer.channels.flatMap(({ retention }) => retention || [])).toEqual(["1y", "6m", "90d"]);
  });

  test("makes a file of all that match", async () => {
    const admin = await stack.signIn("admin");
    const path = "/api/exports/inventory-channels.json?connection=account&archived=no&sort=-members";
    const rows = (await admin.get(path)).json() as InventoryChannel[];
    const listed = (await admin.get("/api/inventory/channels?page_size=500&archived=no&sort=-members")).json();
    expect(rows).toEqual((listed as ChannelsAnswer).channels);
    const csv = await admin.get(path.replace(".json", ".csv"));
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="all channels.csv"');
    expect(csv.text.split("\r\n").length).toBe(rows.length + 2);
    const own = await (await stack.signIn("member")).get(path);
    expect(own.status).toBe(200);
    expect((own.json() as InventoryChannel[]).length).toBeLessThan(rows.length);
  });

  test("tells the session that it is whole, and the stream when something changes", async () => {
    const admin = await stack.signIn("admin");
    const session = (await admin.get("/api/session")).json();
    expect(session).toMatchObject({ connections: { account: { hasInventory: true, isInventoryWhole: true } } });
    // What of it somebody sees is for their roles to say.
    const member = (await (await stack.signIn("member")).get("/api/session")).json();
    expect(member).toMatchObject({ connections: { account: { hasInventory: true, isInventoryWhole: true } } });
    const events = await openEvents(admin);
    const channel = companyOf(stack).channelNamed("Platform team");
    await admin.post("/api/changes", {
      connection: "account",
      parts: [
        {
          actionId: "rename-channels",
          input: {},
          targets: [{ channelId: channel.id, channel: channel.name, name: channel.name, newName: "Platform crew" }],
        },
      ],
      apply: true,
    });
    await vi.waitFor(
      () => expect(events.events).toContainEqual({ id: undefined, name: "inventory", data: { moved: "facts" } }),
      { timeout: 30_000 },
    );
    events.close();
  });

  test("names the spaces", async () => {
    const { spaces } = (await (await stack.signIn("admin")).get("/api/inventory/spaces")).json() as {
      spaces: { id: string; name: string }[];
    };
    expect(spaces.map(({ id }) => id).toSorted()).toEqual(
      stack.sandbox.store.spaces
        .page(0, 10_000)
        .items.map(({ id }) => id)
        .toSorted(),
    );
  });

  test("shows a person's page, and finds people", async () => {
    const admin = await stack.signIn("admin");
    const lead = companyOf(stack).userOf("lead");
    const found = (await admin.get("/api/inventory/people?find=lead@sand")).json() as InferOutput<
      typeof InventoryPeople
    >;
    expect(found.people).toMatchObject([{ key: userIdKey(lead.id), status: "active" }]);
    const accented = stack.sandbox.store.users.find(({ displayName }) => /[À-ž]/.test(displayName));
    const byName = await admin.get(`/api/inventory/people?find=${encodeURIComponent(accented?.displayName ?? "")}`);
    expect(byName.text).toContain(accented?.email);
    const page = (await admin.get(`/api/inventory/people/${userIdKey(lead.id)}`)).json() as PersonPage;
    const owned = stack.sandbox.store.channels.all.filter(({ owner }) => owner === lead.index);
    expect(
      page.channels
        .filter(({ role }) => role === "owner")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(owned.map(({ id }) => id).toSorted());
    // Each fact says when it was read.
    expect(page.readAtMs).toBeGreaterThan(0);
    for (const places of [page.channels, page.spaces, page.mentionGroups, page.directoryGroups]) {
      expect(places.length).toBeGreaterThan(0);
      for (const { atMs } of places) expect(atMs).toBeGreaterThan(0);
    }
    expect((await admin.get("/api/inventory/people/nobody")).status).toBe(404);
  });

  test("gives its people as a file, as their list is filtered, and to nobody else than the list", async () => {
    const admin = await stack.signIn("admin");
    const rowsOf = async (query: string) => {
      const answer = await admin.get(`/api/exports/inventory-people.csv?connection=account${query}`);
      expect(answer.status).toBe(200);
      const { header, records } = parseCsv(answer.text);
      return records.map(({ values }) => Object.fromEntries(header.map((name, at) => [name, values[at] ?? ""])));
    };
    const listed = async (query: string) =>
      ((await admin.get(`/api/inventory/people?page_size=1${query}`)).json() as InferOutput<typeof InventoryPeople>)
        .total;
    for (const query of ["", "&status=inactive", "&leads=owns", "&find=lead@sand"])
      expect(await rowsOf(query)).toHaveLength(await listed(query));
    const lead = companyOf(stack).userOf("lead");
    expect(await rowsOf("&find=lead@sand")).toMatchObject([
      { user_id: lead.id, email: "lead@sandbox.example", status: "active" },
    ]);
    const member = await stack.signIn("member");
    const seen = (await member.get("/api/inventory/people?page_size=1")).json() as { total: number };
    const file = await member.get("/api/exports/inventory-people.csv?connection=account");
    expect([file.status, parseCsv(file.text).records.length]).toEqual([200, seen.total]);
  });

  test("is whole, and is paused and resumed by admins, of which the trail says who it was", async () => {
    const admin = await stack.signIn("admin");
    const status = async () => (await admin.get("/api/inventory")).json() as InventoryStatus;
    const whole = { state: "whole", leftMs: 0, mayPause: true, wholeSinceMs: expect.any(Number) };
    await expect.poll(status, { timeout: 30_000 }).toMatchObject(whole);
    const { atMs, lastReadAtMs, steps } = await status();
    expect(lastReadAtMs).toBe(Math.max(...steps.map(({ newestAtMs }) => newestAtMs ?? 0)));
    expect(atMs).toBeGreaterThanOrEqual(lastReadAtMs ?? Number.POSITIVE_INFINITY);
    expect((await admin.post("/api/inventory/pause", {})).status).toBe(204);
    expect(await status()).toMatchObject({ state: "paused", pausedBy: { name: expect.any(String) } });
    const viewer = await stack.signIn("channel-viewer");
    expect((await viewer.post("/api/inventory/resume", {})).status).toBe(403);
    expect((await admin.post("/api/inventory/resume", {})).status).toBe(204);
    expect(await status()).toMatchObject({ state: "whole" });
    for (const operation of ["pauseInventory", "resumeInventory"]) {
      const { rows } = (await admin.get(`/api/audit?operation=${operation}`)).json() as { rows: unknown[] };
      expect(rows).toHaveLength(1);
    }
  });

  test("tells nobody without the role its state", async () => {
    for (const person of ["member", "helpdesk", "coordinator"]) {
      const refused = await (await stack.signIn(person)).get("/api/inventory");
      expect([refused.status, refused.text]).toEqual([403, expect.stringContaining("tells of the whole account")]);
    }
    expect((await stack.browser().get("/api/inventory")).status).toBe(401);
  });

  test.each(["member", "helpdesk", "coordinator"])("tells %s of the channels that they lead alone", async (name) => {
    const company = companyOf(stack);
    const { index } = company.userOf(name);
    const led = stack.sandbox.store.channels.all.filter(({ leaders }) => leaders.has(index));
    const person = await stack.signIn(name);
    const { channels, total } = (await person.get("/api/inventory/channels?page_size=500")).json() as {
      channels: { id: string }[];
      total: number;
    };
    const ids = led.map(({ id }) => id);
    expect(channels.filter(({ id }) => !ids.includes(id))).toEqual([]);
    expect(total).toBe(channels.length);
    const { people } = (await person.get("/api/inventory/people?page_size=500")).json() as {
      people: { key: string }[];
    };
    const inside = new Set(
      led.flatMap(({ members }) =>
        members.people.flatMap((at) => {
          const one = company.personAt(at);
          return one.isExternal ? [] : [userIdKey(one.id)];
        }),
      ),
    );
    expect(people.filter(({ key }) => !inside.has(key))).toEqual([]);
    if (name === "helpdesk") expect([channels.length > 0, people.length > 0]).toEqual([true, true]);
    expect((await stack.browser().get("/api/inventory/channels")).status).toBe(401);
  });

  test("tells everyone of the channels they are in, as far as Zoom does", async () => {
    const person = companyOf(stack).userOf("member");
    const { channels, isWhole, readAtMs } = (
      await (await stack.signIn("member")).get("/api/inventory/own-channels")
    ).json() as OwnChannels;
    expect(isWhole).toBe(true);
    const [read] = await stack.database.orm
      .select({ atMs: inventoryReads.readAtMs })
      .from(inventoryReads)
      .where(and(eq(inventoryReads.step, "person-channels"), eq(inventoryReads.subject, userIdKey(person.id))));
    expect(readAtMs).toBe(read?.atMs);
    expect(readAtMs).toBeGreaterThan(0);
    const own = stack.sandbox.store.channels.all.filter(({ members }) => members.has(person.index));
    expect(channels.map(({ id }) => id).toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    const owned = own.filter(({ owner }) => owner === person.index).map(({ id }) => id);
    expect(channels.flatMap(({ id, role }) => (role === "owner" ? [id] : [])).toSorted()).toEqual(owned.toSorted());
    // Zoom does not say of group chats.
    const known = channels.filter(({ isArchived }) => isArchived !== null);
    expect(known.length).toBeGreaterThan(0);
    for (const { isArchived, id } of known) expect(isArchived).toBe(own.find((one) => one.id === id)?.isArchived);
    // Nothing tells members whether an owner is deactivated.
    for (const { owner } of channels) expect(["own", "external", "none"]).toContain(owner);
    expect((await stack.browser().get("/api/inventory/own-channels")).status).toBe(401);
  });

  test("that there is one is told with the session", async () => {
    const { connections } = (await (await stack.signIn("member")).get("/api/session")).json() as SessionInfo;
    expect(connections.account).toMatchObject({ is: "there", hasInventory: true });
  });

  test("shows those with the privilege Chat Channels no days of messages, which stand in reports", async () => {
    const viewer = await stack.signIn("channel-viewer");
    const { channels } = (await viewer.get("/api/inventory/channels?page_size=500")).json() as ChannelsAnswer;
    expect(channels.length).toBeGreaterThan(100);
    expect(channels.every(({ lastMessageDay }) => lastMessageDay === null)).toBe(true);
  });
});
