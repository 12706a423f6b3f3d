import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { ZoomError } from "../operations/operation.ts";

interface OwnError {
  /** Null for an error without one. */
  readonly code: number | null;
  /** Part of the message, where the operation has several errors with the code. */
  readonly about?: string;
  /** Also says so of a query parameter that is there and empty, as it usually is not. */
  readonly isOfEmpty?: true;
}

/** Fields whose faults an operation answers with an error of its own; `*` stands for all of them. */
const ownErrors: Partial<Record<OperationId, Readonly<Record<string, OwnError>>>> = {
  addChannelMembersToMentionGroup: { identifiers: { code: 300 } },
  createChannelMentionGroup: {
    identifiers: { code: 300, about: "identifiers" },
    mention_group_name: { code: 300, about: "mention_group_name" },
  },
  listChannelActivityLogs: { channel_id: { code: 200, isOfEmpty: true } },
  performOperationsOnChannels: { "*": { code: 300 } },
  listScheduledMessages: { "*": { code: 300 } },
  listCustomEmojis: { search_key: { code: 5333 } },
  performOperationsOnMessageOfChannel: { "*": { code: 300 } },
  sendNewContactInvitation: { email: { code: null, about: "email" } },
  sendChatMessage: { scheduled_time: { code: 300 } },
  retrieveThread: { limit: { code: 4231 }, sort: { code: 4232 }, from: { code: 4233 } },
  createReminderMessage: { delay_seconds: { code: 4101 }, remind_time: { code: 4106 } },
  listReminders: { page_size: { code: 4101 } },
  listUsersChatSessions: { type: { code: 1001, about: "session type" } },
};

export const hasOwnError = (id: OperationId, field: string): boolean => ownErrors[id]?.[field] !== undefined;

/** Whether an empty query parameter of the name is a fault, and not one that is left out. */
export const refusesEmpty = (id: OperationId, name: string): boolean => ownErrors[id]?.[name]?.isOfEmpty ?? false;

/**
 * The operation's own error for the first of the faulty fields that has one; undefined when none has.
 *
 * @param fields Names of faulty fields, e.g. `page_size` or `members[0].email`.
 */
export function ownFieldError(id: OperationId, fields: readonly string[]): ZoomError | undefined {
  const own = ownErrors[id];
  if (!own) return undefined;
  const field = fields.find((name) => own[name] ?? own["*"]);
  const found = field === undefined ? undefined : (own[field] ?? own["*"]);
  if (!found) return undefined;
  const error = operationErrors[id].find(
    ({ code, message }) => code === found.code && (found.about === undefined || message?.includes(found.about)),
  );
  if (!error?.message) throw new Error(`${id} lists no error ${found.code}`);
  const message = error.message.replace("$params", field ?? "");
  return new ZoomError(error.status, found.code ?? error.status, message);
}
