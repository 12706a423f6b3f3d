import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pageThrough } from "./testing/page-through.ts";
import { account, me, type RequestParts, Stage, serverApp } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Logs = v.object({
  channel_activity_logs: v.array(v.looseObject({ activity_timestamp: v.number(), channel_id: v.optional(v.string()) })),
  next_page_token: v.string(),
  page_size: v.number(),
});

describe("administrators of a channel", () => {
  it("are promoted by address or member id, guests too, and demoted with either parameter", async () => {
    const channel = stage.channel("Launch room");
    const [guest] = stage.guests("Launch room");
    const viewer = stage.user("channel-viewer");
    const promoted = await stage.call("promoteChannelMembersToAdministrators", me("lead"), {
      params: { channelId: channel.id },
      body: { admins: [{ email: viewer.email }, { member_id: guest?.memberId }] },
    });
    expect(promoted.status).toBe(201);
    expect(promoted.body).toEqual({
      added_at: "2026-03-02T09:30:00Z",
      ids: viewer.id,
      member_ids: `${viewer.memberId},${guest?.memberId}`,
    });
    const parts = { params: { userId: viewer.id, channelId: channel.id }, query: { page_size: "3" } };
    const list = await pageThrough(stage, "listChannelAdministrators", account("channel-viewer"), parts, "admins");
    expect(list.pages.map((page) => page.length)).toEqual([3, 1]);
    expect(list.pages.flat()).toMatchObject([
      { role: "owner", email: "lead@sandbox.example" },
      { role: "admin", email: "member@sandbox.example" },
      { role: "admin", email: "channel-viewer@sandbox.example" },
      { role: "admin", email: "", id: "", is_external: true },
    ]);
    const demote = (query: Record<string, string>) =>
      stage.call("batchDemoteChannelAdministrators", me("member"), { params: { channelId: channel.id }, query });
    expect((await demote({ user_ids: viewer.id })).status).toBe(204);
    expect((await demote({ admin_ids: guest?.memberId ?? "" })).status).toBe(204);
    expect(channel.leaders.people).toEqual([stage.user("lead").index, stage.user("member").index]);
    expect(stage.store.channels.standing(channel, viewer.index)).toBe("member");
  });

  it("stay as they are when one of several cannot be changed", async () => {
    const channel = stage.channel("Launch room");
    const query = { user_ids: [stage.user("member").id, stage.user("channel-viewer").id].join(",") };
    const params = { channelId: channel.id };
    const answer = await stage.call("batchDemoteChannelAdministrators", me("lead"), { params, query });
    expect(answer.body).toMatchObject({ code: 5301 });
    expect(channel.leaders.size).toBe(2);
  });

  it("are at most ten a call", async () => {
    const admins = Array.from({ length: 11 }, (_, at) => ({ email: `a${at}@sandbox.example` }));
    const parts = { params: { channelId: stage.id("Launch room") }, body: { admins } };
    const answer = await stage.call("promoteChannelMembersToAdministrators", me("lead"), parts);
    expect(answer.body).toMatchObject({ code: 300, message: "Validation Failed." });
  });
});

describe("groups in a channel", () => {
  it("bring their people, and take along on leaving those who came with them and stayed plain members", async () => {
    const channel = stage.channel("Coffee and cake");
    const [group] = stage.store.groups.all;
    const channelId = channel.id;
    const before = new Set(channel.members.people);
    const invited = await stage.call("inviteChannelMembersGroups", account("channel-admin"), {
      params: { channelId },
      body: { groups: [{ group_id: group?.id }] },
    });
    const view = { group_id: group?.id, group_name: group?.name };
    expect([invited.status, invited.body]).toEqual([201, { added_at: "2026-03-02T09:30:00Z", groups: [view] }]);
    const newcomers = (group?.members ?? []).filter((index) => !before.has(index));
    expect(newcomers.length).toBeGreaterThan(1);
    for (const index of newcomers) expect(stage.store.channels.isMember(channel, index)).toBe(true);

    const list = await stage.call("listChannelMembersGroups", account("channel-viewer"), { params: { channelId } });
    expect(list.body).toEqual({ channel_id: channelId, groups: [view] });

    channel.leaders.add(newcomers[0] ?? -1);
    const params = { channelId, groupId: group?.id ?? "" };
    expect((await stage.call("removeMemberGroup", serverApp, { params })).status).toBe(204);
    expect(new Set(channel.members.people)).toEqual(new Set([...before, newcomers[0]]));
    const again = await stage.call("removeMemberGroup", serverApp, { params });
    expect(again.body).toMatchObject({ code: 300, errors: [{ field: "groupId" }] });
  });
});

