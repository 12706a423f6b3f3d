import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pageThrough } from "./testing/page-through.ts";
import { account, me, type Signed, Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Added = v.object({ added_at: v.string(), ids: v.string(), member_ids: v.string() });
const newestActivity = (channelId: string) =>
  stage.store.activity.page(channelId, 0, Number.POSITIVE_INFINITY, null, 1).items[0];

describe("listing members", () => {
  it("shows everybody once, the owner first, people of other accounts without id and address", async () => {
    const channel = stage.channel("Launch room");
    const parts = { params: { channelId: channel.id }, query: { page_size: "4" } };
    const { pages, totals } = await pageThrough(stage, "listChannelMembers", me("lead"), parts, "members");
    const Member = v.looseObject({ member_id: v.string(), role: v.string(), is_external: v.boolean() });
    const members = pages.flat().map((member) => v.parse(Member, member));
    expect(members.map((member) => member.member_id)).toEqual(
      channel.members.people.map((index) => stage.store.people.at(index).memberId),
    );
    expect(new Set(totals)).toEqual(new Set([channel.members.size]));
    expect(members[0]).toMatchObject({ role: "owner", email: "lead@sandbox.example", first_name: "Aiko" });
    expect(members.find((member) => member.member_id === stage.user("member").memberId)?.role).toBe("admin");
    const guests = members.filter((member) => member.is_external);
    expect(guests.length).toBe(stage.guests("Launch room").length);
    expect(guests[0]).toMatchObject({ id: "", email: "", first_name: "", last_name: "", role: "member" });
    const onBehalf = { ...parts, params: { userId: stage.user("channel-viewer").id, channelId: channel.id } };
    const seen = await pageThrough(stage, "listUserChannelMembers", account("admin"), onBehalf, "members");
    expect(seen.pages).toEqual(pages);
  });

  it("shows the members of a public channel to a person who is not in it", async () => {
    const parts = { params: { channelId: stage.id("Coffee and cake") } };
    expect((await stage.call("listChannelMembers", me("admin"), parts)).status).toBe(200);
  });
});

describe("inviting", () => {
  const invite = (as: Signed, name: string, emails: readonly string[], userId?: string) =>
    stage.call(userId ? "inviteUserChannelMembers" : "inviteChannelMembers", as, {
      params: { channelId: stage.id(name), ...(userId && { userId }) },
      body: { members: emails.map((email) => ({ email })) },
    });

  it("adds colleagues and says so in the activity log", async () => {
    const [one, two] = stage.strangers("Platform team", 2);
    const { status, body } = await invite(me("lead"), "Platform team", [
      one?.email ?? "",
      two?.email.toUpperCase() ?? "",
    ]);
    expect(status).toBe(201);
    expect(body).toEqual({
      added_at: "2026-03-02T09:30:00Z",
      ids: `${one?.id},${two?.id}`.toLowerCase(),
      member_ids: `${one?.memberId},${two?.memberId}`,
    });
    const channel = stage.channel("Platform team");
    expect(stage.store.channels.standing(channel, one?.index ?? -1)).toBe("member");
    expect(newestActivity(channel.id)).toMatchObject({
      status: "joined",
      operator: stage.user("lead").index,
      people: [one?.index, two?.index],
    });
  });

  it("leaves out the inactive, the pending, members and unknown addresses of the company", async () => {
    const emails = [
      stage.withStatus("inactive").email,
      stage.withStatus("pending").email,
      "member@sandbox.example",
      "no.such.person@sandbox.example",
    ];
    const before = stage.channel("Coffee and cake").members.size;
    const { status, body } = await invite(account("admin"), "Coffee and cake", emails);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ids: "", member_ids: "" });
    expect(stage.channel("Coffee and cake").members.size).toBe(before);
  });

  it("adds known people of other accounts without telling their id, and writes to unknown ones", async () => {
    const channel = stage.channel("Partner onboarding");
    const known = stage.store.people.findByEmail(outsiderEmail(channel.id));
    const { status, body } = await invite(me("lead"), "Partner onboarding", [
      known?.email ?? "",
      "jo@elsewhere.example",
    ]);
    expect(status).toBe(201);
    expect(v.parse(Added, body)).toMatchObject({ ids: "", member_ids: known?.memberId });
    expect(stage.store.invitationMail.sentToday(stage.user("lead").index, stage.sandbox.nowMs())).toBe(2);
  });

  it("writes at most a hundred e-mails a day for a person", async () => {
    const userId = stage.user("lead").id;
    const batch = (start: number) => Array.from({ length: 20 }, (_, at) => `guest${start + at}@elsewhere.example`);
    for (let sent = 0; sent < 100; sent += 20)
      expect((await invite(account("admin"), "Partner onboarding", batch(sent), userId)).status).toBe(201);
    const more = ["one.more@elsewhere.example"];
    const refused = await invite(account("admin"), "Partner onboarding", more, userId);
    expect(refused.body).toMatchObject({ code: 5301 });
    expect((await invite(me("helpdesk"), "Partner onboarding", more)).status).toBe(201);
    stage.sandbox.advance(15 * 3_600_000);
    const token = await stage.refreshed(account("admin"));
    expect((await invite(token, "Partner onboarding", more, userId)).status).toBe(201);
  });

  it("takes five a call by the channel's path and twenty by the person's", async () => {
    const emails = Array.from({ length: 6 }, (_, at) => `guest${at}@elsewhere.example`);
    const refused = await invite(me("lead"), "Partner onboarding", emails);
    expect(refused.body).toEqual({
      code: 300,
      message: "Validation Failed.",
      errors: [{ field: "members", message: "Invalid field." }],
    });
    expect((await invite(me("lead"), "Partner onboarding", emails, "me")).status).toBe(201);
  });

  /** Address of somebody of another account who is not in the channel. */
  function outsiderEmail(channelId: string): string {
    const channel = stage.store.channels.find(channelId);
    for (let index = stage.store.users.length; ; index++) {
      const person = stage.store.people.at(index);
      if (channel && !stage.store.channels.isMember(channel, index)) return person.email;
    }
  }
});

