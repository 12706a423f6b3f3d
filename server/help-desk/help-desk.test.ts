// What a help desk asks of a person, over HTTP: notes for the next shift, what ends on a day, a colleague's access.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CopyAccess } from "../../domain/help-desk/copy-access.ts";
import type { PersonNote } from "../../domain/help-desk/notes.ts";
import type { TemporaryPlace } from "../../domain/help-desk/temporary-access.ts";
import type { PersonPage } from "../../domain/inventory/people.ts";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { changeItems, changes, personNotes } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { startWithKnownCompany } from "../testing/known-inventory.ts";
import type { Stack } from "../testing/stack.ts";
import { trailOf } from "../testing/trail.ts";
import { sweepNotes } from "./note-store.ts";

const DAY_MS = 86_400_000;

let stack: Stack;
let admin: Browser;
let viewer: Browser;
/** Sees one channel alone, in which Cy is and Ann is not. */
let some: Browser;
beforeAll(async () => {
  ({ stack, admin, viewer } = await startWithKnownCompany("pglite"));
  some = await stack.signIn("helpdesk");
  const { id: userId } = companyOf(stack).userOf("helpdesk");
  const given = await admin.post("/api/access/grants", {
    ...{ roleId: "help-desk", set: { of: "list", channelIds: ["orphan"] }, untilMs: null, reason: "For the test" },
    to: { is: "person", userId, name: "Help desk" },
  });
  expect(given.status).toBe(201);
});
afterAll(() => stack.close());

const notes = async (who: Browser, query = "") =>
  ((await who.get(`/api/help-desk/notes${query}`)).json() as { notes: readonly PersonNote[] }).notes;
const leave = async (who: Browser, person: string, text: string, ticket?: string) => {
  const answer = await who.post("/api/help-desk/notes", { person, text, ticket });
  return { status: answer.status, ...(answer.json() as { id: string; message?: string }) };
};

test("a note goes from one shift to the next: written, read, done and opened again", async () => {
  const { id } = await leave(some, "cy", "  Waits for a call back.  ", "INC-1");
  expect(await notes(viewer, "?person=cy")).toMatchObject([
    { id, text: "Waits for a call back.", ticket: "INC-1", person: { key: "cy", name: "Cy Ito" }, mayDelete: false },
  ]);
  expect((await viewer.post(`/api/help-desk/notes/${id}/done`)).status).toBe(204);
  expect((await notes(some))[0]?.done).toMatchObject({ name: expect.any(String) });
  expect((await some.post(`/api/help-desk/notes/${id}/reopen`)).status).toBe(204);
  expect((await notes(some))[0]).toMatchObject({ done: null, mayDelete: true });
  const entries = (await trailOf(stack.database.orm)).filter(({ operation }) => operation.endsWith("PersonNote"));
  expect(entries.map(({ operation }) => operation)).toEqual(["addPersonNote", "finishPersonNote", "reopenPersonNote"]);
  expect(entries[0]).toMatchObject({ targets: [{ kind: "person", id: "cy" }], detail: { ticket: "INC-1" } });
  expect(JSON.stringify(entries)).not.toContain("call back");
  expect((await viewer.send(`/api/help-desk/notes/${id}`, { method: "DELETE" })).status).toBe(403);
  expect((await some.send(`/api/help-desk/notes/${id}`, { method: "DELETE" })).status).toBe(204);
  expect(await notes(admin)).toEqual([]);
});

test("notes are of people whom one sees, and of no others", async () => {
  const { id } = await leave(admin, "ann", "Only in other channels.");
  expect(await notes(some)).toEqual([]);
  const refused = await leave(some, "ann", "A try");
  expect(refused).toMatchObject({ status: 403, message: expect.stringContaining("name and address alone") });
  expect((await some.get("/api/help-desk/notes?person=ann")).status).toBe(403);
  expect((await some.get("/api/help-desk/notes?person=nobody")).status).toBe(404);
  for (const act of ["done", "reopen"]) expect((await some.post(`/api/help-desk/notes/${id}/${act}`)).status).toBe(404);
  expect((await some.send(`/api/help-desk/notes/${id}`, { method: "DELETE" })).status).toBe(404);
  expect(await notes(admin)).toHaveLength(1);
  expect((await leave(admin, "ann", "x".repeat(2_001))).message).toContain("at most 2000 characters");
  expect((await leave(admin, "ann", "   ")).message).toContain("Write what the next shift is to know");
});