describe("searching", () => {
  const Found = v.object({
    channels: v.array(v.looseObject({ name: v.string(), member_count: v.number() })),
    page_size: v.number(),
    next_page_token: v.string(),
  });
  const search = async (as: typeof serverApp, body: object) => {
    const answer = await stage.call("searchUsersOrAccountsChannels", as, { body });
    expect(answer.status).toBe(200);
    return v.parse(Found, answer.body);
  };
  const names = (found: v.InferOutput<typeof Found>) => found.channels.map(({ name }) => name);
  const exact = (channel_name: string) => ({ search_type: "by_channel_name_exact_match", channel_name });
  const by = (...keywords: string[]) => ({ search_type: "by_channel_name", keywords });

  it("finds channels whose name has every keyword, with their count of members", async () => {
    const found = await search(serverApp, { haystack: "all", needle: by("TEAM", "plat") });
    expect(names(found)).toContain("Platform team");
    expect(found.channels.every(({ name }) => /team/i.test(name) && /plat/i.test(name))).toBe(true);
    const platform = found.channels.find(({ name }) => name === "Platform team");
    expect(platform?.member_count).toBe(stage.channel("Platform team").members.size);
    expect(names(await search(serverApp, { haystack: "all", needle: by() }))).toEqual([]);
  });

  it("keeps to the haystack", async () => {
    const hidden = exact("salary REVIEW");
    expect(names(await search(me("member"), { haystack: "public", needle: hidden }))).toEqual([]);
    expect(names(await search(me("member"), { haystack: "user_joined", needle: hidden }))).toEqual([]);
    expect(names(await search(me("admin"), { haystack: "user_joined", needle: hidden }))).toEqual(["Salary review"]);
    expect(names(await search(me("channel-viewer"), { haystack: "all", needle: hidden }))).toEqual(["Salary review"]);
    const others = { haystack: "user_joined", user_id: stage.user("owner").id, needle: hidden };
    expect(names(await search(account("channel-viewer"), others))).toEqual(["Salary review"]);
  });

  it("needs to be told whose channels an account-level app means", async () => {
    const body = { haystack: "user_joined", needle: by("team") };
    const answer = await stage.call("searchUsersOrAccountsChannels", serverApp, { body });
    expect(answer.body).toMatchObject({ code: 300, errors: [{ field: "user_id" }] });
  });

  it("shows archived channels only when asked to", async () => {
    const needle = exact("Trade show");
    expect(names(await search(me("member"), { haystack: "public", needle }))).toEqual([]);
    const asked = { haystack: "public", needle, include_archived: true };
    expect(names(await search(me("member"), asked))).toEqual(["Trade show"]);
  });

  it("pages through the account to the end, and gives one page of what a person joined", async () => {
    const body = { haystack: "all", needle: by("e"), page_size: 20 };
    const all: string[] = [];
    for (let token = ""; ; ) {
      const found = await search(serverApp, { ...body, ...(token && { next_page_token: token }) });
      all.push(...names(found));
      token = found.next_page_token;
      if (token === "") break;
    }
    const expected = [...stage.store.channels.from(0)].filter(({ name, isArchived }) => !isArchived && /e/i.test(name));
    expect(all).toEqual(expected.map(({ name }) => name));
    const joined = await search(serverApp, {
      ...body,
      haystack: "user_joined",
      user_id: stage.user("archive").id,
    });
    expect([joined.channels.length, joined.next_page_token]).toEqual([20, ""]);
  });
});

