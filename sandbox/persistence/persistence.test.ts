import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox, SandboxOptions } from "../app.ts";
import { botApp } from "../chatbot/people.ts";
import { startReceiver } from "../events/testing/receiver.ts";
import { fileForm, smallPng } from "../operations/testing/made-files.ts";
import {
  botToken,
  call,
  control,
  openSandbox,
  requestTokens,
  sendForm,
  serverToServer,
  signIn,
  tokensIn,
} from "../testing/sandbox-client.ts";
import { picture } from "./testing/picture.ts";

const HOUR_MS = 3_600_000;

let folder: string;
let sandbox: Sandbox | null = null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-kept-"));
});
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await openSandbox({ dataFolder: folder, plan: "unlimited", ...options });
  return sandbox;
}

async function reopen(options: SandboxOptions = {}): Promise<Sandbox> {
  await sandbox?.close();
  sandbox = null;
  return open(options);
}

const journal = () => path.join(folder, "journal.jsonl");

const Id = v.object({ id: v.string() });

/** One of everything that changes the company. */
async function live(running: Sandbox): Promise<{ token: string; fileId: string }> {
  const token = (await signIn(running, "sandbox-user", "lead")).access_token;
  const server = (await serverToServer(running)).access_token;
  const [room] = running.store.channels.named("Platform team");
  const did = async (target: `${string} /${string}`, body?: unknown, as = token) => {
    const answer = await call(running, as, target, body);
    expect([target, answer.status < 300, answer.body]).toEqual([target, true, answer.body]);
    return answer.body;
  };
  const created = await did("POST /chat/users/me/channels", {
    name: "Kept",
    type: 1,
    members: [{ email: "member@sandbox.example" }],
  });
  // A refused request draws on chance as well.
  expect((await call(running, token, "POST /chat/users/me/channels", { name: "Kept", type: 1 })).status).toBe(400);
  const said = v.parse(Id, await did("POST /chat/users/me/messages", { message: "First", to_channel: room?.id }));
  await did(`PUT /chat/users/me/messages/${said.id}`, { message: "Changed", to_channel: room?.id });
  await did("POST /chat/users/me/messages", { message: "To a person", to_contact: "member@sandbox.example" });
  await did(`DELETE /chat/channels/${v.parse(Id, created).id}`);
  await did("POST /chat/legalhold/matters", { matter_name: "Kept", identifiers: ["lead@sandbox.example"] }, server);
  const upload = await sendForm(running, token, "/chat/users/me/files", fileForm("file", smallPng(), "kept.png"));
  const emoji = new FormData();
  emoji.set("name", "kept");
  emoji.set("file", new Blob([smallPng()]), "kept.png");
  expect((await sendForm(running, token, "/chat/emoji/files", emoji)).status).toBe(201);
  const bot = await botToken(running);
  const post = {
    robot_jid: botApp.bot.jid,
    to_jid: `${room?.id}@conference.xmpp.zoom.us`,
    account_id: "sandbox-account",
  };
  await did("POST /im/chat/messages", { ...post, content: { head: { text: "Kept" } } }, bot);
  const command = { email: "lead@sandbox.example", text: "help" };
  expect((await control(running, "POST /sandbox/chatbot/command", command)).status).toBe(200);
  await control(running, "POST /sandbox/account", { customEmoji: "admins", imGroups: "withdrawn" });
  const [left, gone] = running.store.users.filter(({ index, status }) => index > 20 && status === "active");
  for (const [person, status] of [
    [left, "inactive"],
    [gone, "deleted"],
  ] as const)
    expect(await control(running, "POST /sandbox/people", { email: person?.email, status })).toMatchObject({
      status: 200,
    });
  await did("POST /chat/users/me/messages", { message: "Last", to_channel: room?.id });
  return { token, fileId: v.parse(Id, upload.body).id };
}

