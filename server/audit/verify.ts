// Checks the whole trail in the database: the chain, its checkpoints, and that entries are found by what they say.
import { isDeepStrictEqual } from "node:util";
import { asc } from "drizzle-orm";
import * as v from "valibot";
import type { Checkpoint } from "../../domain/audit/chain.ts";
import { CheckpointSchema, checkLines } from "../../domain/audit/chain-lines.ts";
import { type ChainResult, createChainCheck } from "../../domain/audit/check-chain.ts";
import type { AuditEntry } from "../../domain/audit/entry.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { auditCheckpoints, auditUnanswered } from "../db/schema.ts";
import { entryPages } from "./entry-pages.ts";
import { entryOf } from "./read-entry.ts";
import { columnsOf, type EntryRow, hashOf, sealText } from "./sealing.ts";
import type { Signer } from "./signing.ts";

export interface VerifyOptions {
  /** Null where SESSION_SECRET is not known: signatures are then not checked. */
  readonly signer: Pick<Signer, "isSigned" | "isOurs"> | null;
  /** Checkpoints from elsewhere, as the log or a file. */
  readonly known: readonly Checkpoint[];
}

/** To be done in a transaction that sees one state of the database. */
export async function verifyTrail(orm: Orm, { signer, known }: VerifyOptions): Promise<ChainResult> {
  const { stub, hourly } = await storedCheckpoints(orm);
  const check = createChainCheck({
    sha256: hashOf,
    isSigned: (checkpoint) => signer?.isSigned(checkpoint) ?? null,
    stub,
    checkpoints: [...hourly, ...known],
  });
  const unanswered = new Map<string, number>();
  for await (const rows of entryPages(orm))
    for (const row of rows) {
      await check.line({ seq: row.seq, hash: row.hash, text: row.entry, isSigned: isSealed(signer, row) });
      if (!isFoundByContent(row)) check.flaw({ what: "columns", seq: row.seq });
      if (row.kind === "intent") unanswered.set(row.requestId, row.seq);
      else if (row.kind === "outcome") unanswered.delete(row.requestId);
    }
  for (const seq of await notFoundAs(orm, unanswered.values())) check.flaw({ what: "columns", seq });
  return check.end();
}

/**
 * The same of a trail that was saved as `GET /api/audit/chain` gives it.
 *
 * @throws ChainBrokenOff
 */
export const verifyLines = (lines: AsyncIterable<string>, { signer, known }: VerifyOptions): Promise<ChainResult> =>
  checkLines(lines, {
    sha256: hashOf,
    isSigned: (checkpoint) => signer?.isSigned(checkpoint) ?? null,
    isSealed: (line) => isSealed(signer, line),
    known,
  });

/** Whether the console has given an entry its place; null where that cannot be told here. */
export const isSealed = (signer: Pick<Signer, "isOurs"> | null, { hash, mac }: Pick<EntryRow, "hash" | "mac">) =>
  signer ? signer.isOurs(sealText(hash), mac) : null;

export async function storedCheckpoints(orm: Orm): Promise<{
  readonly stub: Checkpoint | null;
  readonly hourly: readonly Checkpoint[];
}> {
  const rows = v.parse(
    v.array(CheckpointSchema),
    await orm.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.seq)),
  );
  return {
    stub: rows.filter(({ kind }) => kind === "stub").at(-1) ?? null,
    hourly: rows.filter(({ kind }) => kind === "hourly"),
  };
}

/** Of the intents without outcome those that are not found as such, and what is found as one and is none. */
async function notFoundAs(orm: Orm, unanswered: Iterable<number>): Promise<Iterable<number>> {
  const missing = new Set(unanswered);
  const rows = await orm.select({ seq: auditUnanswered.seq }).from(auditUnanswered);
  const extra = rows.filter(({ seq }) => !missing.delete(seq));
  return [...missing, ...extra.map(({ seq }) => seq)];
}

/** Whether the columns by which an entry is found say what it says. */
export const isFoundByContent = (row: EntryRow): boolean => isPlainlySame(row) || isSame(row);

/** The same without checking its shape: what is found same this way is same, and a million entries are checked in time. */
function isPlainlySame(row: EntryRow): boolean {
  try {
    const entry: AuditEntry = JSON.parse(row.entry);
    const columns = columnsOf(entry);
    return (
      columns.atMs === row.atMs &&
      columns.kind === row.kind &&
      columns.requestId === row.requestId &&
      columns.accountId === row.accountId &&
      columns.userId === row.userId &&
      columns.operation === row.operation &&
      columns.action === row.action &&
      columns.outcome === row.outcome &&
      columns.changeId === row.changeId &&
      columns.ticket === row.ticket &&
      columns.targets.length === row.targets.length &&
      columns.targets.every((key, n) => key === row.targets[n])
    );
  } catch {
    // Not JSON, or of another shape.
    return false;
  }
}

function isSame({ seq: _, hash: __, entry, mac: ___, ...columns }: EntryRow): boolean {
  return isDeepStrictEqual(storable(columnsOf(entryOf(entry))), columns);
}
