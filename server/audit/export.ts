// The trail as files, and as what a browser checks the chain by: read some rows at a time, each sent when the one before
// was taken.
import { setImmediate } from "node:timers/promises";
import { canonicalText } from "../../domain/audit/chain.ts";
import type { ChainEndLine, ChainEntryLine, ChainHead } from "../../domain/audit/chain-lines.ts";
import type { AuditFormat } from "../../domain/audit/info.ts";
import { ocsfEvents } from "../../domain/audit/ocsf.ts";
import { type AuditRecord, auditColumns, recordJson } from "../../domain/audit/record.ts";
import { csvChunks } from "../../domain/csv/write-csv.ts";
import type { Orm } from "../db/database.ts";
import {
  type AuditFilters,
  type AuditPlace,
  type AuditSeeing,
  findActs,
  placeOfRow,
  withIntents,
} from "./audit-store.ts";
import { entryPages } from "./entry-pages.ts";
import { chainHead, hashOf } from "./sealing.ts";
import type { Signer } from "./signing.ts";
import { isSealed, storedCheckpoints } from "./verify.ts";

const ROWS_AT_ONCE = 500;

async function* records(orm: Orm, seeing: AuditSeeing, filters: AuditFilters): AsyncGenerator<readonly AuditRecord[]> {
  let after: AuditPlace | null = null;
  for (let isMore = true; isMore; ) {
    const rows = await findActs(orm, seeing, filters, { after, limit: ROWS_AT_ONCE });
    yield await withIntents(orm, seeing, rows);
    const last = rows.at(-1);
    if (last) after = placeOfRow(last);
    isMore = rows.length === ROWS_AT_ONCE;
    // The embedded database answers without ever letting go of the thread.
    await setImmediate();
  }
}

async function* lines(
  batches: AsyncIterable<readonly AuditRecord[]>,
  linesOf: (record: AuditRecord) => readonly unknown[],
) {
  for await (const batch of batches)
    yield batch
      .flatMap(linesOf)
      .map((each) => `${JSON.stringify(each)}\n`)
      .join("");
}

export const exportTypes: Readonly<Record<AuditFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/x-ndjson; charset=utf-8",
  "ocsf.jsonl": "application/x-ndjson; charset=utf-8",
};

/** The acts of somebody's trail that match, the newest first. */
export function exportChunks(
  orm: Orm,
  seeing: AuditSeeing,
  filters: AuditFilters,
  format: AuditFormat,
): AsyncIterable<string> {
  const found = records(orm, seeing, filters);
  switch (format) {
    case "csv":
      return csvChunks(auditColumns, found);
    case "jsonl":
      return lines(found, (record) => [recordJson(record)]);
    case "ocsf.jsonl":
      return lines(found, ocsfEvents);
  }
}

const line = (value: ChainHead | ChainEntryLine | ChainEndLine): string => `${JSON.stringify(value)}\n`;

/** The whole chain; of entries that the reader may not see, their hashes. See `chain-lines.ts`. */
export async function* chainChunks(
  orm: Orm,
  { accountId, userId, isAll }: AuditSeeing,
  signer: Signer,
): AsyncGenerator<string> {
  const { stub, hourly } = await storedCheckpoints(orm);
  const { seq } = await chainHead(orm);
  yield line({ stub, checkpoints: [...hourly], count: seq - (stub?.seq ?? 0) });
  for await (const rows of entryPages(orm)) {
    const chunk = rows.map((row) => {
      const isSeen = isAll ? row.accountId === accountId || row.accountId === "" : row.userId === userId;
      const text = isSeen ? row.entry : null;
      return line([row.seq, row.hash, text, isSeen ? "" : hashOf(row.entry), isSealed(signer, row), row.mac]);
    });
    yield chunk.join("");
    await setImmediate();
  }
  const now = await storedCheckpoints(orm);
  yield line({ end: canonicalText(now.stub) === canonicalText(stub) ? "whole" : "shortened" });
}
