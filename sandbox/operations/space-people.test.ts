import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { pageThrough } from "./testing/page-through.ts";
import { spaceId, spaceOf } from "./testing/refusals/spaces.ts";
import { account, me, type Signed, Stage } from "./testing/stage.ts";

let stage: Stage;
let events: StoreEvent[];
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => {
  stage.reset();
  events = [];
  stage.store.events.subscribe((event) => events.push(event));
});
afterAll(() => stage.close());

const idOf = (person: string) => stage.user(person).id;

describe("the people of a shared space", () => {
  const outcome = (person: string, operation_status: "successful" | "unsuccessful") => ({
    user_id: idOf(person).toLowerCase(),
    member_id: stage.user(person).memberId,
    is_external_user: false,
    operation_status,
  });
  const standing = (person: string) => stage.store.spaces.standing(spaceOf(stage), stage.user(person).index);
  const named = (...people: readonly string[]) => ({
    members: people.map((person) => ({ identifier: idOf(person) })),
  });

  it("are listed by role and status, page by page", async () => {
    const params = spaceId(stage);
    const all = spaceOf(stage).general.members.size;
    const list = (query: Record<string, string>) =>
      pageThrough(stage, "listSharedSpaceMembers", me("helpdesk"), { params, query }, "members");
    expect((await list({ page_size: "5" })).pages.flat()).toHaveLength(all);
    expect((await list({ role: "admin" })).pages).toEqual([[expect.objectContaining({ user_id: idOf("member") })]]);
    const members = await list({ role: "member", status: "all", page_size: "3" });
    expect(members.pages.flat()).toHaveLength(all - 2);
    const active = (await list({ status: "active" })).pages.flat().length;
    const inactive = (await list({ status: "inactive" })).pages.flat().length;
    expect(active + inactive).toBe(all);
  });

  it("are added one by one, each with an outcome", async () => {
    const params = spaceId(stage);
    const [guest] = stage.guests("Launch room");
    const left = stage.withStatus("inactive");
    const body = {
      members: [
        ...named("coordinator", "coordinator", "member").members,
        { identifier: guest?.memberId },
        { identifier: left.id },
      ],
    };
    const answer = await stage.call("addMembersToSharedSpace", me("member"), { params, body });
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        successful_operations_count: 1,
        unsuccessful_operations_count: 4,
        users: [
          outcome("coordinator", "successful"),
          outcome("coordinator", "unsuccessful"),
          outcome("member", "unsuccessful"),
          { user_id: "", member_id: guest?.memberId, is_external_user: true, operation_status: "unsuccessful" },
          {
            user_id: left.id.toLowerCase(),
            member_id: left.memberId,
            is_external_user: false,
            operation_status: "unsuccessful",
          },
        ],
      },
    ]);
    expect(standing("coordinator")).toBe("member");
    expect(stage.store.channels.isMember(spaceOf(stage).general, stage.user("coordinator").index)).toBe(true);
    expect(events).toMatchObject([
      { object: { members: [{ user_id: idOf("coordinator"), role: "member" }] } },
      { name: "chat_channel.member_invited", object: { name: "General", members: [{ id: idOf("coordinator") }] } },
    ]);
  });

  it("may be added by every member, people of other accounts by administrators, where the space says so", async () => {
    const params = spaceId(stage, "Partner programme");
    const newcomer = stage
      .guests("Launch room")
      .find(({ index }) => !spaceOf(stage, "Partner programme").general.members.has(index));
    const body = { members: [{ identifier: idOf("lead") }, { identifier: newcomer?.memberId }] };
    const byMember = await stage.call("addMembersToSharedSpace", me("channel-admin"), { params, body });
    expect(byMember.body).toMatchObject({
      users: [outcome("lead", "successful"), { operation_status: "unsuccessful" }],
    });
    const byAdmin = await stage.call("addMembersToSharedSpace", me("admin"), { params, body });
    expect(byAdmin.body).toMatchObject({
      users: [outcome("lead", "unsuccessful"), { operation_status: "successful" }],
    });
  });

  it("are removed, all but the owner, and may take themselves out", async () => {
    const params = spaceId(stage);
    const identifiers = [idOf("channel-viewer"), idOf("lead"), idOf("coordinator")].join(",");
    const answer = await stage.call("removeMembersFromSharedSpace", me("member"), { params, query: { identifiers } });
    expect(answer.body).toEqual({
      successful_operations_count: 1,
      unsuccessful_operations_count: 2,
      users: [
        outcome("channel-viewer", "successful"),
        outcome("lead", "unsuccessful"),
        outcome("coordinator", "unsuccessful"),
      ],
    });
    const own = await stage.call("removeMembersFromSharedSpace", me("helpdesk"), {
      params,
      query: { identifiers: idOf("helpdesk") },
    });
    expect(own.status).toBe(200);
    expect([standing("channel-viewer"), standing("helpdesk"), standing("lead")]).toEqual(["none", "none", "owner"]);
    expect(events.map(({ name }) => name)).toEqual([
      "chat_channel.member_removed",
      "team_chat.shared_spaces_member_removed",
      "chat_channel.member_left",
      "team_chat.shared_spaces_member_left",
    ]);
  });

  it("are promoted and demoted, 201 and 200 even when every one of them fails", async () => {
    const params = spaceId(stage);
    const promoted = await stage.call("promoteSharedSpaceMembersToAdministrators", me("lead"), {
      params,
      body: { members: [...named("helpdesk", "member").members, { identifier: "nobody" }] },
    });
    expect([promoted.status, promoted.body]).toEqual([
      201,
      {
        successful_operations_count: 1,
        unsuccessful_operations_count: 2,
        users: [
          outcome("helpdesk", "successful"),
          outcome("member", "unsuccessful"),
          { user_id: "", member_id: "nobody", is_external_user: false, operation_status: "unsuccessful" },
        ],
      },
    ]);
    const demote = (identifiers: string) =>
      stage.call("demoteSharedSpaceAdministratorsToMembers", me("lead"), { params, query: { identifiers } });
    expect((await demote(`${idOf("helpdesk")},${stage.user("member").memberId}`)).body).toMatchObject({
      successful_operations_count: 2,
    });
    expect([standing("helpdesk"), standing("member")]).toEqual(["member", "member"]);
    const failed = await demote(idOf("lead"));
    expect([failed.status, failed.body]).toMatchObject([
      200,
      { successful_operations_count: 0, unsuccessful_operations_count: 1 },
    ]);
  });

  it("have one owner, before and after a transfer, and the one before stays as administrator", async () => {
    const params = spaceId(stage);
    const transfer = (as: Signed, identifier: string) =>
      stage.call("transferSharedSpaceOwnership", as, { params, query: { identifier } });
    const done = await transfer(me("lead"), stage.user("helpdesk").memberId);
    expect([done.status, done.body]).toEqual([204, ""]);
    expect([standing("helpdesk"), standing("lead"), standing("member")]).toEqual(["owner", "admin", "admin"]);
    expect((await transfer(account("channel-admin"), idOf("lead"))).status).toBe(204);
    const { general } = spaceOf(stage);
    const owners = general.members.people.filter(
      (person) => stage.store.spaces.standing(spaceOf(stage), person) === "owner",
    );
    expect(owners).toEqual([stage.user("lead").index]);
    expect(general.leaders.people[0]).toBe(stage.user("lead").index);
  });

  it("get a refusal for a transfer by others, to others, and in spaces that are not there", async () => {
    const transfer = (as: Signed, spaceIdentifier: string, identifier: string) =>
      stage.call("transferSharedSpaceOwnership", as, { params: { spaceId: spaceIdentifier }, query: { identifier } });
    const { id } = spaceOf(stage);
    const [guest] = stage.guests("General");
    expect(guest).toBeUndefined();
    const outcomes = [
      await transfer(me("member"), id, idOf("member")),
      await transfer(account("channel-viewer"), id, idOf("member")),
      await transfer(me("lead"), "nowhere", idOf("member")),
      await transfer(me("lead"), id, "nobody"),
      await transfer(me("lead"), id, idOf("coordinator")),
      await transfer(me("lead"), id, idOf("lead")),
    ];
    expect(outcomes.map(({ status, body }) => [status, (body as { code: number }).code])).toEqual([
      [403, 200],
      [403, 200],
      [404, 5407],
      [404, 1001],
      [400, 300],
      [400, 300],
    ]);
    expect(standing("lead")).toBe("owner");
  });
});