describe("a sandbox with a folder", () => {
  it("has the same company again, and goes on as it would have", async () => {
    const first = await open();
    const { token, fileId } = await live(first);
    const before = picture(first);
    const second = await reopen();
    expect(picture(second)).toEqual(before);
    expect(second.failures()).toEqual([]);
    // Tokens work on, and so do the bytes of uploads.
    const info = await call(second, token, `GET /chat/files/${fileId}`);
    const { download_url } = v.parse(v.object({ download_url: v.string() }), info.body);
    expect(Buffer.from(await (await fetch(download_url)).arrayBuffer())).toEqual(smallPng());
    const next = await call(second, token, "POST /chat/users/me/channels", { name: "Next", type: 1 });
    const third = await reopen();
    expect(third.store.channels.named("Next")[0]?.id).toBe(v.parse(Id, next.body).id);
  });

  it("forgets it all at a reset, and begins to keep the new one", async () => {
    const first = await open();
    await live(first);
    first.reset({ seed: "other", keepTokens: true });
    const fresh = picture(first);
    const { token } = await live(first);
    const before = picture(first);
    expect(before).not.toEqual(fresh);
    const second = await reopen();
    expect(picture(second)).toEqual(before);
    expect((await call(second, token, "GET /users/me")).status).toBe(200);
  });

  it("keeps it all, uploads too, where the new one of a reset cannot be written down", async () => {
    const first = await open();
    const { token, fileId } = await live(first);
    const before = picture(first);
    mkdirSync(`${journal()}.next`);
    expect(() => first.reset()).toThrow("EISDIR");
    expect(picture(first)).toEqual(before);
    const second = await reopen();
    expect(picture(second)).toEqual(before);
    const info = await call(second, token, `GET /chat/files/${fileId}`);
    const { download_url } = v.parse(v.object({ download_url: v.string() }), info.body);
    expect((await fetch(download_url)).status).toBe(200);
  });

  it("keeps its clock, its subscriptions, and which tokens are no more", async () => {
    const receiver = await startReceiver("a secret");
    try {
      const first = await open();
      const old = await signIn(first, "sandbox-user", "lead");
      const form = { grant_type: "refresh_token", refresh_token: old.refresh_token ?? "" };
      const renewed = tokensIn(await requestTokens(first, "sandbox-user", form));
      await control(first, "POST /sandbox/tokens", { email: "member@sandbox.example", action: "revoke" });
      const webhook = {
        url: receiver.url,
        secret: "a secret",
        clientId: "sandbox-user",
        events: ["chat_channel.created"],
      };
      expect((await control(first, "POST /sandbox/webhooks", webhook)).status).toBe(201);
      expect(
        (await control(first, "POST /sandbox/webhooks", { ...webhook, events: ["chat_channel.deleted"] })).status,
      ).toBe(201);
      await control(first, "DELETE /sandbox/webhooks?id=2");
      first.advance(HOUR_MS / 2);
      const nowMs = first.nowMs();
      const second = await reopen();
      expect(second.nowMs()).toBe(nowMs);
      expect((await call(second, old.access_token, "GET /users/me")).status).toBe(401);
      expect((await requestTokens(second, "sandbox-user", form)).status).toBe(400);
      const made = await call(second, renewed.access_token, "POST /chat/users/me/channels", { name: "Heard", type: 1 });
      expect(made.status).toBe(201);
      await second.webhooks.idle();
      expect(receiver.received.map(({ event }) => event)).toEqual(["chat_channel.created"]);
      expect(second.webhooks.list()).toMatchObject([{ id: 1, state: "active", clientId: "sandbox-user" }]);
    } finally {
      await receiver.close();
    }
  });

  it("lets happen what was to happen while it was away", async () => {
    let nowMs = Date.UTC(2026, 2, 2, 9, 30);
    const clock = { nowMs: () => nowMs };
    const first = await open({ clock });
    const token = (await signIn(first, "sandbox-user", "lead")).access_token;
    const [room] = first.store.channels.named("Platform team");
    const later = { message: "Later", to_channel: room?.id, scheduled_time: "2026-03-02T11:00:00Z" };
    expect((await call(first, token, "POST /chat/users/me/messages", later)).status).toBe(201);
    nowMs += 3 * HOUR_MS;
    const second = await reopen({ clock });
    second.advance(0);
    const said = second.store.messages.ofChannel(room?.id ?? "", second.nowMs());
    const [last] = said.newestFirst(0, Number.POSITIVE_INFINITY);
    expect([last?.content.text, last?.sentAtMs]).toEqual(["Later", Date.UTC(2026, 2, 2, 11)]);
  });

  it("is as large as it was, whatever the settings say", async () => {
    await open({ seed: "mine" });
    const { id } = (await reopen({ seed: "other", size: "medium" })).store.owner;
    expect((await reopen({ seed: "mine" })).store.owner.id).toBe(id);
  });
});

describe("a journal", () => {
  it("whose last line was cut short is read up to it", async () => {
    const first = await open();
    await live(first);
    const before = picture(first);
    await first.close();
    sandbox = null;
    appendFileSync(journal(), '{"kind":"operation","atMs":17');
    const second = await open();
    expect(picture(second)).toEqual(before);
    await call(second, (await signIn(second, "sandbox-user", "lead")).access_token, "POST /chat/users/me/channels", {
      name: "After the cut",
      type: 1,
    });
    expect((await reopen()).store.channels.named("After the cut")).toHaveLength(1);
  });

  it.each([
    [
      "with a line that is none",
      (text: string) => text.replace('"kind":"clock"', '"kind":"nonsense"'),
      /line \d+ of .* is not of this sandbox/,
    ],
    [
      "of another company",
      (text: string) => text.replace(/"fingerprint":"./, '"fingerprint":"x'),
      /of another version of the sandbox/,
    ],
    [
      "that turns out otherwise",
      (text: string) => text.replace('"status":201', '"status":200'),
      /change \d+ cannot be done again/,
    ],
  ])("%s stops the start", async (_, spoil, message) => {
    const first = await open();
    await live(first);
    first.advance(1);
    await first.close();
    sandbox = null;
    writeFileSync(journal(), spoil(readFileSync(journal(), "utf8")));
    await expect(open()).rejects.toThrow(message);
  });

  it("belongs to one sandbox at a time", async () => {
    await open();
    writeFileSync(path.join(folder, "lock"), `${process.ppid}`);
    await expect(openSandbox({ dataFolder: folder })).rejects.toThrow(`another sandbox, process ${process.ppid}, has`);
    // The process of this lock is long gone.
    writeFileSync(path.join(folder, "lock"), "999999999");
    await reopen();
  });
});
