import { TeamChatClient, type TeamChatEvents } from "@zoom/rivet/teamchat";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OperationId } from "../../contract/operations.gen.ts";
import { say, send } from "../operations/testing/chat.ts";
import { emojiForm, fileForm, smallPng } from "../operations/testing/made-files.ts";
import { firstEmoji } from "../operations/testing/refusals/emoji.ts";
import { me, type RequestParts, type Signed, Stage } from "../operations/testing/stage.ts";
import { eventNames } from "../store/events.ts";
import { control } from "../testing/sandbox-client.ts";
import { rivetShapes } from "./testing/rivet-shapes.ts";

const SECRET = "a secret of both sides";

/** Events that no operation brings about: people do these things in their own clients. */
const notCaused: readonly string[] = [
  "team_chat.channel_app_added",
  "team_chat.channel_app_removed",
  "team_chat.channel_invitation_approval_requested",
  "team_chat.channel_invitation_approved",
  "team_chat.channel_invitation_declined",
  "team_chat.channel_invitation_rejected",
  "team_chat.channel_invitation_removed",
  "team_chat.channel_join_approval_requested",
  "team_chat.channel_join_approved",
  "team_chat.channel_join_declined",
  "team_chat.channel_join_requested",
  "team_chat.file_changed",
  "team_chat.file_unshared",
];

/** Where the SDK's types ask for more than the platform sends, or know less. */
const knownMisfits: readonly RegExp[] = [
  // Of this event alone the SDK says so; the documentation of all of them has a number.
  /^chat_channel\.member_removed \/event_ts is no string$/,
  // Of the two places of a message, an event names the one it is about.
  /^chat_message\.\w+ \/payload\/object\/(contact_email|contact_id|channel_id|channel_name) is missing$/,
];

interface Heard {
  readonly event: string;
}

let stage: Stage;
let stop: () => Promise<unknown>;
const heard: Heard[] = [];

beforeAll(async () => {
  stage = await Stage.open();
  const client = new TeamChatClient({
    clientId: "sandbox-user",
    clientSecret: "sandbox-user-secret",
    webhooksSecretToken: SECRET,
    port: 0,
    installerOptions: { redirectUri: "http://localhost:4210", stateStore: "a state secret of thirty-two letters" },
  });
  for (const name of eventNames)
    client.webEventConsumer?.event(name as TeamChatEvents["event"] & (typeof eventNames)[number], (event) => {
      heard.push(event);
    });
  const server = await client.start();
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the SDK listens nowhere");
  stop = () => new Promise((resolve) => server.close(resolve));
  const url = `http://127.0.0.1:${address.port}/zoom/events`;
  const { status } = await control(stage.sandbox, "POST /sandbox/webhooks", { url, secret: SECRET });
  expect(status).toBe(201);
});
afterAll(async () => {
  await stage.close();
  await stop();
});

async function did(id: OperationId, as: Signed, parts: RequestParts = {}): Promise<unknown> {
  const { status, body } = await stage.call(id, as, parts);
  expect([id, status < 300, body]).toEqual([id, true, body]);
  return body;
}

const idIn = (body: unknown): string => (body as { id: string }).id;

async function changeChannels(): Promise<void> {
  const created = await did("createChannel", me("lead"), {
    body: { name: "Made for events", type: 1, members: [{ email: "member@sandbox.example" }] },
  });
  const params = { channelId: idIn(created), identifier: stage.user("member").id };
  await did("updateChannel", me("lead"), { params, body: { name: "Renamed", channel_settings: {} } });
  const guest = stage.guests("Launch room")[0]?.email ?? "";
  const members = [{ email: "helpdesk@sandbox.example" }, { email: guest }, { email: "new@elsewhere.example" }];
  await did("inviteChannelMembers", me("lead"), { params, body: { members } });
  await did("removeMember", me("lead"), { params });
  await did("leaveChannel", me("helpdesk"), { params });
  for (const method of ["archive", "unarchive"])
    await did("performOperationsOnChannels", me("lead"), { body: { method, channel_ids: [params.channelId] } });
  await did("deleteChannel", me("lead"), { params });
  const { channels } = stage.store;
  const open = channels.publicPage(0, 50).items.find((one) => !channels.isMember(one, stage.user("helpdesk").index));
  await did("joinChannel", me("helpdesk"), { params: { channelId: open?.id ?? "" } });
}

