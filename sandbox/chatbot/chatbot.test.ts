import type { Server } from "node:http";
import { type CardContent, ChatbotClient } from "@zoom/rivet/chatbot";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Receiver, startReceiver } from "../events/testing/receiver.ts";
import { rivetShapes } from "../events/testing/rivet-shapes.ts";
import { me, Stage } from "../operations/testing/stage.ts";
import { userJid } from "../store/ids.ts";
import { type Answered, botToken, call, control, signIn } from "../testing/sandbox-client.ts";
import { botApp } from "./people.ts";

const SECRET = "a secret of both sides";

let stage: Stage;
let receiver: Receiver;
let token: string;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(async () => {
  stage.reset();
  token = await botToken(stage.sandbox);
  receiver = await startReceiver(SECRET);
});
afterEach(() => receiver.close());
afterAll(() => stage.close());

const card = (text: string): Record<string, unknown> => ({
  head: { text, sub_head: { text: "below" } },
  body: [
    { type: "message", text: "Approve it?" },
    {
      type: "section",
      sections: [{ type: "actions", items: [{ text: "Yes", value: "yes-7", style: "Primary" }] }],
    },
  ],
});

const Sent = v.object({
  message_id: v.pipe(v.string(), v.regex(/^\d{17}_[0-9A-Z]{7}_aw1$/)),
  robot_jid: v.string(),
  to_jid: v.string(),
  user_jid: v.string(),
  sent_time: v.string(),
});

const toChannel = (name: string) => `${stage.id(name)}@conference.xmpp.zoom.us`;

const message = (more: object = {}) => ({
  robot_jid: botApp.bot.jid,
  to_jid: toChannel("Platform team"),
  account_id: stage.store.accountId,
  user_jid: userJid(stage.user("lead").id),
  content: card("Hello"),
  ...more,
});

const send = (more?: object, as = token): Promise<Answered> =>
  call(stage.sandbox, as, "POST /im/chat/messages", message(more));

async function sent(more?: object): Promise<v.InferOutput<typeof Sent>> {
  const { status, body } = await send(more);
  expect([status, body]).toMatchObject([201, {}]);
  return v.parse(Sent, body);
}

const listen = (clientId?: string) =>
  control(stage.sandbox, "POST /sandbox/webhooks", {
    url: receiver.url,
    secret: SECRET,
    ...(clientId && { clientId }),
  });

describe("a chatbot's message is refused", () => {
  it("with the token of a person, even one of the chatbot's app, or none", async () => {
    const person = (await signIn(stage.sandbox, "sandbox-chatbot", "lead")).access_token;
    const invalid = { code: 7010, message: "Invalid authorization token.", result: false };
    for (const as of [person, await stage.token(me("lead")), "invented"]) {
      const { status, body } = await send({}, as);
      expect([status, body]).toEqual([401, invalid]);
    }
    const { status, body } = await call(stage.sandbox, null, "POST /im/chat/messages", message());
    expect([status, body]).toEqual([401, { ...invalid, message: "Missing authorization header." }]);
    stage.sandbox.advance(3_600_000);
    expect((await send()).body).toEqual(invalid);
  });

  it("with a body that is none", async () => {
    for (const wrong of [{ content: "text" }, { robot_jid: undefined }, { to_jid: 7 }]) {
      const { status, body } = await send(wrong);
      expect([wrong, status, body]).toMatchObject([wrong, 400, { code: 7001 }]);
    }
    expect((await call(stage.sandbox, token, "POST /im/chat/messages", "{")).body).toMatchObject({ code: 7001 });
  });

  it("of another chatbot, to another account, to nobody, or where nobody of its people is", async () => {
    const outsider = stage.strangers("Platform team", 1)[0]?.id ?? "";
    const cases = [
      [{ robot_jid: "v1other@xmpp.zoom.us" }, 404, 7002],
      [{ account_id: "another" }, 403, 7003],
      [{ user_jid: userJid(outsider) }, 403, 7004],
      [{ visible_to_user: outsider }, 403, 7004],
      [{ to_jid: toChannel("Trade show") }, 403, 7004],
      [{ to_jid: "0123456789abcdef0123456789abcdef@conference.xmpp.zoom.us" }, 404, 8001],
      [{ to_jid: "nobody@xmpp.zoom.us" }, 404, 8001],
      [{ user_jid: "nobody@xmpp.zoom.us" }, 404, 8001],
    ] as const;
    for (const [more, status, code] of cases) {
      const answer = await send(more);
      expect([more, answer.status, answer.body]).toMatchObject([more, status, { code }]);
    }
    for (const method of ["PUT", "DELETE"] as const) {
      const query = `?robot_jid=${botApp.bot.jid}`;
      const answer = await call(stage.sandbox, token, `${method} /im/chat/messages/none${query}`, message());
      expect([method, answer.status, answer.body]).toMatchObject([method, 404, { code: 8001 }]);
    }
    expect(stage.store.botPosts.all()).toEqual([]);
  });

  it("but its token opens nothing else", async () => {
    expect((await call(stage.sandbox, token, "GET /users/me")).body).toMatchObject({ code: 4700 });
    expect((await call(stage.sandbox, token, "PATCH /im/chat/messages/x", {})).status).toBe(404);
  });
});