describe("removing", () => {
  it("takes one member out, by user id or member id", async () => {
    const channel = stage.channel("Platform team");
    const { helpdesk, member } = { helpdesk: stage.user("helpdesk"), member: stage.user("member") };
    const byUser = { params: { channelId: channel.id, identifier: helpdesk.id } };
    expect((await stage.call("removeMember", me("lead"), byUser)).status).toBe(204);
    const byMember = { params: { userId: stage.user("lead").id, channelId: channel.id, identifier: member.memberId } };
    expect((await stage.call("removeUserChannelMember", account("admin"), byMember)).status).toBe(204);
    for (const { index } of [helpdesk, member]) expect(stage.store.channels.isMember(channel, index)).toBe(false);
    expect(newestActivity(channel.id)).toMatchObject({ status: "left", people: [member.index] });
  });

  it("takes one out by address, in any case", async () => {
    const channel = stage.channel("Platform team");
    const byAddress = { params: { channelId: channel.id, identifier: "HELPDESK@sandbox.example" } };
    expect((await stage.call("removeMember", me("lead"), byAddress)).status).toBe(204);
    const onBehalf = { channelId: channel.id, userId: stage.user("lead").id, identifier: stage.user("member").email };
    expect((await stage.call("removeUserChannelMember", account("admin"), { params: onBehalf })).status).toBe(204);
    for (const name of ["helpdesk", "member"])
      expect(stage.store.channels.isMember(channel, stage.user(name).index)).toBe(false);
  });

  it("takes several out with either of the two parameters alone, and with both", async () => {
    const channel = stage.channel("Platform team");
    const people = channel.members.people.slice(2, 7).map((index) => stage.store.people.at(index));
    const idOf = (at: number) => stage.store.users[people[at]?.index ?? -1]?.id ?? "";
    const remove = (query: Record<string, string>) =>
      stage.call("batchRemoveMembersFromChannel", me("lead"), { params: { channelId: channel.id }, query });
    expect((await remove({ user_ids: idOf(0) })).status).toBe(204);
    expect((await remove({ member_ids: `${people[1]?.memberId}, ${people[2]?.memberId}` })).status).toBe(204);
    expect((await remove({ member_ids: people[3]?.memberId ?? "", user_ids: idOf(4) })).status).toBe(204);
    for (const { index } of people) expect(stage.store.channels.isMember(channel, index)).toBe(false);
    expect((await remove({})).body).toMatchObject({ code: 300, message: "Validation Failed." });
  });

  it("takes several out on behalf of an administrator of the channel, guests among them", async () => {
    const guests = stage.guests("Launch room").map((guest) => guest.memberId);
    const answer = await stage.call("batchRemoveMembersFromUsersChannel", account("channel-admin"), {
      params: { userId: stage.user("member").id, channelId: stage.id("Launch room") },
      query: { identifiers: [...guests, stage.user("channel-viewer").id].join(",") },
    });
    expect([answer.status, answer.body]).toEqual([204, ""]);
    expect(stage.guests("Launch room")).toEqual([]);
  });

  it("ends a person's parts in the channel with the membership", async () => {
    const release = stage.channel("Release notes");
    const params = { channelId: release.id, identifier: stage.user("member").id };
    await stage.call("removeMember", me("lead"), { params });
    expect(release.settings.designatedPostingMembers).toEqual([]);
    const launch = { channelId: stage.id("Launch room"), identifier: stage.user("member").id };
    await stage.call("removeMember", me("lead"), { params: launch });
    expect(stage.channel("Launch room").leaders.people).toEqual([stage.user("lead").index]);
  });

  it("leaves everybody in the default channel", async () => {
    const params = { channelId: stage.id("General"), identifier: stage.user("member").id };
    expect((await stage.call("removeMember", account("owner"), { params })).body).toMatchObject({ code: 5301 });
    const leave = await stage.call("leaveChannel", me("member"), { params: { channelId: stage.id("General") } });
    expect(leave.body).toMatchObject({ code: 5301 });
  });
});

describe("joining and leaving", () => {
  it("lets a person into a public channel and out again, and logs both", async () => {
    const channel = stage.channel("Coffee and cake");
    const person = stage.user("coordinator");
    const parts = { params: { channelId: channel.id } };
    const joined = await stage.call("joinChannel", me("coordinator"), parts);
    expect([joined.status, joined.body]).toEqual([
      201,
      { added_at: "2026-03-02T09:30:00Z", id: person.id, member_id: person.memberId },
    ]);
    expect(newestActivity(channel.id)).toMatchObject({
      status: "joined",
      operator: person.index,
      people: [person.index],
    });
    expect((await stage.call("leaveChannel", me("coordinator"), parts)).status).toBe(204);
    expect(newestActivity(channel.id)).toMatchObject({
      status: "left",
      operator: person.index,
      people: [person.index],
    });
    expect(stage.store.channels.isMember(channel, person.index)).toBe(false);
  });

  it("takes the sight of a private channel away with the membership", async () => {
    const parts = { params: { channelId: stage.id("Platform team") } };
    await stage.call("leaveChannel", me("member"), parts);
    expect((await stage.call("getChannel", me("member"), parts)).status).toBe(400);
  });
});
