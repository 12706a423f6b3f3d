// What the audit trail says of a change that is set running: by whom and why.
import { randomUUID } from "node:crypto";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Audit } from "../audit/audit.ts";
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

/** Why something is done, and for which day it was decided, is kept nowhere else but in the change, which goes before the trail does. */
export const isNoted = ({ reason, ticket, beginsAtMs, untilMs }: ChangeRow): boolean =>
  reason !== null || ticket !== null || beginsAtMs !== null || untilMs !== null;
