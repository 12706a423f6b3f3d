// What requests about changes may not be.
import { connect } from "node:net";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { changeItems, changes } from "../db/schema.ts";
import { MOST_REFUSALS } from "../proxy/refusals.ts";
import { actionStand } from "../testing/action-stand.ts";

const stand = actionStand();

test("a body that is too large, no JSON or broken off is refused without a line of error", async () => {
  const tooLarge = await stand.owner.post("/api/changes", {
    connection: "me",
    parts: [],
    reason: "x".repeat(9_000_000),
  });
  expect(tooLarge).toMatchObject({ status: 413 });
  const text = { method: "POST", body: "a", headers: { "content-type": "text/plain" } };
  expect((await stand.owner.send("/api/changes", text)).json()).toMatchObject({ code: "invalid_request" });
  const socket = connect(Number(new URL(stand.stack.url).port), "127.0.0.1");
  const head = [
    "POST /api/changes HTTP/1.1",
    "host: x",
    `cookie: ${stand.owner.cookieHeader()}`,
    `origin: ${stand.owner.origin}`,
    "sec-fetch-site: same-origin",
    "x-channelkeeper: 1",
    "content-type: application/json",
    "content-length: 1000",
  ];
  const before = stand.stack.logText().length;
  socket.write(`${head.join("\r\n")}\r\n\r\n{`);
  socket.end();
  await expect.poll(() => stand.stack.logText().slice(before)).toContain('"path":"/api/changes"');
  expect(stand.stack.logText().slice(before)).not.toContain('"level":50');
});

test("whoever is refused by the hundred is not looked at for a while", async () => {
  const lead = await stand.stack.signIn("lead");
  const refused = () => Promise.all(Array.from({ length: MOST_REFUSALS }, () => lead.get("/api/changes?page_size=0")));
  // On a busy machine one lot may lie across two of the stretches that are counted.
  await expect
    .poll(async () => refused().then(() => lead.get("/api/changes")), { timeout: 30_000 })
    .toMatchObject({ status: 429 });
  // A database that a busy machine keeps waiting is not a refusal of theirs.
  await expect.poll(async () => (await stand.owner.get("/api/changes")).status).toBe(200);
  stand.stack.clock.advance(11_000);
  await expect.poll(async () => (await lead.get("/api/changes")).status).toBe(200);
});

const deep = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
const archive = (more: object) => ({
  connection: "me",
  parts: [{ actionId: "archive-channels", input: {}, targets: [{ channelId: "a", name: "A" }], ...more }],
});

const retention = (period: unknown) => archive({ actionId: "set-retention", input: { period } });

test.each([
  ["no JSON object", [], /connection/],
  ["an unknown connection", { connection: "both", parts: [] }, /connection/],
  ["an unknown action", archive({ actionId: "explode" }), /no action explode/],
  ["an action whose name has no end", archive({ actionId: "x".repeat(101) }), /actionId/],
  ["an input that is none", archive({ actionId: "set-retention", input: { period: [] } }), /input of set-retention/],
  ["a period that is none", retention("300d"), /period: Days go from 1 to 90\./],
  ["a period without an end", retention("forever"), /“forever” is not a period: use for example 30d, 6m or 7y\./],
  ["a period that is no text", retention(30), /period: Write a period such as 30d, 6m or 7y, or null/],
  ["an input without a bottom", archive({ input: deep(1_000) }), /nested too deeply/],
  ["a target without a bottom", archive({ targets: [deep(1_000)] }), /nested too deeply/],
  ["a reason without a bottom", { ...archive({}), reason: deep(1_000) }, /nested too deeply/],
])("%s is refused with what is wrong", async (_, body, message) => {
  const answer = await stand.owner.post("/api/changes", body);
  expect(answer.status).toBe(400);
  expect(answer.json()).toMatchObject({ code: "invalid_request", message: expect.stringMatching(message) });
});

test.each([
  "page_size=-1",
  "page_size=1e1",
  "page_size=0x10",
  "page_size=",
  "since=1e30",
  "since=1&since=2",
  "status=gone",
  "of=%00",
  `next_page_token=${Buffer.from('[1,"\\u0000"]').toString("base64url")}`,
])("a list of %s is refused", async (query) => {
  const answer = await stand.owner.get(`/api/changes?${query}`);
  expect([answer.status, answer.json()]).toMatchObject([400, { code: "invalid_request" }]);
});

test.each(["items", "items.csv"])(
  "%s that cannot be searched for are refused before an answer begins",
  async (path) => {
    const change = (await stand.owner.post("/api/changes", archive({}))).json() as ChangeInfo;
    const answer = await stand.owner.get(`/api/changes/${change.id}/${path}?search=%00`);
    expect([answer.status, answer.json()]).toMatchObject([400, { code: "invalid_request" }]);
  },
);

test.each(["%00", "x", "..%2f", "00000000-0000-4000-8000-000000000000"])("there is no change %s", async (id) => {
  expect((await stand.owner.get(`/api/changes/${id}`)).status).toBe(404);
  expect((await stand.owner.post(`/api/changes/${id}/apply`)).status).toBe(404);
});

test("a change keeps nothing of what was sent beside its targets", async () => {
  const targets = [{ channelId: "a", name: "A", more: "of it" }];
  const change = (await stand.owner.post("/api/changes", archive({ targets }))).json() as ChangeInfo;
  const [row] = await stand.stack.database.orm.select().from(changes).where(eq(changes.id, change.id));
  expect(row?.parts).toEqual([{ actionId: "archive-channels", input: {}, isUndo: false }]);
  const items = await stand.stack.database.orm.select().from(changeItems).where(eq(changeItems.changeId, change.id));
  expect(items.map(({ target }) => target)).toEqual([{ channelId: "a", name: "A" }]);
});