test("notes come page by page, and those that are open by themselves", async () => {
  const ids: string[] = [];
  for (const text of ["One", "Two", "Three"]) {
    stack.clock.advance(1);
    ids.push((await leave(admin, "cy", text)).id);
  }
  await admin.post(`/api/help-desk/notes/${ids[2]}/done`);
  const page = async (query: string) =>
    (await admin.get(`/api/help-desk/notes?person=cy&page_size=1${query}`)).json() as {
      notes: readonly PersonNote[];
      next_page_token: string;
    };
  const texts: string[] = [];
  for (let token = ""; ; ) {
    const { notes: some, next_page_token: next } = await page(`&next_page_token=${token}`);
    texts.push(...some.map(({ text }) => text));
    if (next === "") break;
    token = next;
  }
  expect(texts).toEqual(["Two", "One", "Three"]);
  const first = await page("&show=open");
  expect((await page(`&show=open&next_page_token=${first.next_page_token}`)).next_page_token).toBe("");
  expect((await admin.get(`/api/help-desk/notes?next_page_token=${first.next_page_token}`)).status).toBe(400);
  for (const id of ids) await admin.send(`/api/help-desk/notes/${id}`, { method: "DELETE" });
});

test("what is done goes after 90 days, and all of a person's notes with their data", async () => {
  const { id } = await leave(admin, "bo", "Done long ago.");
  await leave(admin, "bo", "Open since long ago.");
  await admin.post(`/api/help-desk/notes/${id}/done`);
  const { orm } = stack.database;
  await sweepNotes(orm, stack.clock.nowMs() + 89 * DAY_MS);
  expect(await notes(admin, "?person=bo")).toHaveLength(2);
  await sweepNotes(orm, stack.clock.nowMs() + 91 * DAY_MS);
  expect(await notes(admin, "?person=bo")).toMatchObject([{ text: "Open since long ago." }]);
  expect((await admin.send("/api/inventory/people/bo", { method: "DELETE" })).status).toBe(200);
  expect((await orm.select().from(personNotes)).filter(({ personKey }) => personKey === "bo")).toEqual([]);
});

test("a colleague's access is told with what can be copied, and of what is not seen how much there is", async () => {
  const copy = async (who: Browser, from: string, to: string) =>
    (await who.get(`/api/help-desk/copy-access?from=${from}&to=${to}`)).json() as CopyAccess;
  const all = await copy(admin, "ann", "cy");
  const row = (id: string) => all.rows.find((one) => one.id === id);
  expect(all.hidden).toEqual({});
  expect(row("channel:led")).toMatchObject({
    ...{ role: "admin", member: { actionId: "invite-members" }, admin: { actionId: "invite-administrators" } },
  });
  expect(row("channel:open")).toMatchObject({ member: null, admin: { actionId: "promote-members" } });
  expect(row("channel:guests")).toMatchObject({ leftOut: "They are already in it." });
  expect(row("space:space")).toMatchObject({ member: { actionId: "add-to-spaces" }, leftOut: null });
  expect(row("directoryGroup:group")).toMatchObject({ member: { actionId: "add-to-directory-groups" } });
  // Whoever may look and change nothing is told why.
  const looked = await copy(viewer, "ann", "cy");
  expect(looked.rows.find(({ id }) => id === "channel:led")?.leftOut).toMatch(/role/);
  expect(await copy(some, "ann", "cy")).toMatchObject({ rows: [], hidden: {}, isPart: true });
  expect(await copy(some, "cy", "ann")).toMatchObject({
    rows: [{ id: "channel:orphan", member: { target: { email: expect.stringContaining("@") } } }],
    isPart: true,
  });
  expect(await copy(some, "cy", "cy")).toMatchObject({ rows: [{ id: "channel:orphan" }], hidden: { channel: 5 } });
});