describe("the activity log", () => {
  const read = async (parts: RequestParts) => {
    const answer = await stage.call("listChannelActivityLogs", account("channel-viewer"), parts);
    expect(answer.status).toBe(200);
    return v.parse(Logs, answer.body);
  };

  it("shows the account's last days, newest first, the last day to its end", async () => {
    const range = { start_date: "2026-02-27", end_date: "2026-03-02" };
    const { pages } = await pageThrough(
      stage,
      "listChannelActivityLogs",
      serverApp,
      { query: { ...range, page_size: "6" } },
      "channel_activity_logs",
    );
    const expected = stage.store.activity.page(
      null,
      Date.UTC(2026, 1, 27),
      Date.UTC(2026, 2, 3),
      null,
      Number.POSITIVE_INFINITY,
    ).items;
    expect(expected.length).toBeGreaterThan(12);
    expect(pages.flat()).toMatchObject(
      expected.map(({ atMs, channelId, status }) => ({
        activity_timestamp: atMs,
        channel_id: channelId,
        activity_type: "membership",
        members: { member_status: status },
      })),
    );
  });

  it("takes moments as well as days", async () => {
    const query = { start_date: "2026-02-27T00:00:00Z", end_date: "2026-03-02T00:00:00Z", page_size: "100" };
    const { channel_activity_logs: logs } = await read({ query });
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.every((log) => log.activity_timestamp <= Date.UTC(2026, 2, 2))).toBe(true);
  });

  it("of a channel that is named by nothing is refused in its own words, and not that of all", async () => {
    const query = { start_date: "2026-03-01", end_date: "2026-03-02", channel_id: "" };
    const { status, body } = await stage.call("listChannelActivityLogs", account("admin"), { query });
    expect([status, body]).toEqual([400, { code: 200, message: "Channel Id can't be empty or not exist." }]);
  });

  it("tells at once who did what to whom, in the account's log and in the channel's", async () => {
    const channelId = stage.id("Platform team");
    const identifier = stage.user("helpdesk").id;
    await stage.call("removeMember", me("lead"), { params: { channelId, identifier } });
    const query = { start_date: "2026-03-02", end_date: "2026-03-02" };
    const lead = stage.user("lead");
    const entry = {
      activity_type: "membership",
      activity_timestamp: stage.sandbox.nowMs(),
      operator: { display_name: "Aiko Marchetti", user_id: lead.id.toLowerCase(), member_id: lead.memberId },
      members: {
        member_status: "left",
        member_list: [
          {
            display_name: "Priscilla Nakamura-Jones",
            user_id: identifier.toLowerCase(),
            member_id: stage.user("helpdesk").memberId,
          },
        ],
      },
    };
    const all = await read({ query: { ...query, channel_id: channelId } });
    expect(all.channel_activity_logs[0]).toEqual({ channel_id: channelId, ...entry });
    const own = await stage.call("listActivityLogsOfChannel", serverApp, { params: { channelId }, query });
    expect(v.parse(Logs, own.body).channel_activity_logs[0]).toEqual(entry);
  });

  it("of one channel takes any range, and refuses what is none", async () => {
    const params = { channelId: stage.id("General") };
    const read = (start_date: string, end_date: string) =>
      stage.call("listActivityLogsOfChannel", serverApp, { params, query: { start_date, end_date } });
    expect((await read("2026-01-01", "2026-03-02")).status).toBe(200);
    expect((await read("2026-03-02", "2026-01-01")).body).toMatchObject({ code: 300, message: "Validation Failed." });
  });
});

describe("retention", () => {
  const policy = async () => {
    const params = { channelId: stage.id("General") };
    return (await stage.call("getRetentionPolicyOfChannel", account("channel-viewer"), { params })).body;
  };
  const set = (cloud_retention: object) =>
    stage.call("updateRetentionPolicyOfChannel", account("channel-admin"), {
      params: { channelId: stage.id("General") },
      body: { cloud_retention },
    });

  it("is the account's until a channel has its own", async () => {
    const channel_id = stage.id("General");
    expect(await policy()).toEqual({
      channel_id,
      cloud_retention: { enable_custom_retention: false, retention_period: "2y" },
    });
    const custom = { enable_custom_retention: true, retention_period: "90d" };
    expect((await set(custom)).status).toBe(204);
    expect(await policy()).toEqual({ channel_id, cloud_retention: custom });
    expect((await set({ enable_custom_retention: false })).status).toBe(204);
    expect(await policy()).toMatchObject({ cloud_retention: { enable_custom_retention: false } });
  });

  it.each(["0d", "91d", "121m", "11y", "30", "1w"])("refuses a period of %s", async (retention_period) => {
    const answer = await set({ enable_custom_retention: true, retention_period });
    expect(answer.body).toMatchObject({ code: 300, errors: [{ field: "cloud_retention.retention_period" }] });
  });
});