async function talk(to: { to_channel: string } | { to_contact: string }): Promise<void> {
  const id = await send(stage, me("lead"), { message: "First", ...to });
  await send(stage, me("lead"), { message: "Reply", reply_main_message_id: id, ...to });
  const params = { messageId: id };
  await did("updateMessage", me("lead"), { params, body: { message: "Changed", ...to } });
  for (const action of ["add", "remove"])
    await did("reactToChatMessage", me("lead"), { params, body: { action, emoji: "U+1F600", ...to } });
  for (const action of ["add_bookmark", "remove_bookmark"])
    await did("addOrRemoveBookmark", me("lead"), { query: { message_id: id }, body: { action, ...to } });
  await did("deleteMessage", me("lead"), { params, query: to });
}

async function pinAndStar(): Promise<void> {
  const channelId = stage.id("Platform team");
  const id = await say(stage, "lead", "Platform team", "Look here");
  for (const method of ["pin", "unpin"])
    await did("performOperationsOnMessageOfChannel", me("lead"), {
      body: { method, message_id: id, channel_id: channelId },
    });
  for (const method of ["star", "unstar"])
    await did("starOrUnstarChannelOrContactUser", me("lead"), {
      body: { method, params: { target_id: channelId, target_type: "channel" } },
    });
}

async function handleFiles(): Promise<void> {
  const form = fileForm("files", smallPng(), "shot.png");
  form.set("to_channel", stage.id("Platform team"));
  await did("sendChatFile", me("lead"), { form });
  const fileId = idIn(await did("uploadChatFile", me("lead"), { form: fileForm("file", Buffer.from("x"), "x.txt") }));
  const info = await did("getFileInfo", me("lead"), { params: { fileId } });
  await (await fetch((info as { download_url: string }).download_url)).arrayBuffer();
  await did("deleteChatFile", me("lead"), { params: { fileId } });
  await did("addCustomEmoji", me("member"), { form: emojiForm("for_events", smallPng()) });
  await did("deleteCustomEmoji", me("admin"), { params: { fileId: firstEmoji(stage).file.id } });
}

async function changeSpaces(): Promise<void> {
  const created = (await did("createSharedSpace", me("lead"), {
    body: { space_name: "Space for events", space_settings: {} },
  })) as { space_id: string };
  const params = { spaceId: created.space_id };
  await did("updateSharedSpaceSettings", me("lead"), { params, body: { space_name: "Renamed space" } });
  const members = ["member", "helpdesk"].map((name) => ({ identifier: stage.user(name).id }));
  await did("addMembersToSharedSpace", me("lead"), { params, body: { members } });
  await did("removeMembersFromSharedSpace", me("lead"), { params, query: { identifiers: stage.user("member").id } });
  await did("removeMembersFromSharedSpace", me("helpdesk"), {
    params,
    query: { identifiers: stage.user("helpdesk").id },
  });
}

it("the vendor's SDK verifies and takes every event the operations cause, and each is of the shape the SDK gives it", async () => {
  await changeChannels();
  await talk({ to_channel: stage.id("Platform team") });
  await talk({ to_contact: stage.user("member").id });
  await pinAndStar();
  await handleFiles();
  await changeSpaces();
  await stage.sandbox.webhooks.idle();

  const deliveries = stage.sandbox.webhooks.deliveries();
  expect(deliveries.filter(({ state }) => state !== "delivered")).toEqual([]);
  expect(heard).toEqual(deliveries.map(({ body }) => body));
  const caused = new Set(heard.map(({ event }) => event));
  expect(eventNames.filter((name) => !caused.has(name))).toEqual([...notCaused]);

  const shapes = rivetShapes(["teamchat"]);
  expect([...shapes.names].sort()).toEqual([...eventNames].sort());
  const misfits = new Set(heard.flatMap((event) => shapes(event.event, event).map((what) => `${event.event} ${what}`)));
  expect([...misfits].filter((misfit) => !knownMisfits.some((known) => known.test(misfit)))).toEqual([]);
  expect(stage.sandbox.failures()).toEqual([]);
});
