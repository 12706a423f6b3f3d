import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { pageThrough } from "./testing/page-through.ts";
import { hidden } from "./testing/refusals/contacts.ts";
import { account, me, Stage, serverApp } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Contact = v.looseObject({ email: v.string(), id: v.string() });
const contactsOf = async (person: string, query: Record<string, string>) =>
  (await pageThrough(stage, "listUsersContacts", me(person), { query }, "contacts")).pages
    .flat()
    .map((contact) => v.parse(Contact, contact));

const Found = v.object({ contacts: v.array(v.looseObject({ contact_type: v.number() })) });
async function search(query: Record<string, string>, as = me("lead")) {
  const answer = await stage.call("searchCompanyContacts", as, { query: { page_size: "25", ...query } });
  expect(answer.status).toBe(200);
  return v.parse(Found, answer.body).contacts;
}

describe("company contacts", () => {
  it("are the active colleagues, each once, but for oneself and those a restricted group hides", async () => {
    const listed = await contactsOf("lead", { page_size: "50" });
    const lead = stage.user("lead");
    const expected = stage.store.users.filter(
      (user) => user.status === "active" && user !== lead && !stage.store.groups.isHidden(user.index, lead.index),
    );
    expect(listed.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(listed.some(({ id }) => id === hidden(stage).id)).toBe(false);
    expect(await contactsOf("lead", { page_size: "7", type: "company" })).toEqual(listed);
  });

  it("show to who is in the restricted group with them", async () => {
    const lead = stage.user("lead");
    const secret = stage.store.groups.all.find(({ type }) => type === "restricted");
    const person = hidden(stage);
    await stage.call("addIMDirectoryGroupMembers", serverApp, {
      params: { groupId: secret?.id ?? "" },
      body: { members: [{ id: lead.id }] },
    });
    const details = await stage.call("getUsersContactDetails", me("lead"), { params: { identifier: person.id } });
    expect(details.body).toMatchObject({ id: person.id, email: person.email });
  });

  it("are found by id, member id or address, with telephone, and presence when asked for", async () => {
    const member = stage.user("member");
    for (const identifier of [member.id, member.memberId, member.email.toUpperCase()]) {
      const { status, body } = await stage.call("getUsersContactDetails", me("lead"), { params: { identifier } });
      expect([status, body]).toMatchObject([200, { id: member.id, first_name: "Yannick" }]);
      expect(body).not.toHaveProperty("presence_status");
    }
    const asked = { params: { identifier: member.id }, query: { query_presence_status: "true" } };
    const first = await stage.call("getUsersContactDetails", me("lead"), asked);
    expect(first.body).toHaveProperty("presence_status", expect.stringMatching(/^[A-Z]/));
    expect((await stage.call("getUsersContactDetails", me("lead"), asked)).body).toEqual(first.body);
  });

  it("of an unknown type are refused", async () => {
    const answer = await stage.call("listUsersContacts", me("lead"), { query: { type: "friends" } });
    expect(answer.body).toMatchObject({ code: 300, errors: [{ field: "type" }] });
  });
});

describe("external contacts", () => {
  it("have no user id and are the same from run to run", async () => {
    const contacts = await contactsOf("lead", { type: "external" });
    expect(contacts.length).toBeGreaterThan(0);
    expect(new Set(contacts.map(({ id }) => id))).toEqual(new Set([""]));
    stage.reset();
    expect(await contactsOf("lead", { type: "external", page_size: "2" })).toEqual(contacts);
  });

  it("come by an invitation, ten minutes after it", async () => {
    const known = stage.store.contacts.externalOf(stage.user("lead"));
    const stranger = stage.store.users.length;
    const index = Array.from({ length: 18 }, (_, offset) => stranger + offset).find((at) => !known.has(at)) ?? -1;
    const person = stage.store.people.at(index);
    const sent = await stage.call("sendNewContactInvitation", me("lead"), { body: { email: person.email } });
    expect([sent.status, sent.body]).toEqual([204, ""]);
    const details = () => stage.call("getUsersContactDetails", me("lead"), { params: { identifier: person.email } });
    expect((await details()).body).toEqual({ id: "", email: person.email });
    expect((await contactsOf("lead", { type: "external" })).map(({ email }) => email)).not.toContain(person.email);
    stage.sandbox.advance(10 * 60_000);
    expect((await details()).body).toMatchObject({ email: person.email, first_name: person.firstName });
    expect((await contactsOf("lead", { type: "external" })).at(-1)?.email).toBe(person.email);
    expect((await contactsOf("member", { type: "external" })).length).toBe(
      stage.store.contacts.externalOf(stage.user("member")).size,
    );
  });

  it("can be invited for others by who administers people", async () => {
    const body = { email: "harbour.master@elsewhere.example" };
    const params = { userId: stage.user("helpdesk").id };
    expect((await stage.call("sendNewContactInvitation", account("admin"), { params, body })).status).toBe(204);
    expect(stage.store.contacts.invitation(stage.user("helpdesk"), body.email)).toMatchObject(body);
  });
});

describe("searching company contacts", () => {
  it("finds people by first name, last name or address, one to a page unless more are asked for", async () => {
    const one = await stage.call("searchCompanyContacts", me("lead"), { query: { search_key: "sandbox.example" } });
    expect(one.body).toMatchObject({ page_size: 1, contacts: [{ display_name: "Margarethe Lindqvist" }] });
    for (const search_key of ["yannick", "OBASANJO", "member@"])
      expect(await search({ search_key, contact_types: "1" })).toMatchObject([
        {
          contact_type: 1,
          id: stage.user("member").id,
          dept: "Engineering",
          location: "Berlin",
          user_status: "active",
        },
      ]);
    const parts = { query: { search_key: "a", page_size: "25" } };
    const { pages } = await pageThrough(stage, "searchCompanyContacts", serverApp, parts, "contacts");
    const ids = pages.flat().map((contact) => v.parse(v.looseObject({ id: v.string() }), contact).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("shows the deactivated to who asks for them only, and the pending to nobody", async () => {
    const left = stage.withStatus("inactive");
    expect(await search({ search_key: left.email })).toEqual([]);
    expect(await search({ search_key: left.email, user_status: "inactive" })).toMatchObject([
      { id: left.id, user_status: "inactive" },
    ]);
    expect(await search({ search_key: stage.withStatus("pending").email })).toEqual([]);
  });

  it("shows presence in four words when asked for, and the directory group", async () => {
    const found = await search({ search_key: "sandbox.example", query_presence_status: "true", contact_types: "1" });
    const words = new Set(found.map((contact) => contact.presence_status));
    expect([...words].every((word) => ["Do_Not_Disturb", "Away", "Available", "Offline"].includes(`${word}`))).toBe(
      true,
    );
    expect(await search({ search_key: "lead@sandbox" })).toMatchObject([{ im_group_name: "Engineering" }]);
  });

  it("keeps the people of a restricted group from the others, and not from administrators", async () => {
    const { email } = hidden(stage);
    expect(await search({ search_key: email })).toEqual([]);
    expect(await search({ search_key: email }, account("admin"))).toHaveLength(1);
  });

  it("finds telephones, queues and rooms by their types", async () => {
    const london = await search({ search_key: "london", contact_types: "2,3,8" });
    expect(london.map(({ contact_type }) => contact_type)).toEqual([2, 3, 8, 8, 8]);
    expect(await search({ search_key: "support", contact_types: "4" })).toMatchObject([
      { activity: "Active" },
      { activity: "Inactive" },
      { activity: "Unknown" },
    ]);
  });
});

describe("an IM message", () => {
  it("is part of the two people's chat, and told of", async () => {
    const events: StoreEvent[] = [];
    stage.store.events.subscribe((event) => events.push(event));
    const sent = await stage.call("sendIMMessages", me("lead"), {
      query: { chat_user: stage.user("member").memberId },
      body: { message: "The crane is back." },
    });
    expect(sent.status).toBe(201);
    const { id } = v.parse(v.object({ id: v.pipe(v.string(), v.uuid()) }), sent.body);
    const list = await stage.call("listUsersChatMessages", me("member"), {
      query: { to_contact: "lead@sandbox.example" },
    });
    expect(list.body).toMatchObject({ messages: [{ id, message: "The crane is back." }] });
    expect(events.map(({ name }) => name)).toEqual(["team_chat.dm_message_posted", "chat_message.sent"]);
  });
});
