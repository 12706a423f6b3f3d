import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { ZoomError } from "../operations/operation.ts";

interface OwnError {
  /** Null for an error without one. */
  readonly code: number | null;
  /** Part of the message, where the operation has several errors with the code. */
  readonly about?: string;
}

/** Fields whose faults an operation answers with an error of its own; `*` stands for all of them. */
const ownErrors: Partial<Record<OperationId, Readonly<Record<string, OwnError>>>> = {
  addChannelMembersToMentionGroup: { identifiers: { code: 300 } },
  createChannelMentionGroup: {
    identifiers: { code: 300, about: "identifiers" },
    mention_group_name: { code: 300, about: "mention_group_name" },
  },
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

/**
 * The operation's own error for the first of the faulty fields that has one; undefined when none has.
 *
 * @param fields Names of faulty fields, e.g. `page_size` or `members[0].email`.
 */
export function ownFieldError(id: OperationId, fields: readonly string[]): ZoomError | undefined {
  const own = ownErrors[id];
  if (!own) return undefined;
  const found = fields.map((field) => own[field] ?? own["*"]).find((error) => error !== undefined);
  if (!found) return undefined;
  const error = operationErrors[id].find(
    ({ code, message }) => code === found.code && (found.about === undefined || message?.includes(found.about)),
  );
  if (!error?.message) throw new Error(`${id} lists no error ${found.code}`);
  return new ZoomError(error.status, found.code ?? error.status, error.message);
}
