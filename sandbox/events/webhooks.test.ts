import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../app.ts";
import { me, Stage } from "../operations/testing/stage.ts";
import { type Answered, control, openSandbox, signIn } from "../testing/sandbox-client.ts";
import { type Receiver, startReceiver } from "./testing/receiver.ts";

const SECRET = "a secret of both sides";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let stage: Stage;
let receiver: Receiver;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(async () => {
  stage.reset();
  receiver = await startReceiver(SECRET);
});
afterEach(() => receiver.close());
afterAll(() => stage.close());

const subscribe = (more: object = {}): Promise<Answered> =>
  control(stage.sandbox, "POST /sandbox/webhooks", { url: receiver.url, secret: SECRET, ...more });

/** Something that the platform tells of. */
async function rename(name: string): Promise<void> {
  const { status } = await stage.call("updateChannel", me("lead"), {
    params: { channelId: stage.id("Platform team") },
    body: { channel_settings: { posting_permissions: 1 } },
  });
  expect([name, status]).toEqual([name, 204]);
  await stage.sandbox.webhooks.idle();
}

const stateOf = () => stage.sandbox.webhooks.deliveries().map(({ state }) => state);

async function pass(ms: number): Promise<void> {
  stage.sandbox.advance(ms);
  await stage.sandbox.webhooks.idle();
}

describe("a subscription is refused", () => {
  it("when the endpoint does not know the secret", async () => {
    receiver.isValid = false;
    const { status, body } = await subscribe();
    expect(status).toBe(400);
    expect(body).toEqual({
      message: "the endpoint was not validated: its encryptedToken was not made with the secret",
    });
    expect(stage.sandbox.webhooks.list()).toEqual([]);
  });

  it("when nobody listens there", async () => {
    const { port } = new URL(receiver.url);
    await receiver.close();
    const { status, body } = await subscribe();
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(`ECONNREFUSED 127.0.0.1:${port}`);
    receiver = await startReceiver(SECRET);
  });

  it("when it names an event or an app that there is not", async () => {
    for (const wrong of [{ events: ["meeting.started"] }, { clientId: "sandbox-nobody" }, { url: "ftp://x" }])
      expect([wrong, (await subscribe(wrong)).status]).toEqual([wrong, 400]);
    expect(receiver.validations).toBe(0);
  });

  it("when the app has twenty", async () => {
    for (let count = 0; count < 20; count++) expect((await subscribe({ clientId: "sandbox-user" })).status).toBe(201);
    expect((await subscribe({ clientId: "sandbox-user" })).status).toBe(400);
    expect((await subscribe({ clientId: "sandbox-admin" })).status).toBe(201);
  });
});

describe("an event", () => {
  it("is sent as compact JSON, signed, by the sandbox's clock", async () => {
    expect((await subscribe()).body).toEqual({
      id: 1,
      url: receiver.url,
      clientId: null,
      events: null,
      state: "active",
      failedValidations: 0,
    });
    stage.sandbox.advance(HOUR_MS);
    await rename("signed");
    const [event] = receiver.received;
    const nowMs = stage.sandbox.nowMs();
    const lead = stage.user("lead");
    expect(event?.text).toBe(
      JSON.stringify({
        event: "chat_channel.updated",
        event_ts: nowMs,
        payload: {
          account_id: stage.store.accountId,
          operator: lead.email,
          operator_id: lead.id,
          object: {
            id: stage.id("Platform team"),
            name: "Platform team",
            type: 2,
            date_time: `${new Date(nowMs).toISOString().slice(0, 19)}Z`,
            timestamp: nowMs,
          },
        },
      }),
    );
    expect(event?.isSigned).toBe(true);
    expect(event?.headers).toMatchObject({
      "user-agent": "Zoom Marketplace/1.0a",
      "x-zm-request-timestamp": `${Math.floor(nowMs / 1000)}`,
      "content-type": "application/json; charset=utf-8",
    });
    expect(stateOf()).toEqual(["delivered"]);
  });

  it("goes only to those who asked for it", async () => {
    await subscribe({ events: ["chat_channel.deleted"] });
    await rename("unheard");
    expect(receiver.received).toEqual([]);
    await control(stage.sandbox, "DELETE /sandbox/webhooks?id=1");
    await subscribe({ events: ["chat_channel.updated"] });
    await rename("heard");
    expect(receiver.received.map(({ event }) => event)).toEqual(["chat_channel.updated"]);
    expect((await control(stage.sandbox, "DELETE /sandbox/webhooks?id=1")).status).toBe(404);
  });

  it("that the server fails on is sent again after 5, 20 and 60 minutes, and then no more", async () => {
    await subscribe();
    receiver.answer = 503;
    await rename("failing");
    const times: number[] = [];
    for (const minutes of [5, 20, 60, 60, 600]) {
      await pass(minutes * MINUTE_MS - 1);
      times.push(receiver.received.length);
      await pass(1);
      times.push(receiver.received.length);
    }
    expect(times).toEqual([1, 2, 2, 3, 3, 4, 4, 4, 4, 4]);
    expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers["x-zm-signature"])).size).toBe(4);
    expect(stateOf()).toEqual(["given up"]);
  });

  it("gets through at a later try", async () => {
    await subscribe();
    receiver.answer = 500;
    await rename("late");
    expect(stateOf()).toEqual(["retrying"]);
    receiver.answer = 204;
    await pass(5 * MINUTE_MS);
    expect(stateOf()).toEqual(["delivered"]);
    await pass(2 * HOUR_MS);
    expect(receiver.received).toHaveLength(2);
  });

  it.each([301, 302, 400, 404, 429])("answered %i is not sent again", async (status) => {
    await subscribe();
    receiver.answer = status;
    await rename("refused");
    await pass(2 * HOUR_MS);
    expect(receiver.received).toHaveLength(1);
    expect(stateOf()).toEqual(["refused"]);
  });

  it("that nobody answers within three seconds is sent again", async () => {
    await subscribe();
    receiver.answer = null;
    await rename("silent");
    expect(stage.sandbox.webhooks.deliveries()[0]?.attempts[0]?.answer).toBe("no answer within 3 seconds");
    expect(stateOf()).toEqual(["retrying"]);
  });

  it("is sent again to an endpoint that was away", async () => {
    await subscribe();
    await receiver.close();
    await rename("away");
    expect(stateOf()).toEqual(["retrying"]);
    expect(JSON.stringify(stage.sandbox.webhooks.deliveries())).toContain("ECONNREFUSED");
  });
});

