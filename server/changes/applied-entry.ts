// What the audit trail says of a change that is set running, by whom and why, or that the console stops of itself.
import { randomUUID } from "node:crypto";
import type { ConnectionName } from "../../contract/bff.ts";
import type { AuditTarget } from "../../domain/audit/entry.ts";
import type { Audit } from "../audit/audit.ts";
import { nobody } from "../audit/entries.ts";
import type { ChangeRow } from "./change-store.ts";

type Entry = Parameters<Audit["record"]>[0];

export const appliedEntry = (
  { id, title, reason, ticket, beginsAtMs, untilMs }: ChangeRow,
  who: Entry["who"],
  connection: ConnectionName,
): Entry => ({
  requestId: randomUUID(),
  who,
  operation: "applyChange",
  connection,
  change: { id, title, ticket },
  detail: { reason, ticket, goesOnAtMs: beginsAtMs, ...(untilMs !== null && { untilMs }) },
});

/** @param reason as a sentence @param targets those of its items that are stopped, where the rest goes on */
export const stoppedEntry = (
  { id, title, ticket, accountId, connection }: ChangeRow,
  reason: string,
  targets: readonly AuditTarget[] = [],
  count = 1,
): Entry => ({
  requestId: randomUUID(),
  who: { ...nobody, accountId },
  operation: "cancelChange",
  connection: connection === "account" ? "account" : "me",
  change: { id, title, ticket },
  ...{ targets, count },
  detail: { reason },
});

/** Why something is done, and for which day it was decided, is kept nowhere else but in the change, which goes before the trail does. */
export const isNoted = ({ reason, ticket, beginsAtMs, untilMs }: ChangeRow): boolean =>
  reason !== null || ticket !== null || beginsAtMs !== null || untilMs !== null;
