// What people do to the chatbot in their own clients: a control endpoint does it for them.
import * as v from "valibot";
import { type App, apps } from "../apps.ts";
import type { WebhookEvent } from "../events/envelope.ts";
import type { Store } from "../store/store.ts";
import { botNotification, buttonPressed, buttonsOf, type Happening } from "./events.ts";
import { channelOfJid } from "./jids.ts";

export const CommandInput = v.strictObject({
  email: v.string(),
  /** What stands after the chatbot's command. */
  text: v.string(),
  /** Where; to the chatbot alone when left out. */
  channelId: v.optional(v.string()),
});

export const PressInput = v.strictObject({
  email: v.string(),
  messageId: v.string(),
  /** Of the button. */
  value: v.string(),
});

export type BotApp = App & Required<Pick<App, "bot">>;

/** The app whose chatbot people talk to. */
export const botApp: BotApp = (() => {
  for (const app of apps) if (app.bot) return { ...app, bot: app.bot };
  throw new Error("no app has a chatbot");
})();

/** @returns the event it causes, or what is wrong, as a string. */
export function giveCommand(
  { email, text, channelId }: v.InferOutput<typeof CommandInput>,
  store: Store,
  atMs: number,
): WebhookEvent | string {
  const happening = happeningOf(email, store, atMs);
  if (typeof happening === "string") return happening;
  if (channelId === undefined) return botNotification(happening, null, text);
  const channel = store.channels.find(channelId);
  if (!channel || !store.channels.isMember(channel, happening.user.index)) return `${email} is not in that channel`;
  return botNotification(happening, channel, text);
}

/** @returns the event it causes, or what is wrong, as a string. */
export function pressButton(
  { email, messageId, value }: v.InferOutput<typeof PressInput>,
  store: Store,
  atMs: number,
): WebhookEvent | string {
  const happening = happeningOf(email, store, atMs);
  if (typeof happening === "string") return happening;
  const post = store.botPosts.find(messageId);
  if (!post) return "the chatbot has no such message";
  const channel = channelOfJid(store, post.toJid);
  const { user } = happening;
  const isShown = channel ? store.channels.isMember(channel, user.index) : post.toJid.startsWith(user.id.toLowerCase());
  if (!isShown) return `${email} does not see that message`;
  const buttons = buttonsOf(post.content);
  const button = buttons.find((one) => one.value === value);
  const values = buttons.map((one) => one.value).join(", ");
  return button ? buttonPressed(happening, post, button) : `the message has no such button; it has: ${values}`;
}

function happeningOf(email: string, store: Store, atMs: number): Happening | string {
  const user = store.findUser(email);
  return user?.status === "active" ? { app: botApp, store, user, atMs } : `nobody active has the address ${email}`;
}