describe("a chatbot's message", () => {
  it("is in the channel for all to read, as it is changed, until it is taken back", async () => {
    const Listed = v.object({
      messages: v.array(v.looseObject({ message: v.string(), bot_message: v.optional(v.unknown()) })),
    });
    const read = async () => {
      const query = { to_channel: stage.id("Platform team"), from: "2026-03-02T09:00:00Z" };
      const { body } = await stage.call("listUsersChatMessages", me("member"), { query });
      return v.parse(Listed, body).messages.map(({ message: text, bot_message }) => [text, bot_message]);
    };
    const { message_id: id, to_jid } = await sent();
    expect(to_jid).toBe(toChannel("Platform team"));
    expect(await read()).toEqual([["Hello\nbelow\nApprove it?", card("Hello")]]);
    const edit = { robot_jid: botApp.bot.jid, content: card("Changed") };
    expect((await call(stage.sandbox, token, `PUT /im/chat/messages/${id}`, edit)).status).toBe(200);
    expect(await read()).toEqual([["Changed\nbelow\nApprove it?", card("Changed")]]);
    const query = `robot_jid=${botApp.bot.jid}&account_id=sandbox-account`;
    const gone = await call(stage.sandbox, token, `DELETE /im/chat/messages/${id}?${query}`);
    expect([gone.status, gone.body]).toMatchObject([200, { message_id: id }]);
    expect(await read()).toEqual([]);
    expect((await call(stage.sandbox, token, `DELETE /im/chat/messages/${id}?${query}`)).status).toBe(404);
  });

  it("to one person, or for one person of a channel, is seen by nobody else", async () => {
    const lead = stage.user("lead").id;
    await sent({ to_jid: userJid(lead) });
    await sent({ visible_to_user: lead });
    const said = stage.store.messages.ofChannel(stage.id("Platform team"), stage.sandbox.nowMs());
    expect([...said.newestFirst(stage.sandbox.nowMs(), Number.POSITIVE_INFINITY)]).toEqual([]);
    const { body } = await control(stage.sandbox, "GET /sandbox/chatbot/messages");
    expect(body).toMatchObject({ messages: [{ isInChannel: false }, { isInChannel: false }] });
  });
});

