import * as v from "valibot";
import type { App } from "../apps.ts";
import { tellMessage } from "../operations/message-events.ts";
import { noContent, postMessage } from "../operations/post-message.ts";
import { shortAccountId } from "../store/account-id.ts";
import type { Channel } from "../store/channel.ts";
import type { BotPost, CardContent } from "../store/chatbot.ts";
import type { Store, User } from "../store/store.ts";
import { BotError } from "./errors.ts";
import { channelOfJid, userOfJid } from "./jids.ts";

const Content = v.record(v.string(), v.unknown());

export const Sending = v.object({
  robot_jid: v.string(),
  to_jid: v.string(),
  account_id: v.string(),
  content: Content,
  user_jid: v.optional(v.string()),
  visible_to_user: v.optional(v.string()),
  is_markdown_support: v.optional(v.boolean(), false),
});

export const Editing = v.object({
  robot_jid: v.string(),
  account_id: v.optional(v.string()),
  content: Content,
  user_jid: v.optional(v.string()),
  is_markdown_support: v.optional(v.boolean(), false),
});

export const Deleting = v.object({
  robot_jid: v.string(),
  account_id: v.optional(v.string()),
  user_jid: v.optional(v.string()),
});

/** The app that asks, the company it asks in, and when. */
export interface BotContext {
  readonly app: App;
  readonly store: Store;
  readonly nowMs: number;
}

/** @throws BotError */
export function sendAsBot(context: BotContext, asked: v.InferOutput<typeof Sending>): BotPost {
  const { store, nowMs } = context;
  checkBot(context, asked.robot_jid, asked.account_id);
  const behalf = onBehalf(store, asked.user_jid);
  const channel = channelOfJid(store, asked.to_jid);
  if (!channel && !userOfJid(store, asked.to_jid)) throw new BotError("nothingThere");
  if (channel) checkMaySend(store, channel, behalf);
  const only = asked.visible_to_user === undefined ? null : onBehalf(store, asked.visible_to_user);
  if (channel && only && !store.channels.isMember(channel, only.index)) throw new BotError("noPermission");

  const bot = { content: asked.content, isMarkdown: asked.is_markdown_support };
  const parties = channel && !only ? { kind: "channel" as const, channelId: channel.id } : null;
  const sender = behalf ?? store.people.at(channel?.owner ?? store.owner.index);
  const content = { ...noContent, text: textOf(asked.content) };
  const message = parties && postMessage(store, { parties, sender, content, bot, atMs: nowMs });
  const post: BotPost = {
    id: store.botPosts.nextId(nowMs),
    robotJid: asked.robot_jid,
    toJid: asked.to_jid,
    userJid: asked.user_jid ?? "",
    sentAtMs: nowMs,
    content: asked.content,
    placed: message && parties && { conversation: store.messages.ofChannel(parties.channelId, nowMs), message },
  };
  store.botPosts.put(post);
  return post;
}

/** @throws BotError */
export function editAsBot(context: BotContext, id: string, asked: v.InferOutput<typeof Editing>): BotPost {
  const { store, nowMs } = context;
  checkBot(context, asked.robot_jid, asked.account_id);
  const post = ownPost(context, id);
  onBehalf(store, asked.user_jid);
  const edited = { ...post, content: asked.content };
  if (post.placed) {
    const { conversation, message } = post.placed;
    conversation.editBot(message, { content: asked.content, isMarkdown: asked.is_markdown_support });
    conversation.edit(message, { ...message.content, text: textOf(asked.content) }, nowMs);
    tellMessage({ store, conversation, message, operator: store.people.at(message.sender), atMs: nowMs }, "updated");
  }
  store.botPosts.put(edited);
  return edited;
}

/** @throws BotError */
export function deleteAsBot(context: BotContext, id: string, asked: v.InferOutput<typeof Deleting>): BotPost {
  const { store, nowMs } = context;
  checkBot(context, asked.robot_jid, asked.account_id);
  const post = ownPost(context, id);
  onBehalf(store, asked.user_jid);
  if (post.placed && post.placed.message.deletedAtMs === null) {
    const { conversation, message } = post.placed;
    conversation.delete(message, nowMs);
    tellMessage({ store, conversation, message, operator: store.people.at(message.sender), atMs: nowMs }, "deleted");
  }
  store.botPosts.delete(post);
  return post;
}

function checkBot({ app, store }: BotContext, robotJid: string, accountId: string | undefined): void {
  if (app.bot?.jid !== robotJid) throw new BotError("noRobot");
  const isOurs = accountId === undefined || accountId === store.accountId || accountId === shortAccountId;
  if (!isOurs) throw new BotError("otherAccount");
}

function ownPost({ app, store }: BotContext, id: string): BotPost {
  const post = store.botPosts.find(id);
  if (post?.robotJid !== app.bot?.jid || !post) throw new BotError("nothingThere");
  return post;
}

function onBehalf(store: Store, jid: string | undefined): User | null {
  if (!jid) return null;
  const user = userOfJid(store, jid);
  if (user?.status !== "active") throw new BotError("nothingThere");
  return user;
}

/** A chatbot speaks where whoever it speaks for could. */
function checkMaySend(store: Store, channel: Channel, behalf: User | null): void {
  const isOut = behalf !== null && !store.channels.isMember(channel, behalf.index);
  if (isOut || channel.isArchived || store.chatRules.encryptedChannels.has(channel.id))
    throw new BotError("noPermission");
}

/** What of a card can be read as plain text: its head, and the texts of its body. */
export function textOf({ head, body }: CardContent): string {
  const texts: string[] = [];
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) collect(one);
    if (!v.is(v.looseObject({}), part)) return;
    const { text, sections, sub_head, items } = part as Readonly<Record<string, unknown>>;
    if (typeof text === "string" && items === undefined) texts.push(text);
    collect(sub_head);
    collect(sections);
  };
  collect(head);
  collect(body);
  return texts.join("\n");
}
