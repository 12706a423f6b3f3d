import * as v from "valibot";
import type { Conversation } from "../store/conversation.ts";
import { type Message, plainMessageId } from "../store/message.ts";
import { operationError } from "./errors.ts";
import { checkMayMigrate, failed, migratedChannel, migratedPerson, noAccess } from "./migration-access.ts";
import type { Handler, OperationContext } from "./operation.ts";

const MigratedReaction = v.object({
  message_id: v.string(),
  message_timestamp: v.number(),
  to_channel: v.optional(v.string()),
  to_contact: v.optional(v.string()),
  emojis: v.array(v.object({ emoji: v.string(), user_identifier: v.array(v.string()) })),
});
const Body = v.object({ reactions: v.array(MigratedReaction) });

type MigratedReaction = v.InferOutput<typeof MigratedReaction>;

interface Said {
  readonly conversation: Conversation;
  readonly message: Message;
}

export const migrateReactionsHandlers = {
  /** All or none. Nobody is told of it; a reaction that is there already stays one. */
  migrateChatMessageReactions: (context) => {
    checkMayMigrate(context, "ChatMessages:Edit");
    const { reactions } = v.parse(Body, context.body);
    if (reactions.length === 0) throw failed(context);
    const planned = reactions.flatMap((asked) => {
      const said = messageAsked(context, asked);
      return asked.emojis.flatMap(({ emoji, user_identifier: people }) => {
        const unicode = unicodeOf(context, emoji);
        return people.map((identifier) => ({ ...said, unicode, person: personIn(context, said, identifier) }));
      });
    });
    for (const { conversation, message, unicode, person } of planned)
      conversation.react(message, { unicode }, person, true, context.nowMs);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

/** The documentation's example writes the moment of sending for the id, so either names the message. */
function messageAsked(context: OperationContext, asked: MigratedReaction): Said {
  const { message_timestamp: atMs, message_id: id } = asked;
  for (const conversation of conversationsAsked(context, asked)) {
    const [message] = conversation.everSent(atMs, atMs + 1);
    const isThere = message?.deletedAtMs === null && conversation.has(message);
    if (isThere && (message.id === plainMessageId(id) || id === `${atMs}`)) return { conversation, message };
  }
  throw operationError(context.operation.id, 5401, { values: { message_timestamp: `${atMs}` } });
}

/** Only one side of a chat between two is named. */
function conversationsAsked(
  context: OperationContext,
  { to_channel: channelId, to_contact: contact }: MigratedReaction,
): readonly Conversation[] {
  const { messages } = context.store;
  if (channelId && !contact) return [messages.ofChannel(migratedChannel(context, channelId).id, context.nowMs)];
  if (!contact || channelId) throw failed(context);
  return messages.direct(migratedPerson(context, contact).index, context.nowMs);
}

/** `+U1F400` in the documentation's example, `U+1F400` elsewhere. */
function unicodeOf(context: OperationContext, emoji: string): string {
  const [, hex] = emoji.match(/^(?:\+U|U\+)([0-9a-f]{4,6})$/i) ?? [];
  if (hex === undefined) throw failed(context);
  return `U+${hex.toUpperCase()}`;
}

/** Index of somebody who reacted. Only who is in the conversation can. */
function personIn(context: OperationContext, { conversation: { parties } }: Said, identifier: string): number {
  const { channels } = context.store;
  const { index } = migratedPerson(context, identifier);
  const channel = parties.kind === "channel" ? channels.find(parties.channelId) : undefined;
  const isIn =
    parties.kind === "direct" ? parties.people.includes(index) : channel && channels.isMember(channel, index);
  if (!isIn) throw noAccess(context);
  return index;
}
