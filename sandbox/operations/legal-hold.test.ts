import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unzip } from "../files/testing/unzip.ts";
import { newFile, say, send } from "./testing/chat.ts";
import { account, me, Stage } from "./testing/stage.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const today = "2026-03-02";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const admin = account("admin");
const Matter = v.object({ matter_id: v.string() });
const Files = v.object({
  data: v.array(
    v.object({
      file_key: v.string(),
      file_count: v.number(),
      file_start_date: v.string(),
      file_end_date: v.string(),
      ready_for_download: v.boolean(),
      total_file_size: v.number(),
    }),
  ),
  next_page_token: v.string(),
});
const Transcript = v.looseObject({
  messages: v.array(v.looseObject({ message: v.string(), deleted_at: v.optional(v.string()) })),
});

async function addMatter(body: object = {}): Promise<string> {
  const asked = { matter_name: "Ours", identifiers: ["lead@sandbox.example"], start_date: "2026-02-01", ...body };
  const answer = await stage.call("addLegalHoldMatter", admin, { body: asked });
  expect(answer.status).toBe(201);
  return v.parse(Matter, answer.body).matter_id;
}

async function filesOf(matterId: string, query: Record<string, string> = {}) {
  const identifier = "lead@sandbox.example";
  const answer = await stage.call("listLegalHoldFilesByGivenMatter", admin, {
    params: { matterId },
    query: { identifier, ...query },
  });
  return v.parse(Files, answer.body);
}

const download = (matterId: string, fileKey: string) =>
  stage.call("downloadLegalHoldFilesForGivenMatter", admin, { params: { matterId }, query: { file_key: fileKey } });