describe("an endpoint", () => {
  it("is validated again every 72 hours, and left alone after six failures in a row", async () => {
    await subscribe();
    await pass(72 * HOUR_MS - 1);
    expect(receiver.validations).toBe(1);
    await pass(1);
    expect(receiver.validations).toBe(2);
    receiver.isValid = false;
    for (let count = 0; count < 5; count++) await pass(72 * HOUR_MS);
    expect(stage.sandbox.webhooks.list()).toMatchObject([{ state: "active", failedValidations: 5 }]);
    receiver.isValid = true;
    await pass(72 * HOUR_MS);
    expect(stage.sandbox.webhooks.list()).toMatchObject([{ state: "active", failedValidations: 0 }]);
    receiver.isValid = false;
    for (let count = 0; count < 6; count++) await pass(72 * HOUR_MS);
    expect(stage.sandbox.webhooks.list()).toMatchObject([{ state: "disabled", failedValidations: 6 }]);
    const { validations } = receiver;
    const happening = { operator: null, atMs: stage.sandbox.nowMs(), object: () => ({}) };
    stage.store.events.emit("chat_channel.updated", happening);
    await pass(72 * HOUR_MS);
    expect([receiver.validations, receiver.received]).toEqual([validations, []]);
  });

  it("hears when a person takes an app away, with the time inside the payload", async () => {
    await subscribe({ clientId: "sandbox-user", events: ["app_deauthorized"] });
    const other = await startReceiver(SECRET);
    await subscribe({ url: other.url, clientId: "sandbox-admin" });
    const revoke = { email: "lead@sandbox.example", clientId: "sandbox-user", action: "revoke" };
    await stage.token(me("lead"));
    expect((await control(stage.sandbox, "POST /sandbox/tokens", revoke)).body).toEqual({ grants: 1 });
    await stage.sandbox.webhooks.idle();
    const nowMs = stage.sandbox.nowMs();
    expect(receiver.received.map(({ body }) => body)).toEqual([
      {
        event: "app_deauthorized",
        payload: {
          account_id: stage.store.accountId,
          user_id: stage.user("lead").id,
          signature: expect.stringMatching(/^[0-9a-f]{64}$/),
          deauthorization_time: new Date(nowMs).toISOString(),
          client_id: "sandbox-user",
          event_ts: nowMs,
        },
      },
    ]);
    expect(other.received).toEqual([]);
    await other.close();
  });
});

describe("the endpoint of the settings", () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());

  it("may come later than the sandbox, and is there again after a reset", async () => {
    const { url } = receiver;
    receiver.isValid = false;
    sandbox = await openSandbox({ webhook: { url, secret: SECRET }, plan: "unlimited" });
    const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
    const leave = async () => {
      const channel = sandbox.store.channels.named("Coffee and cake")[0];
      await fetch(`${sandbox.url}/v2/chat/channels/${channel?.id}/members/me`, {
        method: "DELETE",
        headers: { authorization: `Bearer ${access_token}` },
      });
      await sandbox.webhooks.idle();
    };
    await sandbox.webhooks.idle();
    expect(sandbox.webhooks.list()).toMatchObject([{ url, state: "waiting" }]);
    await leave();
    expect(receiver.received).toEqual([]);
    receiver.isValid = true;
    sandbox.advance(5 * MINUTE_MS);
    await sandbox.webhooks.idle();
    expect(receiver.received.map(({ event }) => event)).toEqual(["chat_channel.member_left"]);
    sandbox.reset({ keepTokens: true });
    await leave();
    expect(receiver.received).toHaveLength(2);
  });
});
