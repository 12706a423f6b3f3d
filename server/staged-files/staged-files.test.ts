// Pictures sent for changes: who may send what and how much, who may use it, and how long it stays.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { REQUEST_HEADER, type StagedFileInfo, stagedFilesPath } from "../../contract/bff.ts";
import type { AppliedChange, ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { MAX_EMOJI_BYTES } from "../../domain/emoji-rules.ts";
import { png } from "../../sandbox/store/seed/png.ts";
import { databaseSource } from "../db/database.ts";
import { changeFiles, stagedFiles } from "../db/schema.ts";
import { MOST_REFUSALS } from "../proxy/refusals.ts";
import type { Browser } from "../testing/browser.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { actsOf } from "../testing/trail.ts";
import { createStagedFiles, type FileBounds, fileBounds, UNUSED_KEPT_MS } from "./staged-files.ts";

let stack: Stack;
let lead: Browser;
let member: Browser;
beforeAll(async () => {
  stack = await startStack({ jobs: true });
  [lead, member] = await Promise.all([stack.signIn("lead"), stack.signIn("member")]);
});
afterAll(() => stack.close());
beforeEach(async () => {
  const { orm } = stack.database;
  await orm.delete(changeFiles);
  await orm.delete(stagedFiles);
});

const DAY_MS = 86_400_000;
const picture = (shade: number, size = 16) => png(size, (x, y) => [x * 15, y * 15, shade % 256, 255 - (shade >> 8)]);
const post = (browser: Browser, body: Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  browser.send(stagedFilesPath, { method: "POST", body, headers: { "content-type": "image/png", ...headers } });
const staged = async (browser: Browser, body: Uint8Array): Promise<string> => {
  const answer = await post(browser, body);
  expect(answer.status).toBe(201);
  return (answer.json() as StagedFileInfo).id;
};
const rows = () =>
  stack.database.orm
    .select({ id: stagedFiles.id, size: stagedFiles.sizeBytes, type: stagedFiles.contentType })
    .from(stagedFiles);
const adding = (targets: readonly unknown[], apply = true) => ({
  connection: "me",
  parts: [{ actionId: "add-emojis", input: {}, targets }],
  apply,
});
const emojiNamed = (name: string) =>
  stack.sandbox.store.emoji.page("", 0, 1_000).items.find((emoji) => emoji.name === name);
const ended = async (who: Browser, id: string): Promise<ChangeInfo> => {
  const info = async () => (await who.get(`/api/changes/${id}`)).json() as ChangeInfo;
  await expect.poll(async () => (await info()).status, { timeout: 30_000 }).toBe("done");
  return info();
};

test("nobody sends anything without a session, or from another page", async () => {
  expect((await post(stack.browser(), picture(1))).status).toBe(401);
  const foreign = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  expect((await post(lead, picture(1), foreign)).json()).toMatchObject({ code: "forbidden_origin" });
  expect((await post(lead, picture(1), { [REQUEST_HEADER]: "" })).json()).toMatchObject({ code: "forbidden_origin" });
  expect(await rows()).toEqual([]);
});

test.each([
  ["text", "image/png", Buffer.from("not a picture"), 400, /PNG, JPEG and GIF/],
  ["nothing", "image/png", Buffer.alloc(0), 400, /PNG, JPEG and GIF/],
  ["JSON", "application/json", picture(1), 400, /image\/png, image\/jpeg or image\/gif/],
  ["a page", "text/html", picture(1), 400, /image\/png, image\/jpeg or image\/gif/],
  ["a drawing", "image/svg+xml", Buffer.from("<svg/>"), 400, /image\/png/],
  ["too much", "image/png", Buffer.concat([picture(1), Buffer.alloc(MAX_EMOJI_BYTES)]), 413, /larger than 256 KB/],
] as const)("%s is refused with the reason", async (_what, type, body, status, message) => {
  const answer = await post(member, body, { "content-type": type });
  expect(answer.status).toBe(status);
  expect(answer.json()).toMatchObject({ message: expect.stringMatching(message) });
  expect(await rows()).toEqual([]);
});

test("what does not say how long it is, is read as far as a picture may be", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(
        sent === 65_536 ? new Uint8Array([...picture(1), ...Buffer.alloc(65_536)]) : Buffer.alloc(65_536),
      );
      if (sent > 64 * 1_048_576) controller.close();
    },
  });
  const headers = { cookie: lead.cookieHeader(), "sec-fetch-site": "same-origin", origin: lead.origin };
  const answer = await fetch(new URL(stagedFilesPath, lead.url), {
    method: "POST",
    headers: { ...headers, [REQUEST_HEADER]: "1", "content-type": "image/png" },
    body: endless,
    duplex: "half",
  } as RequestInit).catch((error: unknown) => error);
  // The answer, or what a browser hears of it that still sends when the connection is closed.
  if (answer instanceof Response) expect(answer.status).toBe(413);
  expect(sent).toBeLessThan(16 * 1_048_576);
  expect(await rows()).toEqual([]);
});