test("whoever is in none of a desk's channels is found by name and address, and no more is told of them", async () => {
  const pageOf = async (who: Browser, id: string) => {
    const answer = await who.get(`/api/inventory/people/${id}`);
    return { status: answer.status, page: answer.json() as PersonPage };
  };
  const { page: whole } = await pageOf(admin, "ann");
  expect(whole).toMatchObject({ shown: "all", channels: expect.arrayContaining([expect.anything()]) });
  for (const by of ["ann", whole.email]) {
    const { name, email, key, userId, status } = whole;
    expect((await pageOf(some, by)).page).toEqual({
      ...{
        shown: "name",
        key,
        userId,
        name,
        email,
        status,
        memberId: "",
        isExternal: false,
        department: "",
        jobTitle: "",
      },
      ...{ statusSinceMs: null, goneAtMs: null, readAtMs: null, phones: [], channels: [], spaces: [], moves: [] },
      ...{ mentionGroups: [], directoryGroups: [] },
    });
  }
  expect((await pageOf(some, "cy")).page).toMatchObject({ shown: "part", channels: [{ id: "orphan" }] });
  const why = await some.get("/api/help/diagnosis?person=ann&channel=orphan&question=see");
  expect(why, why.text).toMatchObject({ status: 200 });
  expect((await some.get("/api/help/diagnosis?person=ann&channel=led&question=see")).status).toBe(403);
  expect((await pageOf(some, "nobody")).status).toBe(404);
});

test("what ends on a day is told of a person and in a channel, as far as one sees it", async () => {
  const { orm } = stack.database;
  const untilMs = stack.clock.nowMs() + DAY_MS;
  const target = (channelId: string) => ({
    ...{ channelId, channel: channelId, name: "Cy Ito", email: "cy@x.example", userId: "cy", memberId: "m-cy" },
  });
  const accountId = sandboxAccountId;
  const [given, back] = [randomUUID(), randomUUID()];
  await orm.insert(changes).values({
    ...{ id: back, accountId, connection: "account", title: "Undo: Add Cy Ito to 2 channels", ticket: "INC-9" },
    ...{ parts: [{ actionId: "invite-members", input: {}, isUndo: true }], status: "scheduled", itemCount: 2 },
    ...{ plannedBy: "nobody", plannedAtMs: 1, beginsAtMs: untilMs, goesOnAtMs: untilMs, endsAccessOf: given },
  });
  await orm.insert(changeItems).values(
    ["orphan", "open"].map((channelId, n) => ({
      ...{ changeId: back, n, part: 0, key: channelId, label: channelId, target: target(channelId) },
      ...{ before: [{ role: "member" }], to: [{ role: "none" }], status: "planned" },
    })),
  );
  const places = async (who: Browser, query: string) =>
    ((await who.get(`/api/help-desk/temporary-access?${query}`)).json() as { places: readonly TemporaryPlace[] })
      .places;
  expect(await places(admin, "person=cy")).toMatchObject([
    {
      what: "channel",
      placeId: "orphan",
      endedBy: back,
      givenBy: given,
      n: 0,
      state: "waiting",
      untilMs,
      ticket: "INC-9",
    },
    { what: "channel", placeId: "open", role: "member", person: { key: "cy" } },
  ]);
  expect((await places(some, "person=cy")).map(({ placeId }) => placeId)).toEqual(["orphan"]);
  expect((await places(some, "channel=orphan")).map(({ n }) => n)).toEqual([0]);
  expect((await some.get("/api/help-desk/temporary-access?channel=open")).status).toBe(403);
  // Of its mention groups nothing is told to whoever sees none of them.
  const people = await admin.post("/api/access/roles", { name: "People", rights: ["see-channels", "see-people"] });
  const { id: roleId } = people.json() as { id: string };
  await admin.post("/api/access/grants", {
    ...{ roleId, set: { of: "list", channelIds: ["orphan"] }, untilMs: null, reason: "For the test" },
    to: { is: "person", userId: companyOf(stack).userOf("member").id, name: "Member" },
  });
  const parts = ["invite-members", "add-to-mention-groups"].map((actionId) => ({ actionId, input: {}, isUndo: true }));
  await orm.update(changes).set({ parts, itemCount: 3 }).where(eq(changes.id, back));
  await orm.insert(changeItems).values({
    ...{ changeId: back, n: 2, part: 1, key: "orphan group", label: "orphan group", status: "planned" },
    ...{ target: { ...target("orphan"), groupId: "group", group: "Group" } },
    ...{ before: [{ role: "member" }], to: [{ role: "none" }] },
  });
  const whatsSeenBy = async (who: Browser) => (await places(who, "channel=orphan")).map(({ what }) => what);
  expect(await whatsSeenBy(admin)).toEqual(["channel", "mentionGroup"]);
  expect(await whatsSeenBy(await stack.signIn("member"))).toEqual(["channel"]);
  expect((await admin.get("/api/help-desk/temporary-access")).status).toBe(400);
});