/** The zip of a matter's file, as it comes over the wire. */
async function archive(matterId: string, fileKey: string): Promise<Map<string, Buffer>> {
  const token = await stage.token(admin);
  const url = `${stage.sandbox.url}/v2/chat/legalhold/matters/${matterId}/files/download?file_key=${encodeURIComponent(fileKey)}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
  return unzip(Buffer.from(await answer.arrayBuffer()));
}

/** What an archive has of one channel. */
function textsOf(entries: Map<string, Buffer>, channelName: string): string[] {
  const name = [...entries.keys()].find((one) => one.startsWith("channels/") && one.endsWith(` ${channelName}.json`));
  const content = name && entries.get(name);
  return content ? v.parse(Transcript, JSON.parse(content.toString())).messages.map(({ message }) => message) : [];
}

/** The archive of the last month, once it is ready. */
async function lastArchive(matterId: string): Promise<Map<string, Buffer>> {
  const { data } = await filesOf(matterId);
  const last = data.findLast((file) => file.ready_for_download);
  return archive(matterId, last?.file_key ?? "");
}

describe("a matter", () => {
  it("starts today and goes on where no dates are given, and is listed, renamed and deleted", async () => {
    const List = v.object({ legal_hold_matters: v.array(v.looseObject({ matter_id: v.string() })) });
    const listed = async () => v.parse(List, (await stage.call("listLegalHoldMatters", admin)).body).legal_hold_matters;
    const before = await listed();
    const { status, body } = await stage.call("addLegalHoldMatter", admin, {
      body: {
        matter_name: "Short",
        identifiers: ["lead@sandbox.example", stage.user("lead").id, "MEMBER@sandbox.example"],
      },
    });
    expect(status).toBe(201);
    const { matter_id: matterId } = v.parse(Matter, body);
    expect((await listed()).slice(before.length)).toEqual([
      {
        matter_id: matterId,
        matter_name: "Short",
        matter_start_date: today,
        matter_creation_date: today,
        matter_users: ["lead", "member"].map((name) => ({
          user_id: stage.user(name).id,
          email: `${name}@sandbox.example`,
        })),
      },
    ]);
    const renaming = { params: { matterId }, body: { matter_name: "Long" } };
    expect((await stage.call("updateLegalHoldMatter", admin, renaming)).status).toBe(204);
    expect((await listed()).at(-1)).toMatchObject({ matter_name: "Long" });
    expect((await stage.call("deleteLegalHoldMatters", admin, { params: { matterId } })).status).toBe(204);
    expect(await listed()).toEqual(before);
  });

  it("does not end before it starts, and holds somebody under some name", async () => {
    const wrong = [
      { end_date: "2026-01-31", start_date: "2026-02-01" },
      { end_date: "2026-03-01" },
      { identifiers: [] },
      { matter_name: " " },
      { start_date: "2026-02-30" },
    ];
    for (const body of wrong) {
      const asked = { matter_name: "Ours", identifiers: ["lead@sandbox.example"], ...body };
      const answer = await stage.call("addLegalHoldMatter", admin, { body: asked });
      expect([body, answer.status, answer.body]).toMatchObject([body, 400, { code: 300 }]);
    }
  });
});

describe("files of a matter", () => {
  it("are one a month, ready a quarter of an hour after the month or the beginning of the matter", async () => {
    const matterId = await addMatter({ start_date: "2025-12-20", end_date: "2026-03-10" });
    const periods = (
      data: readonly { file_start_date: string; file_end_date: string; ready_for_download: boolean }[],
    ) => data.map((file) => [file.file_start_date, file.file_end_date, file.ready_for_download]);
    const months = (first: boolean, last: boolean) => [
      ["2025-12-20", "2025-12-31", first],
      ["2026-01-01", "2026-01-31", first],
      ["2026-02-01", "2026-02-28", first],
      ["2026-03-01", "2026-03-10", last],
    ];
    expect(periods((await filesOf(matterId)).data)).toEqual(months(false, false));
    stage.sandbox.advance(15 * MINUTE_MS - 1);
    expect(periods((await filesOf(matterId)).data)).toEqual(months(false, false));
    stage.sandbox.advance(1);
    const { data } = await filesOf(matterId);
    expect(periods(data)).toEqual(months(true, false));
    for (const file of data.slice(0, 3)) {
      expect(file.file_count).toBeGreaterThan(1);
      expect(file.total_file_size).toBeGreaterThan(1_000);
    }
    expect(data[3]).toMatchObject({ file_count: 0, total_file_size: 0 });
    expect((await download(matterId, data[3]?.file_key ?? "")).body).toEqual({
      code: 403,
      message: "No permission to download legal hold files",
    });
  });

  it("are listed page by page", async () => {
    const matterId = await addMatter({ start_date: "2025-12-20" });
    const first = await filesOf(matterId, { page_size: "3" });
    const second = await filesOf(matterId, { page_size: "3", next_page_token: first.next_page_token });
    expect([...first.data, ...second.data].map((file) => file.file_start_date)).toEqual([
      "2025-12-20",
      "2026-01-01",
      "2026-02-01",
      "2026-03-01",
    ]);
    expect(second.next_page_token).toBe("");
  });

  it("are real archives of what was said and sent in the time, and of nothing else", async () => {
    await say(stage, "lead", "Platform team", "Last month's talk is not asked for");
    const file = newFile(stage, "lead", "evidence: 1.txt");
    stage.sandbox.advance(DAY_MS);
    stage.signInAgain();
    const matterId = await addMatter({ start_date: "2026-03-03", end_date: "2026-03-03" });
    await say(stage, "member", "Platform team", "Where is it?");
    await say(stage, "lead", "Platform team", "Here", { file_ids: [file.id] });
    await send(stage, me("admin"), { message: "Not for the lead", to_contact: "owner@sandbox.example" });
    stage.sandbox.advance(DAY_MS);
    stage.signInAgain();
    await say(stage, "lead", "Platform team", "A day too late");
    const entries = await lastArchive(matterId);
    expect(textsOf(entries, "Platform team")).toEqual(["Where is it?", "Here"]);
    expect([...entries.values()].some((content) => content.includes("Not for the lead"))).toBe(false);
    expect(entries.get(`files/${file.id}/evidence_ 1.txt`)?.toString()).toBe("What we said about the launch.");
    expect(JSON.parse(`${entries.get("matter.json")}`)).toMatchObject({
      matter_id: matterId,
      custodian: "lead@sandbox.example",
      from: "2026-03-03",
      to: "2026-03-03",
      files: entries.size - 1,
    });
    const [listed] = (await filesOf(matterId)).data;
    expect(listed).toMatchObject({
      file_count: entries.size,
      total_file_size: [...entries.values()].reduce((sum, content) => sum + content.length, 0),
    });
  });

  it("keep what was deleted, what retention took, and what a channel said that is no more", async () => {
    const matterId = await addMatter({ start_date: today, end_date: "2026-03-20" });
    const gone = await say(stage, "lead", "Launch room", "Deleted at once");
    await say(stage, "member", "Platform team", "Not for long");
    await say(stage, "lead", "Coffee and cake", "In a channel that will be deleted");
    const channelId = stage.id("Platform team");
    const query = { to_channel: stage.id("Launch room") };
    await stage.call("deleteMessage", me("lead"), { params: { messageId: gone }, query });
    await stage.call("deleteChannel", me("member"), { params: { channelId: stage.id("Coffee and cake") } });
    await stage.call("updateRetentionPolicyOfChannel", admin, {
      params: { channelId },
      body: { cloud_retention: { enable_custom_retention: true, retention_period: "1d" } },
    });
    stage.sandbox.advance(19 * DAY_MS);
    stage.signInAgain();
    const left = stage.store.messages.ofChannel(channelId, stage.sandbox.nowMs());
    expect([...left.newestFirst(0, Number.POSITIVE_INFINITY)]).toEqual([]);
    const entries = await lastArchive(matterId);
    expect(textsOf(entries, "Launch room")).toContain("Deleted at once");
    expect(textsOf(entries, "Platform team")).toContain("Not for long");
    expect(textsOf(entries, "deleted channel")).toContain("In a channel that will be deleted");
  });

  it("are of nobody but the custodian asked for", async () => {
    const matterId = await addMatter();
    const query = { identifier: "member@sandbox.example" };
    const answer = await stage.call("listLegalHoldFilesByGivenMatter", admin, { params: { matterId }, query });
    expect([answer.status, answer.body]).toMatchObject([400, { code: 300, errors: [{ field: "identifier" }] }]);
    const forbidden = await stage.call("listLegalHoldFilesByGivenMatter", account("channel-admin"), {
      params: { matterId },
      query,
    });
    expect([forbidden.status, forbidden.body]).toEqual([
      403,
      { code: 200, message: "No permission to access legal hold" },
    ]);
  });
});
