// Checks the whole trail in the database: the chain, its checkpoints, and that entries are found by what they say.
import { isDeepStrictEqual } from "node:util";
import { asc, gt } from "drizzle-orm";
import * as v from "valibot";
import type { Checkpoint } from "../../domain/audit/chain.ts";
import { CheckpointSchema } from "../../domain/audit/chain-lines.ts";
import { type ChainResult, createChainCheck } from "../../domain/audit/check-chain.ts";
import type { AuditEntry } from "../../domain/audit/entry.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { auditCheckpoints, auditEntries } from "../db/schema.ts";
import { entryOf } from "./read-entry.ts";
import { columnsOf, type EntryRow, hashOf } from "./sealing.ts";
import type { Signer } from "./signing.ts";

const ROWS_AT_ONCE = 5_000;

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
  const isSigned = createRowSignatures(signer);
  for await (const rows of entryPages(orm))
    for (const row of rows) {
      await check.line({ seq: row.seq, hash: row.hash, text: row.entry, isSigned: isSigned(row) });
      if (!isFoundByContent(row)) check.flaw({ what: "columns", seq: row.seq });
    }
  return check.end();
}

/**
 * Says of entries, in their order, whether the console has signed them. Those of a version that did not sign come first:
 * once one is signed, the others are.
 */
export function createRowSignatures(signer: Pick<Signer, "isOurs"> | null) {
  let hasBegun = false;
  return ({ entry, mac }: Pick<EntryRow, "entry" | "mac">): boolean | null => {
    if (!signer || (mac === "" && !hasBegun)) return null;
    hasBegun = true;
    return signer.isOurs(entry, mac);
  };
}

/** Every entry in the order of the chain, some thousands at a time. */
export async function* entryPages(orm: Orm): AsyncGenerator<readonly EntryRow[]> {
  for (let from = Number.MIN_SAFE_INTEGER, isMore = true; isMore; ) {
    const rows = await orm
      .select()
      .from(auditEntries)
      .where(gt(auditEntries.seq, from))
      .orderBy(asc(auditEntries.seq))
      .limit(ROWS_AT_ONCE);
    yield rows;
    from = rows.at(-1)?.seq ?? from;
    isMore = rows.length === ROWS_AT_ONCE;
  }
}

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
