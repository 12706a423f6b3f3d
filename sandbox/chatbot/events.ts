// What a chatbot hears of: that it was installed, that it was spoken to, that a button was pressed.
import type { App } from "../apps.ts";
import type { WebhookEvent } from "../events/envelope.ts";
import type { Channel } from "../store/channel.ts";
import type { BotPost, CardContent } from "../store/chatbot.ts";
import { shortId, userJid } from "../store/ids.ts";
import type { Store, User } from "../store/store.ts";
import { channelOfJid, whereJid } from "./jids.ts";

type Bot = NonNullable<App["bot"]>;

export interface Happening {
  readonly app: App & { readonly bot: Bot };
  readonly store: Store;
  readonly user: User;
  readonly atMs: number;
}

export interface Button {
  readonly text: string;
  readonly value: string;
}

/** Unlike those of the chat, these payloads are in camel case and have no time of their own outside. */
const event = (name: string, { app, store, user, atMs }: Happening, more: object): WebhookEvent => ({
  name,
  clientId: app.clientId,
  body: {
    event: name,
    payload: {
      accountId: store.accountId,
      robotJid: app.bot.jid,
      timestamp: atMs,
      userId: user.id,
      userJid: userJid(user.id),
      userName: user.displayName,
      ...more,
    },
  },
});

export const botInstalled = (happening: Happening): WebhookEvent => event("bot_installed", happening, {});

/** @param channel Where it was said; null when to the chatbot alone. */
export const botNotification = (happening: Happening, channel: Channel | null, command: string): WebhookEvent =>
  event("bot_notification", happening, {
    channelName: channel?.name ?? happening.app.bot.name,
    cmd: command,
    toJid: whereJid(happening.user, happening.app.bot.jid, channel),
    triggerId: shortId(happening.store.random),
  });

export const buttonPressed = (happening: Happening, post: BotPost, button: Button): WebhookEvent =>
  event("interactive_message_actions", happening, {
    actionItem: { text: button.text, value: button.value },
    channelName: channelOfJid(happening.store, post.toJid)?.name ?? happening.app.bot.name,
    messageId: post.id,
    original: post.content,
    toJid: post.toJid,
  });

/** The buttons anywhere in a card. */
export function buttonsOf(content: CardContent): readonly Button[] {
  const buttons: Button[] = [];
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) collect(one);
    else if (typeof part === "object" && part !== null) {
      const isActions = "type" in part && part.type === "actions" && "items" in part && Array.isArray(part.items);
      if (!isActions) for (const one of Object.values(part)) collect(one);
      else for (const item of part.items as unknown[]) if (isButton(item)) buttons.push(item);
    }
  };
  collect(content);
  return buttons;
}

const isButton = (item: unknown): item is Button =>
  typeof item === "object" &&
  item !== null &&
  "text" in item &&
  typeof item.text === "string" &&
  "value" in item &&
  typeof item.value === "string";
