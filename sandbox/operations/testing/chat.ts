// What tests of messages have in common.
import * as v from "valibot";
import type { Conversation } from "../../store/conversation.ts";
import { madeContent, type StoredFile } from "../../store/files.ts";
import type { Message } from "../../store/message.ts";
import { me, type Signed, type Stage } from "./stage.ts";

export function conversation(stage: Stage, channelName: string): Conversation {
  return stage.store.messages.ofChannel(stage.id(channelName), stage.sandbox.nowMs());
}

/** Messages of a channel that are neither deleted nor answers, newest first. */
export function mainMessages(stage: Stage, channelName: string): Message[] {
  const all = conversation(stage, channelName).newestFirst(0, Number.POSITIVE_INFINITY);
  return [...all].filter((message) => message.main === null && message.deletedAtMs === null);
}

export function newest(stage: Stage, channelName: string): Message {
  const [message] = mainMessages(stage, channelName);
  if (!message) throw new Error(`nothing was said in ${channelName}`);
  return message;
}

const Created = v.object({ id: v.string() });

/** Sends a message and answers its id. */
export async function send(stage: Stage, as: Signed, body: object): Promise<string> {
  const answer = await stage.call("sendChatMessage", as, { body });
  if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
  return v.parse(Created, answer.body).id;
}

/** Sends a text to a channel as one of the people known by name. */
export const say = (stage: Stage, person: string, channelName: string, message: string, more: object = {}) =>
  send(stage, me(person), { message, to_channel: stage.id(channelName), ...more });

/** A file that one of the people known by name has uploaded and not sent yet. */
export function newFile(stage: Stage, person: string, name = "plan.txt"): StoredFile {
  const content = madeContent(() => Buffer.from("What we said about the launch."));
  const owner = stage.user(person).index;
  return stage.store.files.add({ ...content, name, isImage: false, owner, createdAtMs: stage.sandbox.nowMs() });
}

/** All of the chats that a request could change, of the channels that tests use. */
export function chats(stage: Stage) {
  const { bookmarks, drafts, reminders, stars, unread } = stage.store.personal;
  const lists = [bookmarks, drafts, reminders, stars, unread];
  return {
    said: ["Launch room", "Platform team", "Trade show", "Release notes"].map((name) => {
      const { pins, pinned } = conversation(stage, name);
      return [mainMessages(stage, name).map((message) => ({ ...message })), [...pins], pinned];
    }),
    kept: ["lead", "member"].map((name) => lists.map((list) => list.all(stage.user(name).index).length)),
  };
}
