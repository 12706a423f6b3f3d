import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { DesiredCheck, DesiredSaved, DesiredState } from "../../domain/desired/info.ts";
import { partsOf } from "../../domain/desired/parts.ts";
import { inventoryChannels, inventorySpaceChannels, inventorySpaces } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { startWithKnownCompany } from "../testing/known-inventory.ts";
import { databaseKinds, type Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";
import { createReading } from "./check.ts";
import { noteDesired } from "./upkeep.ts";

const FILE = `# Ours
version: 1
channels:
  - id: guests # where partners are
    settings:
      posting: administrators
    members:
      only:
        - cy@x.example
        - g1
  - name: led
    retention: 1y
    administrators: [cy@x.example]
  - name: Nowhere
spaces:
  - name: Partners
    description: With others
`;

const save = (who: Browser, text: string, version: number) =>
  who.send("/api/desired", { method: "PUT", body: { text, version } });
const saved = async (who: Browser, text: string, version: number): Promise<DesiredSaved> => {
  const answer = await save(who, text, version);
  expect(answer.status).toBe(200);
  return answer.json() as DesiredSaved;
};
async function checkOf(who: Browser, text?: string): Promise<Extract<DesiredCheck, { is: "right" }>> {
  const answer = await (text === undefined ? who.get("/api/desired/check") : who.post("/api/desired/check", { text }));
  expect(answer.status).toBe(200);
  const check = answer.json() as DesiredCheck;
  if (check.is === "wrong") throw new Error(JSON.stringify(check.problems));
  return check;
}

describe.each(databaseKinds)("what channels should be, on %s", (database) => {
  let stack: Stack;
  let admin: Browser;
  let viewer: Browser;
  beforeAll(async () => {
    ({ stack, admin, viewer } = await startWithKnownCompany(database));
  }, 120_000);
  afterAll(() => stack.close());

  test("is seen and saved by owners and administrators of the account", async () => {
    const member = await stack.signIn("member");
    for (const path of ["", "/check", "/export", "/versions/1"])
      expect((await member.get(`/api/desired${path}`)).status).toBe(403);
    for (const path of ["check", "accept"])
      expect((await member.post(`/api/desired/${path}`, { text: FILE, version: 1, ids: ["x"] })).status).toBe(403);
    expect((await save(member, FILE, 0)).status).toBe(403);
    expect((await save(viewer, FILE, 0)).status).toBe(403);
    for (const path of ["", "/check", "/export", "/versions/1"])
      expect((await viewer.get(`/api/desired${path}`)).status).toBe(403);
    expect((await admin.get("/api/desired")).json()).toEqual({ file: null, versions: [], maySave: true });
    expect((await admin.get("/api/desired/check")).status).toBe(404);
    expect(await saved(admin, FILE, 0)).toMatchObject({ is: "saved", file: { version: 1, text: FILE } });
    const state = (await admin.get("/api/desired")).json() as DesiredState;
    expect(state).toMatchObject({ file: { text: FILE, savedByName: expect.any(String) }, versions: [{ version: 1 }] });
    expect((await admin.get("/api/desired/versions/1")).json()).toMatchObject({ text: FILE });
    const { rows } = (await admin.get("/api/audit?operation=saveDesiredState")).json() as { rows: unknown[] };
    expect(rows).toHaveLength(1);
  });

  test("is not saved over what somebody else saved, nor where it cannot be read", async () => {
    expect(await saved(admin, "version: 1\n", 0)).toMatchObject({ is: "outdated", file: { version: 1, text: FILE } });
    expect(await saved(admin, "version: 1\nchanels: []\n", 1)).toMatchObject({
      is: "wrong",
      problems: [{ line: 2, column: 1, message: expect.stringContaining("There is no field") }],
    });
    expect((await save(admin, "x".repeat(8_000_001), 1)).status).toBe(400);
  });

  test("differs from what the inventory knows, with what a plan does and who did it", async () => {
    const { differences, untold, channels, spaces } = await checkOf(admin);
    expect({ channels, spaces }).toEqual({ channels: 3, spaces: 1 });
    const told = differences.map(({ subject, field, of, is, wanted, line, fixes }) =>
      [subject, field, of, is, wanted, line, fixes.map(({ actionId }) => actionId).join()].join(" | "),
    );
    expect(told).toEqual([
      "Guests | posting |  | Everyone | Owner and administrators | 6 | set-channel-settings",
      "Guests | member | Guest g2 | Member | Not in the channel | 8 | remove-members",
      "Led | retention |  | The account’s default | 1 year | 12 | set-retention",
      "Led | administrator | Cy Ito | Not in the channel | Administrator | 13 | invite-administrators",
      "Partners | description |  | Empty | With others | 17 | set-space-settings",
    ]);
    expect(untold.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("has not found this channel yet"),
    );
    expect(differences[0]).toMatchObject({ sinceMs: null, made: null });
    const { database: opened, clock } = stack;
    const source = { ready: Promise.resolve(opened), current: () => opened };
    const note = () => noteDesired({ database: source, isWhole: async () => false, reading: createReading(), clock });
    const sinceMs = clock.nowMs();
    await note();
    clock.advance(60_000);
    await note();
    for (const one of (await checkOf(admin)).differences) {
      expect(one.sinceMs).toBeGreaterThanOrEqual(sinceMs);
      expect(one.sinceMs).toBeLessThan(sinceMs + 60_000);
    }
  });

  test("takes what is into the file, with its comments, and keeps who did that", async () => {
    const { differences } = await checkOf(admin);
    const ids = differences.flatMap(({ id, field }) => (field === "member" || field === "posting" ? [id] : []));
    const answer = await admin.post("/api/desired/accept", { version: 1, ids });
    expect(answer.json()).toMatchObject({
      is: "saved",
      file: {
        version: 2,
        note: "2 differences accepted",
        text: FILE.replace("posting: administrators", "posting: everyone").replace("- g1\n", "- g1\n        - g2\n"),
      },
    });
    expect((await checkOf(admin)).differences.map(({ field }) => field)).toEqual([
      "retention",
      "administrator",
      "description",
    ]);
    expect((await admin.post("/api/desired/accept", { version: 1, ids })).json()).toMatchObject({ is: "outdated" });
  });

  test.each(["of=settings,administrators,members,mentionGroups,retention,spaces", "exact=no", ""])(
    "is exported as it is: %s",
    async (query) => {
      const answer = await admin.get(`/api/desired/export?${query}`);
      expect(answer.text).toContain(`$schema=${stack.config.publicUrl}/channelkeeper.schema.json`);
      expect(await checkOf(admin, answer.text)).toMatchObject({ differences: [], untold: [], channels: 8 });
    },
  );

  test("is exported in parts: of one space, or of what is in none", async () => {
    const { orm } = stack.database;
    const exported = async (query: string) => (await admin.get(`/api/desired/export?exact=yes&${query}`)).text;
    await orm.update(inventoryChannels).set({ spaceId: "space" }).where(eq(inventoryChannels.id, "led"));
    const namesIn = (text: string) => [...text.matchAll(/^ {2}- id: (.+)$/gm)].map(([, id]) => id);
    expect(namesIn(await exported("within=space"))).toEqual(["led", "space"]);
    const rest = namesIn(await exported("within=none"));
    expect(rest).toHaveLength(7);
    expect(rest).not.toContain("led");
    expect(namesIn(await exported("within=nowhere"))).toEqual([]);
    expect(await checkOf(admin, await exported("within=space"))).toMatchObject({ differences: [], channels: 1 });
    await orm.update(inventoryChannels).set({ spaceId: null }).where(eq(inventoryChannels.id, "led"));
  });

  test("is exported without what was not read", async () => {
    const { orm } = stack.database;
    const exported = async () => (await admin.get("/api/desired/export?exact=yes")).text;
    expect(await exported()).toContain("# Only a part of the account had been read");
    expect(await exported()).toMatch(/id: space[\s\S]*channels:\n +only: \[\]/);
    // A channel that stands in the list of the space alone.
    const placed = { channelId: "unread", spaceId: "space", atMs: 1, isGeneral: false };
    await orm.insert(inventorySpaceChannels).values(placed);
    expect(await exported()).not.toMatch(/id: space[\s\S]*channels:\n/);
    await orm.delete(inventorySpaceChannels);
    await orm.update(inventorySpaces).set({ membersAtMs: null });
    const text = await exported();
    expect(text).not.toMatch(/id: space[\s\S]*only:/);
    await orm.insert(inventorySpaceChannels).values({ ...placed, channelId: "led" });
    expect(await checkOf(admin, text)).toMatchObject({ differences: [] });
  });
});

describe("what is otherwise at Zoom", () => {
  let stack: Stack;
  let admin: Browser;
  beforeAll(async () => {
    stack = await startWithWholeInventory();
    admin = await stack.signIn("admin");
  }, WHOLE_MS);
  afterAll(() => stack.close());

  const changed = async (parts: readonly object[]): Promise<void> => {
    const body = { connection: "account", parts, apply: true, confirmed: "grave" };
    const answer = await admin.post("/api/changes", body);
    expect(answer.status, answer.text).toBe(201);
    const { id } = answer.json() as { id: string };
    await vi.waitFor(async () => {
      const info = (await admin.get(`/api/changes/${id}`)).json() as { status: string; counts: Record<string, number> };
      expect(info.status).toBe("done");
      expect(info.counts).toEqual({ done: expect.any(Number) });
    }, 30_000);
  };

  test("is put back by a plan, and a second one is empty", async () => {
    const whole = (
      await admin.get("/api/desired/export?of=settings,administrators,members,mentionGroups,retention,spaces")
    ).text;
    expect(await saved(admin, whole, 0)).toMatchObject({ is: "saved" });
    expect((await checkOf(admin)).differences).toEqual([]);
    const { channelNamed, newcomers, userOf } = companyOf(stack);
    const { id: channelId, name, members } = channelNamed("Platform team");
    const comer = newcomers(members.people, 2).at(-1);
    if (!comer) throw new Error("everyone is in the channel");
    const { email, displayName } = comer;
    const target = { channelId, name };
    const person = { channelId, channel: name, name: displayName, email };
    await changed([
      { actionId: "set-channel-settings", input: { mentionAll: 3, name: "Renamed" }, targets: [target] },
      { actionId: "invite-members", input: {}, targets: [person] },
      { actionId: "set-retention", input: { period: "7y" }, targets: [target] },
      { actionId: "archive-channels", input: {}, targets: [target] },
    ]);
    await vi.waitFor(async () => expect((await checkOf(admin)).total).toBe(5), { timeout: 30_000, interval: 500 });
    const { differences } = await checkOf(admin);
    expect(differences.map(({ field }) => field)).toEqual(["name", "mentionAll", "archived", "retention", "member"]);
    for (const { made } of differences)
      expect(made).toMatchObject({ by: userOf("admin").displayName, changeId: expect.any(String) });
    await changed(partsOf(differences, "account").parts);
    await vi.waitFor(async () => expect((await checkOf(admin)).differences).toEqual([]), {
      timeout: 30_000,
      interval: 500,
    });
  });

  test("is no person whose data was deleted, and a file says that it is in part until they are read again", async () => {
    const exported = async () => (await admin.get("/api/desired/export?exact=yes&of=members,administrators")).text;
    const PARTLY = "# Only a part of the account had been read";
    expect(await exported()).not.toContain(PARTLY);
    expect((await admin.post("/api/inventory/pause")).status).toBe(204);
    const { id } = companyOf(stack).userOf("member");
    expect((await admin.send(`/api/inventory/people/${id}`, { method: "DELETE" })).status).toBe(200);
    const text = await exported();
    expect(text).toContain(PARTLY);
    expect((await admin.post("/api/inventory/resume")).status).toBe(204);
    await vi.waitFor(async () => expect(await exported()).not.toContain(PARTLY), { timeout: 60_000, interval: 500 });
    expect(await checkOf(admin, text)).toMatchObject({ differences: [] });
  }, 120_000);
});
