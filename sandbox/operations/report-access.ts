// What the two chat reports have in common: who may see them, their dates, and how they name a session.
import { createHash } from "node:crypto";
import type { Conversation } from "../store/conversation.ts";
import { numberMask } from "../store/forward-id.ts";
import type { Store } from "../store/store.ts";
import { noChatPermission } from "./chat-access.ts";
import { invalidField, operationError } from "./errors.ts";
import { dayAfter, dayText, monthsLater, oldestDay, readDay } from "./message-time.ts";
import type { OperationContext } from "./operation.ts";

/** The privilege that lets people see reports of chats. */
const PRIVILEGE = "IMChatHistory:Read";

/**
 * "A Pro or higher plan" is a prerequisite of both reports. They list no error for its lack; that of the operations
 * that do is taken.
 *
 * @throws ZoomError when the account does not pay, or the role of the app's person lacks the privilege.
 */
export function checkMayReport({ caller, store }: OperationContext): void {
  if (!store.terms.isPaid) throw operationError("listIMDirectoryGroups", 200);
  if (!store.privilegesOf(caller.user).includes(PRIVILEGE)) throw noChatPermission();
}

export interface ReportDates {
  readonly fromMs: number;
  /** The first moment after them. */
  readonly untilMs: number;
  /** As the answer repeats them. */
  readonly echo: { readonly from: string; readonly to: string };
}

/**
 * Whole days, a month at most, none older than the contract allows.
 *
 * @throws ZoomError 400/300: the contract lists no error for dates.
 */
export function reportDates({ operation, query, nowMs }: OperationContext): ReportDates {
  const fromMs = readDay(query.from ?? "");
  const toMs = readDay(query.to ?? "");
  const months = operation.limits.find(({ unit }) => unit === "months")?.max ?? 0;
  if (fromMs === null || fromMs < oldestDay(nowMs, months)) throw invalidField("from", "Invalid field.");
  if (toMs === null || toMs < fromMs || toMs > monthsLater(fromMs, 1)) throw invalidField("to", "Invalid field.");
  return { fromMs, untilMs: dayAfter(toMs), echo: { from: dayText(fromMs), to: dayText(toMs) } };
}

/** 64 hexadecimal digits, the first of which hide the conversation's number. */
export function sessionId({ accountId }: Store, { number, parties }: Conversation): string {
  const bytes = createHash("sha256")
    .update(`${accountId} ${JSON.stringify(parties)}`)
    .digest();
  bytes.writeUInt32BE((number ^ numberMask(bytes)) >>> 0, 0);
  return bytes.toString("hex");
}

export function findSession(store: Store, id: string, nowMs: number): Conversation | undefined {
  if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
  const bytes = Buffer.from(id, "hex");
  const conversation = store.messages.at((bytes.readUInt32BE(0) ^ numberMask(bytes)) >>> 0, nowMs);
  return conversation && sessionId(store, conversation) === id ? conversation : undefined;
}
