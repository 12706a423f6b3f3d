import * as v from "valibot";
import type { Conversation, Parties } from "../store/conversation.ts";
import type { StoredFile } from "../store/files.ts";
import { uuid } from "../store/ids.ts";
import { plainMessageId } from "../store/message.ts";
import type { Person } from "../store/store.ts";
import { checkMayMigrate, failed, migratedChannel, migratedPerson, noAccess } from "./migration-access.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { open } from "./post-message.ts";

const MigratedMessage = v.object({
  message: v.string(),
  message_timestamp: v.number(),
  sender: v.string(),
  to_channel: v.optional(v.string()),
  to_contact: v.optional(v.string()),
  file_ids: v.optional(v.array(v.string()), []),
  reply_main_message_id: v.optional(v.string()),
  reply_main_message_timestamp: v.optional(v.number()),
});
const Body = v.object({ messages: v.array(MigratedMessage) });

type MigratedMessage = v.InferOutput<typeof MigratedMessage>;

/** A message that is found good; none is written before all are. */
interface Planned {
  readonly id: string;
  readonly asked: MigratedMessage;
  readonly sender: Person;
  readonly conversation: Conversation;
  readonly files: readonly StoredFile[];
}

export const migrateMessagesHandlers = {
  /** All or none. What is migrated was said long ago: nobody is told of it. */
  migrateChatMessages: (context) => {
    const { store } = context;
    checkMayMigrate(context, "ChatMessages:Edit");
    const { messages } = v.parse(Body, context.body);
    if (messages.length === 0) throw failed(context);
    const planned = messages.map((asked) => plan(context, asked));
    checkTimes(context, planned);
    const mains = new Map(planned.map((one) => [one, mainIdOf(context, one, planned)]));
    // What is answered has to be there before the answer.
    const inOrder = [...planned].sort((a, b) => Number(mains.get(a) !== null) - Number(mains.get(b) !== null));
    for (const one of inOrder) {
      const { id, asked, sender, conversation, files } = one;
      conversation.post({
        id,
        sender: sender.index,
        sentAtMs: asked.message_timestamp,
        text: asked.message,
        files,
        mainId: mains.get(one) ?? null,
      });
      const { parties } = conversation;
      const place = parties.kind === "channel" ? { channelId: parties.channelId } : { people: parties.people };
      for (const file of files) store.files.share(file, place);
    }
    return { status: 201, body: { ids: planned.map(({ id }) => id) } };
  },
} satisfies Record<string, Handler>;

function plan(context: OperationContext, asked: MigratedMessage): Planned {
  const { store, nowMs } = context;
  const parties = partiesOf(context, asked);
  const sender = migratedPerson(context, asked.sender);
  if (parties.kind === "channel") {
    const channel = store.channels.find(parties.channelId);
    if (!channel || !store.channels.isMember(channel, sender.index)) throw noAccess(context);
  }
  const files = asked.file_ids.map((id) => store.files.find(id, nowMs));
  const own = files.filter((file) => file?.owner === sender.index).flatMap((file) => file ?? []);
  if (own.length < files.length || (asked.message.trim() === "" && own.length === 0)) throw failed(context);
  return { id: uuid(store.random), asked, sender, conversation: open(store, parties, nowMs), files: own };
}

function partiesOf(context: OperationContext, { sender, to_channel, to_contact }: MigratedMessage): Parties {
  if (to_channel && !to_contact) return { kind: "channel", channelId: migratedChannel(context, to_channel).id };
  if (!to_contact || to_channel) throw failed(context);
  const [one, other] = [migratedPerson(context, sender).index, migratedPerson(context, to_contact).index];
  return { kind: "direct", people: [Math.min(one, other), Math.max(one, other)] };
}

/** A time stands for one message of its conversation, and lies in the past. */
function checkTimes(context: OperationContext, planned: readonly Planned[]): void {
  const taken = new Map<Conversation, Set<number>>();
  for (const { asked, conversation } of planned) {
    const { message_timestamp: atMs } = asked;
    const times = taken.get(conversation) ?? new Set();
    taken.set(conversation, times);
    const isSound = Number.isSafeInteger(atMs) && atMs > 0 && atMs <= context.nowMs;
    if (!isSound || times.has(atMs) || conversation.everSent(atMs, atMs + 1).length > 0) throw failed(context);
    times.add(atMs);
  }
}

/** Id of the message one answers: named by id, or by its time when it is in the same request. */
function mainIdOf(context: OperationContext, one: Planned, planned: readonly Planned[]): string | null {
  const { reply_main_message_id: id, reply_main_message_timestamp: atMs } = one.asked;
  const isOfSame = (other: Planned) => other !== one && other.conversation === one.conversation;
  const inRequest = planned.find((other) => isOfSame(other) && other.asked.message_timestamp === atMs);
  if (inRequest && !isReply(inRequest)) return inRequest.id;
  if (id) {
    const main = one.conversation.find(plainMessageId(id));
    if (main?.deletedAtMs === null && main.main === null) return main.id;
  }
  if (isReply(one)) throw failed(context);
  return null;
}

const isReply = ({ asked }: Planned): boolean =>
  Boolean(asked.reply_main_message_id) || asked.reply_main_message_timestamp !== undefined;