describe("people", () => {
  it("install the chatbot by allowing its app, once", async () => {
    await listen("sandbox-chatbot");
    await signIn(stage.sandbox, "sandbox-chatbot", "helpdesk");
    await signIn(stage.sandbox, "sandbox-chatbot", "helpdesk");
    await signIn(stage.sandbox, "sandbox-user", "member");
    await stage.sandbox.webhooks.idle();
    const { id, displayName } = stage.user("helpdesk");
    expect(receiver.received.map(({ body }) => body)).toEqual([
      {
        event: "bot_installed",
        payload: {
          accountId: stage.store.accountId,
          robotJid: botApp.bot.jid,
          timestamp: stage.sandbox.nowMs(),
          userId: id,
          userJid: userJid(id),
          userName: displayName,
        },
      },
    ]);
    await control(stage.sandbox, "POST /sandbox/tokens", { clientId: "sandbox-chatbot", action: "revoke" });
    await signIn(stage.sandbox, "sandbox-chatbot", "helpdesk");
    await stage.sandbox.webhooks.idle();
    const events = receiver.received.map(({ event }) => event);
    expect(events.filter((event) => event !== "app_deauthorized")).toEqual(["bot_installed", "bot_installed"]);
  });

  it("cannot press what is not there, or speak where they are not", async () => {
    const { message_id: messageId } = await sent();
    const outsider = stage.strangers("Platform team", 1)[0]?.email ?? "";
    const press = (input: object) => control(stage.sandbox, "POST /sandbox/chatbot/press", input);
    const lead = "lead@sandbox.example";
    expect((await press({ email: lead, messageId, value: "no" })).body).toEqual({
      message: "the message has no such button; it has: yes-7",
    });
    for (const wrong of [
      { email: lead, messageId: "none", value: "yes-7" },
      { email: outsider, messageId, value: "yes-7" },
      { email: "nobody@sandbox.example", messageId, value: "yes-7" },
    ])
      expect([wrong, (await press(wrong)).status]).toEqual([wrong, 400]);
    const command = { email: outsider, text: "help", channelId: stage.id("Platform team") };
    expect((await control(stage.sandbox, "POST /sandbox/chatbot/command", command)).status).toBe(400);
  });
});

it("the vendor's SDK hears commands and buttons, and answers with a message", async () => {
  const shapes = rivetShapes(["chatbot"]);
  const client = new ChatbotClient({
    clientId: "sandbox-chatbot",
    clientSecret: "sandbox-chatbot-secret",
    webhooksSecretToken: SECRET,
    port: 0,
    tokenStore: {
      // The SDK looks at the real clock, and knows one address only to ask for a token of its own.
      getLatestToken: () => ({
        accessToken: token,
        expirationTimeIso: new Date(Date.now() + 3_600_000).toISOString(),
        scopes: [],
      }),
      storeToken: () => undefined,
    },
    baseUrl: `${stage.sandbox.url}/v2`,
  } as ConstructorParameters<typeof ChatbotClient>[0]);
  const misfits: string[] = [];
  const heard: string[] = [];
  client.webEventConsumer?.onSlashCommand("approve budget", async ({ say, ...event }) => {
    heard.push(event.payload.cmd);
    misfits.push(...shapes("bot_notification", event));
    // The SDK's own type of a card does not know all that it takes.
    await say(card("Budget") as unknown as CardContent);
  });
  client.webEventConsumer?.onButtonClick("yes-7", async ({ say, ...event }) => {
    heard.push(event.payload.actionItem.text);
    misfits.push(...shapes("interactive_message_actions", event).filter((what) => !what.includes("/original")));
    await say("Approved.");
  });
  // The default receiver starts a server of Node's, which the SDK's types have lost.
  const server = (await client.start()) as Server;
  try {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const url = `http://127.0.0.1:${port}/zoom/events`;
    expect((await control(stage.sandbox, "POST /sandbox/webhooks", { url, secret: SECRET })).status).toBe(201);
    const lead = "lead@sandbox.example";
    const channelId = stage.id("Platform team");
    await control(stage.sandbox, "POST /sandbox/chatbot/command", { email: lead, text: "approve budget", channelId });
    await stage.sandbox.webhooks.idle();
    const [post] = stage.store.botPosts.all();
    expect(post?.toJid).toBe(toChannel("Platform team"));
    const pressed = { email: "member@sandbox.example", messageId: post?.id, value: "yes-7" };
    expect((await control(stage.sandbox, "POST /sandbox/chatbot/press", pressed)).status).toBe(200);
    await stage.sandbox.webhooks.idle();
    expect(heard).toEqual(["approve budget", "Yes"]);
    expect(misfits).toEqual([]);
    expect(stage.store.botPosts.all().map(({ content }) => content)).toEqual([
      card("Budget"),
      { body: [{ type: "message", text: "Approved." }] },
    ]);
    expect(stage.sandbox.webhooks.deliveries().filter(({ state }) => state !== "delivered")).toEqual([]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
