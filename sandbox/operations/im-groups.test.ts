import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { control } from "../testing/sandbox-client.ts";
import { pageThrough } from "./testing/page-through.ts";
import { directoryGroup } from "./testing/refusals/im-groups.ts";
import { account, Stage, serverApp } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const path = (name?: string) => ({ params: { groupId: directoryGroup(stage, name).id } });
const emailsOf = (...people: readonly string[]) => ({
  members: people.map((person) => ({ email: `${person}@sandbox.example` })),
});

describe("a directory group", () => {
  it("is listed with all the others, each with its type and the count of its members", async () => {
    const { body } = await stage.call("listIMDirectoryGroups", serverApp);
    const { groups } = v.parse(v.object({ total_records: v.literal(6), groups: v.array(v.looseObject({})) }), body);
    expect(groups).toHaveLength(6);
    expect(groups[0]).toEqual({
      id: directoryGroup(stage).id,
      name: "Engineering",
      total_members: directoryGroup(stage).members.length,
      search_by_account: true,
      search_by_domain: true,
      search_by_ma_account: false,
      type: "normal",
    });
    expect(new Set(groups.map(({ type }) => type))).toEqual(new Set(["normal", "shared", "restricted"]));
  });

  it("is created, changed and deleted", async () => {
    const created = await stage.call("createIMDirectoryGroup", serverApp, { body: { name: "Pilots", type: "shared" } });
    const { id } = v.parse(v.looseObject({ id: v.string() }), created.body);
    expect([created.status, created.body]).toEqual([
      201,
      {
        id,
        name: "Pilots",
        total_members: 0,
        search_by_account: true,
        search_by_domain: false,
        search_by_ma_account: false,
      },
    ]);
    const params = { groupId: id };
    const update = (body: object) => stage.call("updateIMDirectoryGroup", serverApp, { params, body });
    expect((await update({ name: "Harbour pilots", search_by_domain: true })).status).toBe(204);
    expect((await update({ name: "product" })).body).toMatchObject({ code: 300, errors: [{ field: "name" }] });
    expect((await stage.call("retrieveIMDirectoryGroup", serverApp, { params })).body).toMatchObject({
      name: "Harbour pilots",
      type: "shared",
      search_by_domain: true,
    });
    expect((await stage.call("deleteIMDirectoryGroup", serverApp, { params })).status).toBe(204);
    expect((await stage.call("retrieveIMDirectoryGroup", serverApp, { params })).status).toBe(404);
    expect((await stage.call("createIMDirectoryGroup", serverApp)).body).toMatchObject({ code: 300 });
  });

  it("is for roles that may look after it", async () => {
    const answer = await stage.call("listIMDirectoryGroups", account("channel-admin"));
    expect([answer.status, answer.body]).toMatchObject([403, { code: 200 }]);
  });

  it("can be withdrawn from the account and given back while the sandbox runs", async () => {
    const set = (imGroups: string) => control(stage.sandbox, "POST /sandbox/account", { imGroups });
    expect((await set("withdrawn")).body).toMatchObject({ imGroups: "withdrawn", migration: "unlocked" });
    const gone = await stage.call("retrieveIMDirectoryGroup", serverApp, path());
    expect([gone.status, gone.body]).toMatchObject([410, { code: 4137 }]);
    expect((await stage.call("listIMDirectoryGroupMembers", serverApp, path())).status).toBe(200);
    await set("available");
    expect((await stage.call("retrieveIMDirectoryGroup", serverApp, path())).status).toBe(200);
    expect((await set("gone")).status).toBe(400);
  });
});

