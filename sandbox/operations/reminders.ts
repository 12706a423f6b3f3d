import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Reminder } from "../store/personal.ts";
import { canSee } from "./chat-access.ts";
import { findTarget, partiesOf, type TargetErrors, type TargetFields, targetIn, viewOf } from "./chat-target.ts";
import { dateTime } from "./date-time.ts";
import { operationError } from "./errors.ts";
import { limitOf } from "./limits.ts";
import { readMoment } from "./message-time.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";
import { isSameParties } from "./scheduled-messages.ts";

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

const Body = v.object({
  to_channel: v.optional(v.string()),
  to_contact: v.optional(v.string()),
  remind_time: v.optional(v.string()),
  delay_seconds: v.optional(v.number()),
  reminder_note: v.optional(v.string(), ""),
});

export const remindersHandlers = {
  /** A message has one reminder; another takes its place. */
  createReminderMessage: (context) => {
    const { operation, store, actor, nowMs } = context;
    const body = v.parse(Body, context.body ?? {});
    const { messageId = "" } = context.params;
    if (messageId.trim() === "") throw operationError(operation.id, 4104);
    const remindAtMs = remindTime(context, body);
    const placed = remindedMessage(context, targetIn(body, context.query), () => operationError(operation.id, 4102));
    const { reminders } = store.personal;
    const callOff = store.agenda.at(remindAtMs, () => void reminders.delete(actor.index, reminder));
    const reminder = { ...placed, note: body.reminder_note, createdAtMs: nowMs, remindAtMs, callOff };
    const before = reminders.find(actor.index, ({ message }) => message === placed.message);
    if (before) remove(context, before);
    reminders.add(actor.index, reminder);
    return { status: 204 };
  },

  deleteReminderForMessage: (context) => {
    const { operation, query, params, store, actor } = context;
    const placed = remindedMessage(context, query, invalidTarget(context));
    const reminder = store.personal.reminders.find(actor.index, ({ message }) => message === placed.message);
    if (!reminder) throw operationError(operation.id, 4200, { values: { messageId: params.messageId ?? "" } });
    remove(context, reminder);
    return { status: 204 };
  },

  /** Those still to come; of one conversation, or all. */
  listReminders: (context) => {
    const { query, store, actor, cursor, nowMs } = context;
    const { to_channel, to_contact } = query;
    const parties =
      to_channel || to_contact ? partiesOf(context, findTarget(context, query, targetErrors(context))) : null;
    const isShown = ({ conversation, message }: Reminder) =>
      (parties === null || isSameParties(conversation.parties, parties)) &&
      message.deletedAtMs === null &&
      store.messages.at(conversation.number, nowMs)?.has(message) === true;
    const page = store.personal.reminders.page(actor.index, pageStart(context), cursor.pageSize, isShown);
    const { next_page_token } = paging(context, page.next);
    return { status: 200, body: { reminders: page.items.map(reminderView), next_page_token } };
  },
} satisfies Record<string, Handler>;

function remove({ store, actor }: OperationContext, reminder: Reminder): void {
  reminder.callOff();
  store.personal.reminders.delete(actor.index, reminder);
}

const invalidTarget =
  ({ operation }: OperationContext) =>
  () =>
    operationError(operation.id, 4100);

function targetErrors(context: OperationContext, missing = invalidTarget(context)): TargetErrors {
  const invalid = invalidTarget(context);
  return { missing, noChannel: invalid, noPerson: invalid, notMember: invalid };
}

function remindedMessage(context: OperationContext, fields: TargetFields, missing: TargetErrors["missing"]) {
  const { operation, params } = context;
  const { messageId = "" } = params;
  const view = viewOf(context, findTarget(context, fields, targetErrors(context, missing)));
  const message = view?.conversation.find(messageId);
  if (!view || !message || !canSee(view, message)) throw operationError(operation.id, 4200, { values: { messageId } });
  return { conversation: view.conversation, message };
}

/** One of the two ways to say when, and not both. */
function remindTime({ operation, nowMs }: OperationContext, body: v.InferOutput<typeof Body>): number {
  const { remind_time: time, delay_seconds: delaySeconds } = body;
  if ((time === undefined) === (delaySeconds === undefined)) throw operationError(operation.id, 4103);
  if (delaySeconds !== undefined) return nowMs + delaySeconds * SECOND_MS;
  const ms = readMoment(time ?? "");
  if (ms === null) throw operationError(operation.id, 4106);
  if (ms <= nowMs || ms > nowMs + limitOf(operation, "remind_time") * DAY_MS) throw operationError(operation.id, 4105);
  return ms;
}

function reminderView(reminder: Reminder): components["schemas"]["Reminder"] {
  const { message, note, createdAtMs, remindAtMs } = reminder;
  return {
    message_id: message.id,
    message_timestamp: message.sentAtMs,
    content: message.content.text,
    reminder_note: note,
    create_time: dateTime(createdAtMs),
    remind_time: dateTime(remindAtMs),
    ...(message.main && { main_message_id: message.main.id, main_message_timestamp: message.main.sentAtMs }),
  };
}