test("the same picture is kept once for each person, by its content", async () => {
  const id = await staged(lead, picture(1));
  expect(await staged(lead, picture(1))).toBe(id);
  expect(await staged(member, picture(1))).not.toBe(id);
  const gif = Buffer.from("GIF89a and what follows");
  await staged(lead, gif);
  expect((await rows()).map(({ type }) => type).sort()).toEqual(["image/gif", "image/png", "image/png"]);
});

const files = (bounds: Partial<FileBounds>) =>
  createStagedFiles({
    database: databaseSource(Promise.resolve(stack.database)),
    clock: stack.clock,
    bounds: { ...fileBounds, ...bounds },
  });

test("a person has so much room and no more, however small the pictures are, and so have all together", async () => {
  const own = files({ ofPerson: 100_000 });
  const stage = (store: typeof own, userId: string, size: number, fill: number) =>
    store.stage({ userId, bytes: Buffer.alloc(size, fill), contentType: "image/png" });
  await stage(own, "a", 80_000, 1);
  await expect(stage(own, "a", 20_000, 2)).rejects.toMatchObject({
    code: "no_room",
    message: expect.stringMatching("for one person"),
  });
  // What is there already takes no more.
  await stage(own, "a", 80_000, 1);
  await stage(own, "b", 20_000, 2);
  const small = await Promise.allSettled([...Array(50).keys()].map((fill) => stage(own, "c", 10, fill)));
  expect(small.filter(({ status }) => status === "fulfilled")).toHaveLength(24);
  const all = files({ inAll: 300_000 });
  await stage(all, "d", 50_000, 5);
  await expect(stage(all, "e", 80_000, 6)).rejects.toMatchObject({
    code: "no_room",
    message: expect.stringMatching("Tell whoever"),
  });
});

test("somebody else's picture cannot be used, nor one that is not there", async () => {
  const theirs = await staged(member, picture(7));
  for (const id of [theirs, "00000000-0000-4000-8000-000000000000", "x".repeat(301), "../x"]) {
    const answer = await lead.post("/api/changes", adding([{ name: "stolen", picture: id }]));
    expect(answer.status).toBe(400);
  }
  expect(emojiNamed("stolen")).toBeUndefined();
  expect((await member.post("/api/changes", adding([{ name: "mine", picture: theirs }]))).json()).toMatchObject({
    status: "done",
  });
});