describe("the members of a directory group", () => {
  it("are listed with tokens, and with the page numbers of before", async () => {
    const { roster } = directoryGroup(stage);
    const parts = { ...path(), query: { page_size: "4" } };
    const { pages, totals } = await pageThrough(stage, "listIMDirectoryGroupMembers", serverApp, parts, "members");
    expect(pages.flat()).toHaveLength(roster.size);
    expect(new Set(totals)).toEqual(new Set([roster.size]));
    const second = await stage.call("listIMDirectoryGroupMembers", serverApp, {
      ...path(),
      query: { page_size: "4", page_number: "2" },
    });
    expect(second.body).toMatchObject({ page_number: 2, page_count: Math.ceil(roster.size / 4), members: pages[1] });
    const beyond = await stage.call("listIMDirectoryGroupMembers", serverApp, {
      ...path(),
      query: { page_number: "99" },
    });
    expect(beyond.body).toMatchObject({ members: [], next_page_token: "" });
    const { next_page_token } = v.parse(v.looseObject({ next_page_token: v.string() }), second.body);
    const third = await stage.call("listIMDirectoryGroupMembers", serverApp, {
      ...path(),
      query: { page_size: "4", page_number: "2", next_page_token },
    });
    expect(third.body).toMatchObject({ page_number: 3, members: pages[2] });
  });

  it("are added by id or address, and only those who are new, active and of the account", async () => {
    const [member, owner] = [stage.user("member"), stage.user("owner")];
    const { members } = emailsOf("lead", "owner", "nobody");
    const answer = await stage.call("addIMDirectoryGroupMembers", serverApp, {
      ...path("Product"),
      body: {
        members: [
          ...members,
          { id: member.id, email: "admin@sandbox.example" },
          { id: stage.withStatus("inactive").id },
        ],
      },
    });
    expect([answer.status, answer.body]).toEqual([
      201,
      { added_at: "2026-03-02T09:30:00Z", ids: [stage.user("lead").id, owner.id, member.id].join(",") },
    ]);
    const profile = await stage.call("getUser", serverApp, { params: { userId: member.id } });
    expect(profile.body).toMatchObject({ im_group_ids: expect.arrayContaining([directoryGroup(stage, "Product").id]) });
    const again = await stage.call("addIMDirectoryGroupMembers", serverApp, {
      ...path("Product"),
      body: emailsOf("lead"),
    });
    expect(again.body).toMatchObject({ ids: "" });
  });

  it("come into the channels the group is in, and leave them with the group", async () => {
    const channel = stage.channel("Platform team");
    const { id: groupId } = directoryGroup(stage, "Product");
    const coordinator = stage.user("coordinator");
    await stage.call("inviteChannelMembersGroups", serverApp, {
      params: { channelId: channel.id },
      body: { groups: [{ group_id: groupId }] },
    });
    await stage.call("addIMDirectoryGroupMembers", serverApp, {
      ...path("Product"),
      body: emailsOf("coordinator", "member"),
    });
    expect(stage.store.channels.standing(channel, coordinator.index)).toBe("member");
    for (const person of [coordinator, stage.user("member")]) {
      const params = { groupId, memberId: person.id };
      expect((await stage.call("deleteIMDirectoryGroupMember", serverApp, { params })).status).toBe(204);
    }
    expect(stage.store.channels.standing(channel, coordinator.index)).toBe("none");
    expect(stage.store.channels.standing(channel, stage.user("member").index)).toBe("member");
    const stranger = await stage.call("deleteIMDirectoryGroupMember", serverApp, {
      params: { groupId, memberId: coordinator.id },
    });
    expect(stranger.body).toMatchObject({ code: 300, errors: [{ field: "memberId" }] });
  });

  it("leave the channels when the group is deleted, unless they were there before", async () => {
    const channel = stage.channel("Platform team");
    const before = [...channel.members.people];
    await stage.call("inviteChannelMembersGroups", serverApp, {
      params: { channelId: channel.id },
      body: { groups: [{ group_id: directoryGroup(stage, "Product").id }] },
    });
    expect(channel.members.size).toBeGreaterThan(before.length);
    expect((await stage.call("deleteIMDirectoryGroup", serverApp, path("Product"))).status).toBe(204);
    expect([...channel.members.people]).toEqual(before);
    const groups = await stage.call("listChannelMembersGroups", serverApp, { params: { channelId: channel.id } });
    expect(groups.body).toMatchObject({ groups: [] });
  });
});
