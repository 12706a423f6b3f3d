import type { InferOutput } from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { userIdKey } from "../../contract/user-id.ts";
import type { DesiredState } from "../../domain/desired/info.ts";
import type { PersonDeleted } from "../../domain/inventory/people.ts";
import type { SavedViews } from "../../domain/saved-view.ts";
import { inventoryChannels, inventoryMembers } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { writeKnownCompany } from "../testing/known-company.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { dueReads, EVENT_RANK } from "./store/reads.ts";
import { writeSpaceMembers } from "./store/space-facts.ts";
import { channels, markGone, people, writeThings } from "./store/things.ts";

const DAY_MS = 86_400_000;
const person = (key: string) => ({
  ...{ key, user_id: key, email: `${key}@x.example`, name: key, status: "active", department: "" },
  ...{ job_title: "", manager: "", role_id: "2" },
});

describe.each(databaseKinds)("what is known of people, on %s", (database) => {
  let stack: Stack;
  let admin: Browser;
  let viewer: Browser;
  beforeAll(async () => {
    stack = await startStack({ database, config: { inventoryPart: 1 } });
    await writeKnownCompany(stack.database.orm, stack.clock.nowMs());
    [admin, viewer] = [await stack.signIn("admin"), await stack.signIn("channel-viewer")];
  }, 120_000);
  afterAll(() => stack.close());

  test.each(["member", "helpdesk", "coordinator"])("is deleted by nobody like %s", async (name) => {
    const person = await stack.signIn(name);
    expect((await person.send("/api/inventory/people/bo", { method: "DELETE" })).status).toBe(403);
    expect((await person.send("/api/inventory/settings", { method: "PUT", body: {} })).status).toBe(403);
  });

  test("is deleted by owners and administrators of the account alone, with all the rest", async () => {
    expect((await viewer.send("/api/inventory/people/bo", { method: "DELETE" })).status).toBe(403);
    await markGone(stack.database.orm, people, [{ key: "bo", atMs: stack.clock.nowMs() }]);
    const answer = await admin.send("/api/inventory/people/bo", { method: "DELETE" });
    const { rows: rowCount, notes } = answer.json() as PersonDeleted;
    expect({ rowCount, notes }).toEqual({
      ...{
        rowCount: 3,
        notes: [expect.stringContaining("audit trail"), expect.stringContaining("read again at once")],
      },
    });
    // Who owns it now is not left for the next read of everything.
    const due = await dueReads(stack.database.orm, stack.clock.nowMs(), 100, ["channel-members", "space"]);
    const next = due.filter(({ rank }) => rank === EVENT_RANK).map(({ step, subject }) => `${step} ${subject}`);
    expect(next.sort()).toEqual(["channel-members led", "channel-members orphan"]);
    expect((await admin.get("/api/inventory/people/bo")).status).toBe(404);
    expect((await admin.get("/api/inventory/channels?owner=gone,deactivated")).json()).toMatchObject({ total: 0 });
    expect((await admin.get("/api/inventory/channels?owner=unknown")).json()).toMatchObject({ total: 2 });
    expect((await admin.get("/api/inventory/channels?find=bo")).json()).toMatchObject({ total: 0 });
    expect((await admin.send("/api/inventory/people/bo", { method: "DELETE" })).status).toBe(404);
    const cy = await admin.send("/api/inventory/people/cy", { method: "DELETE" });
    expect((cy.json() as PersonDeleted).notes).toContainEqual(expect.stringContaining("still"));
    const { rows } = (await admin.get("/api/audit?operation=deletePersonData")).json() as { rows: unknown[] };
    expect(rows).toHaveLength(2);
  });

  test("and what they wrote is nobody’s, and names them only where that holds today", async () => {
    const owner = await stack.signIn("owner");
    const { id: ownerId } = companyOf(stack).userOf("owner");
    const save = (text: string, version: number) =>
      owner.send("/api/desired", { method: "PUT", body: { text: `version: 1\n${text}`, version } });
    const naming = "channels:\n  - id: led\n    members: [dee@x.example]\n";
    await save(naming, 0);
    await save("channels: [] # of deedee@x.example\n", 1);
    await writeThings(stack.database.orm, people, [
      { things: [person("dee"), person("eve")], atMs: stack.clock.nowMs() },
    ]);
    const view = { page: "/channels", search: "list=all" };
    await owner.post("/api/views", { ...view, name: "Mine" });
    await owner.post("/api/views", { ...view, name: "Ours", isShared: true });
    const remove = async (key: string) => {
      const { status, text } = await admin.send(`/api/inventory/people/${key}`, { method: "DELETE" });
      expect(status).toBe(200);
      return text;
    };
    const versions = async () => ((await admin.get("/api/desired")).json() as DesiredState).versions;
    expect(await remove(userIdKey(ownerId))).not.toContain("desired state");
    expect((await versions()).map(({ version, savedByName }) => [version, savedByName])).toEqual([
      [2, ""],
      [1, ""],
    ]);
    const { views } = (await admin.get("/api/views")).json() as InferOutput<typeof SavedViews>;
    expect(views).toMatchObject([{ name: "Ours", owner: "", isOwn: false }]);
    expect((await owner.get("/api/views")).text).not.toContain("Mine");
    expect(await remove("dee")).not.toContain("desired state");
    expect((await versions()).map(({ version }) => version)).toEqual([2]);
    await save(naming.replace("dee@", "eve@"), 2);
    expect(await remove("eve")).toContain("The desired state names this person.");
  });

  test("is found by a user ID in any case, and by no other ID", async () => {
    await writeThings(stack.database.orm, people, [{ things: [person("fay")], atMs: stack.clock.nowMs() }]);
    await writeSpaceMembers(stack.database.orm, [
      {
        place: "space",
        people: [
          { userId: "", memberId: "xK9", name: "Out", email: "", isExternal: true, role: "member" },
          { userId: "Fay", memberId: "m-fay", name: "fay", email: "", isExternal: false, role: "member" },
        ],
        ...{ unreadableCount: 0, atMs: stack.clock.nowMs() },
      },
    ]);
    expect((await admin.get("/api/inventory/people/FAY")).json()).toMatchObject({ name: "fay" });
    const address = encodeURIComponent(person("fay").email.toUpperCase());
    expect((await admin.get(`/api/inventory/people/${address}`)).json()).toMatchObject({ key: "fay" });
    expect((await admin.send(`/api/inventory/people/${address}`, { method: "DELETE" })).status).toBe(404);
    const remove = (key: string) => admin.send(`/api/inventory/people/${key}`, { method: "DELETE" });
    expect((await remove("FAY")).json()).toMatchObject({ rows: 2 });
    expect((await admin.get("/api/inventory/people/fay")).status).toBe(404);
    // Case tells member IDs apart.
    expect((await remove("XK9")).status).toBe(404);
    expect((await remove("xK9")).json()).toMatchObject({ rows: 1 });
    for (const key of ["%00", "a%00b"]) {
      expect((await admin.get(`/api/inventory/people/${key}`)).status).toBe(404);
      expect((await remove(key)).status).toBe(404);
    }
  });

  test("and what Zoom knows no longer goes after as many days as are set", async () => {
    const { orm } = stack.database;
    await markGone(orm, channels, [{ key: "quiet", atMs: stack.clock.nowMs() }]);
    expect((await admin.send("/api/inventory/settings", { method: "PUT", body: { goneDays: 10 } })).status).toBe(204);
    expect((await admin.send("/api/inventory/settings", { method: "PUT", body: { goneDays: 0 } })).status).toBe(400);
    expect((await admin.get("/api/inventory")).json()).toMatchObject({ settings: { goneDays: 10 } });
    const membersOf = async () =>
      (await orm.select().from(inventoryMembers)).filter(({ channelId }) => channelId === "quiet");
    stack.clock.advance(9 * DAY_MS);
    await stack.sweep();
    expect(await membersOf()).not.toEqual([]);
    stack.clock.advance(2 * DAY_MS);
    await stack.sweep();
    expect(await membersOf()).toEqual([]);
    expect((await orm.select().from(inventoryChannels)).map(({ id }) => id)).not.toContain("quiet");
  });
});