test("many are added by a job, the trail has each with its picture, and the undo is left to the server too", async () => {
  const targets = await Promise.all(
    [...Array(45).keys()].map(async (n) => ({ name: `many_${n}`, picture: await staged(lead, picture(n * 5)) })),
  );
  const { id, status } = (await lead.post("/api/changes", adding(targets))).json() as AppliedChange;
  expect(status).not.toBe("planned");
  expect((await ended(lead, id)).counts).toEqual({ done: 45 });
  const acts = (await actsOf(stack.database.orm)).filter(({ operation }) => operation === "addCustomEmoji");
  const bodies = acts.map(({ request }) => request?.body);
  // Zoom takes so many uploads in a second, and refuses more; those go again.
  const names = bodies.flatMap((body) => /"name":"(many_\d+)"/.exec(JSON.stringify(body))?.[1] ?? []);
  expect(new Set(names).size).toBe(45);
  expect(bodies).toContainEqual({ name: "many_3", file: { fileName: "many_3.png", bytes: picture(15).length } });

  const undo = (await lead.post(`/api/changes/${id}/undo`)).json() as ChangeInfo;
  await expect
    .poll(async () => ((await lead.get(`/api/changes/${undo.id}`)).json() as ChangeInfo).status, { timeout: 30_000 })
    .toBe("planned");
  await lead.post(`/api/changes/${undo.id}/apply`);
  expect((await ended(lead, undo.id)).counts).toEqual({ done: 45 });
  expect(emojiNamed("many_3")).toBeUndefined();
  // A picture is taken from Zoom once for its plan, and not again when it runs.
  const infos = stack.sandbox.requests().filter(({ operation }) => operation === "getFileInfo");
  expect(infos.length).toBeLessThanOrEqual(45);
}, 60_000);

test("what no change names is swept away after a while, the rest stays as long as its change", async () => {
  await staged(lead, picture(20));
  const used = await staged(lead, picture(21));
  const { id } = (await lead.post("/api/changes", adding([{ name: "used", picture: used }]))).json() as AppliedChange;
  await stack.sweep();
  expect(await rows()).toHaveLength(2);
  stack.clock.advance(UNUSED_KEPT_MS + 1);
  await stack.sweep();
  expect((await rows()).map((row) => row.id)).toEqual([used]);

  const reader = await stack.signIn("lead");
  const fileId = emojiNamed("used")?.file.id;
  const deletion = (
    await reader.post("/api/changes", {
      connection: "me",
      parts: [{ actionId: "delete-emojis", input: {}, targets: [{ fileId, name: "used" }] }],
      apply: true,
      confirmed: "grave",
    })
  ).json() as AppliedChange;
  expect(deletion).toMatchObject({ status: "done" });
  stack.clock.advance(29 * DAY_MS);
  await stack.sweep();
  // The same bytes, once, for the change that added it and the one that deleted it.
  expect((await rows()).map((row) => row.id)).toEqual([used]);
  const later = await stack.signIn("lead");
  const undo = (await later.post(`/api/changes/${deletion.id}/undo`)).json() as ChangeInfo;
  expect((await later.post(`/api/changes/${undo.id}/apply`)).json()).toMatchObject({ status: "done" });
  expect(emojiNamed("used")).toBeDefined();
  await later.post(`/api/changes/${id}/undo`);
  stack.clock.advance(62 * DAY_MS);
  await stack.sweep();
  expect(await rows()).toEqual([]);
  expect(await stack.database.orm.select().from(changeFiles)).toEqual([]);
});

test("a picture that is gone all the same fails its item with the reason", async () => {
  const someone = await stack.signIn("lead");
  const id = await staged(someone, picture(30));
  const plan = (
    await someone.post("/api/changes", adding([{ name: "gone", picture: id }], false))
  ).json() as ChangeInfo;
  await stack.database.orm.delete(changeFiles);
  await stack.database.orm.delete(stagedFiles);
  await someone.post(`/api/changes/${plan.id}/apply`);
  const { items } = (await someone.get(`/api/changes/${plan.id}/items`)).json() as { items: ChangeItemInfo[] };
  expect(items).toMatchObject([{ status: "failed", failure: { code: "file_gone" } }]);
});

test("whoever is refused by the hundred is not read any more", async () => {
  const attacker = await stack.signIn("member");
  for (let count = 0; count < MOST_REFUSALS; count += 50)
    await Promise.all([...Array(50).keys()].map(() => post(attacker, Buffer.from("no picture"))));
  expect((await post(attacker, picture(40))).status).toBe(429);
});
