import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pageThrough } from "./testing/page-through.ts";
import { groupOf, pathOf } from "./testing/refusals/mention-groups.ts";
import { account, me, Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Created = v.object({ mention_group_id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) });
const team = () => ({ channelId: stage.id("Platform team") });
const list = async () => (await stage.call("listChannelMentionGroups", me("member"), { params: team() })).body;

describe("a mention group", () => {
  it("is made of members of the channel, by user id or member id, each once", async () => {
    const [lead, member] = [stage.user("lead"), stage.user("member")];
    const { status, body } = await stage.call("createChannelMentionGroup", me("lead"), {
      params: team(),
      body: { mention_group_name: " approvers ", identifiers: [lead.id.toLowerCase(), member.memberId, lead.memberId] },
    });
    expect(status).toBe(201);
    const { mention_group_id } = v.parse(Created, body);
    expect(await list()).toEqual({
      mention_group_list: [
        expect.objectContaining({ mention_group_name: "on-call" }),
        {
          mention_group_id: groupOf(stage, "Platform team", "reviewers").id,
          mention_group_name: "reviewers",
          mention_group_description: "",
        },
        { mention_group_id, mention_group_name: "approvers", mention_group_description: "" },
      ],
    });
    expect(groupOf(stage, "Platform team", "approvers").members.people).toEqual([lead.index, member.index]);
  });

  it("takes names and descriptions as long as the limits, and twenty to a channel", async () => {
    const body = {
      mention_group_name: "x".repeat(40),
      mention_group_description: "y".repeat(500),
      identifiers: [stage.user("lead").id],
    };
    expect((await stage.call("createChannelMentionGroup", me("lead"), { params: team(), body })).status).toBe(201);
    for (let number = 3; number < 20; number++) {
      const next = { ...body, mention_group_name: `group ${number}` };
      const created = await stage.call("createChannelMentionGroup", me("lead"), { params: team(), body: next });
      expect(created.status).toBe(201);
    }
    expect(stage.channel("Platform team").mentionGroups).toHaveLength(20);
  });

  it("keeps its name when an update has none, and loses its description to an empty one", async () => {
    const params = pathOf(stage);
    const update = (body: object) => stage.call("updateChannelMentionGroupInformation", me("lead"), { params, body });
    expect((await update({ mention_group_name: "", mention_group_description: "" })).status).toBe(204);
    expect(groupOf(stage, "Platform team", "on-call").description).toBe("");
    await update({ mention_group_description: "Ring me." });
    expect((await update({ mention_group_name: "pagers" })).status).toBe(204);
    expect(groupOf(stage, "Platform team", "pagers").description).toBe("Ring me.");
    expect((await update({ mention_group_name: "Pagers" })).status).toBe(204);
  });

  it("is gone when deleted, and its members stay in the channel", async () => {
    const { size } = stage.channel("Platform team").members;
    expect((await stage.call("deleteChannelMentionGroup", me("lead"), { params: pathOf(stage) })).status).toBe(204);
    expect(await list()).toMatchObject({ mention_group_list: [{ mention_group_name: "reviewers" }] });
    expect(stage.channel("Platform team").members.size).toBe(size);
  });

  it("is managed by an account-level app whose person edits channels", async () => {
    const { status } = await stage.call("deleteChannelMentionGroup", account("channel-admin"), {
      params: pathOf(stage),
    });
    expect(status).toBe(204);
    const refused = await stage.call("deleteChannelMentionGroup", account("channel-viewer"), {
      params: pathOf(stage, "Platform team", "reviewers"),
    });
    expect(refused.body).toEqual({ code: 200, message: "No permission to delete the mention group." });
  });
});

describe("the members of a mention group", () => {
  it("are listed page by page, people of other accounts without id and, unless they are contacts, without names", async () => {
    const params = pathOf(stage, "Launch room", "launch-leads");
    const [guest] = stage.guests("Launch room");
    const [member, lead] = [stage.user("member"), stage.user("lead")];
    const page = { params, query: { page_size: "2" } };
    const first = await stage.call("listMembersOfMentionGroup", me("member"), page);
    expect(first.body).toMatchObject({ mention_group_id: params.mentionGroupId, page_size: 2, has_more: true });
    const { pages } = await pageThrough(stage, "listMembersOfMentionGroup", me("member"), page, "members");
    expect(pages.map((members) => members.length)).toEqual([2, 1]);
    const knows = guest !== undefined && stage.store.contacts.isExternalContact(member, guest);
    expect(pages.flat()).toMatchObject([
      {
        user_id: lead.id.toLowerCase(),
        member_id: lead.memberId,
        email: lead.email,
        disaplay_name: lead.displayName,
        is_external: false,
      },
      { user_id: member.id.toLowerCase() },
      {
        user_id: "",
        member_id: guest?.memberId,
        email: knows ? guest?.email : "",
        first_name: knows ? guest?.firstName : "",
      },
    ]);
  });

  it("show an address of another account to whom the person is a contact", async () => {
    const params = pathOf(stage, "Launch room", "launch-leads");
    const [guest] = stage.guests("Launch room");
    if (!guest) throw new Error("nobody is a guest");
    const contacts = stage.store.contacts.externalOf(stage.user("member"));
    if (!contacts.has(guest.index)) contacts.add(guest.index);
    const { body } = await stage.call("listMembersOfMentionGroup", me("member"), { params });
    expect(body).toMatchObject({ members: [{}, {}, { user_id: "", email: guest.email, last_name: guest.lastName }] });
  });

  it("are added and removed", async () => {
    const params = pathOf(stage);
    const [helpdesk, lead] = [stage.user("helpdesk"), stage.user("lead")];
    const added = await stage.call("addChannelMembersToMentionGroup", me("lead"), {
      params,
      body: { identifiers: [helpdesk.memberId] },
    });
    expect([added.status, added.body]).toEqual([201, ""]);
    const removed = await stage.call("removeChannelMentionGroupMembers", me("lead"), {
      params,
      query: { identifiers: `${lead.id},${stage.user("member").memberId}` },
    });
    expect(removed.status).toBe(204);
    expect(groupOf(stage, "Platform team", "on-call").members.people).toEqual([helpdesk.index]);
  });

  it("leave the group with the channel, and do not come back with their return", async () => {
    const params = { channelId: stage.id("Platform team"), identifier: stage.user("member").id };
    expect((await stage.call("removeMember", me("lead"), { params })).status).toBe(204);
    expect(groupOf(stage, "Platform team", "on-call").members.people).toEqual([stage.user("lead").index]);
    expect(groupOf(stage, "Platform team", "reviewers").members.people).toEqual([stage.user("helpdesk").index]);
    await stage.call("inviteChannelMembers", me("lead"), {
      params,
      body: { members: [{ email: "member@sandbox.example" }] },
    });
    expect(groupOf(stage, "Platform team", "on-call").members.people).toEqual([stage.user("lead").index]);
  });
});
