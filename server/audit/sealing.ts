// Gives entries their places in the chain. They are stored unchained first, so that nobody who changes something waits for
// another; soon after, whichever instance comes first puts them at its end, some hundreds at a time.
import { hash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import * as v from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import { canonicalText, GENESIS, linkText } from "../../domain/audit/chain.ts";
import { AuditEntry, targetKeys } from "../../domain/audit/entry.ts";
import { ticketKey } from "../../domain/changes/ticket.ts";
import { storable } from "../db/columns.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { accessUses, auditCheckpoints, auditEntries, auditInbox, auditUnanswered } from "../db/schema.ts";
import type { Log } from "../log.ts";
import { createTrouble } from "../log-trouble.ts";
import { eventOf, nobody } from "./entries.ts";
import type { Signer } from "./signing.ts";

/** How long an entry stands unchained at most, while an instance runs and the database answers: this and a round more. */
const SEAL_AFTER_MS = 300;
/** What was stored in a transaction that had not ended when it was looked for. */
const LOOK_AGAIN_MS = 700;
const LOOKS = 2;
/** In a transaction, so that nobody waits for long. */
const BATCH_ROWS = 500;
/** Any constant will do, so long as all instances lock the same one. */
const ADVISORY_LOCK = 7_214_002;

export interface Sealing {
  /** Something was stored, or is about to be. */
  soon(): void;
  /** Chains whatever has been stored by now. */
  now(): Promise<void>;
  /** Has work done while nobody else changes the chain. */
  exclusive<T>(work: (within: Orm) => Promise<T>): Promise<T>;
  /** Chains what there is, and looks no more. */
  stop(): Promise<void>;
}

export interface SealingDeps {
  readonly database: DatabaseSource;
  readonly log: Log;
  readonly signer: Pick<Signer, "mac" | "isOurs">;
}

export function createSealing({ database, log, signer }: SealingDeps): Sealing {
  let timer: NodeJS.Timeout | undefined;
  let looks = 0;
  let isStopped = false;
  let looking = Promise.resolve();
  const notSealed = createTrouble(log, {
    began: "entries of the audit trail could not be chained",
    over: "entries of the audit trail are chained again",
  });

  const exclusive: Sealing["exclusive"] = async (work) => {
    const { orm } = await database.ready;
    return orm.transaction(async (within) => {
      await within.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`);
      return work(within);
    });
  };
  const now = async () => {
    for (let sealed = BATCH_ROWS; sealed === BATCH_ROWS; ) {
      sealed = await exclusive((within) => sealBatch(within, signer));
      // The embedded database answers without ever letting go of the thread.
      await setImmediate();
    }
  };
  const hasAny = async () => {
    const { orm } = await database.ready;
    return (await orm.select({ n: auditInbox.n }).from(auditInbox).limit(1)).length > 0;
  };
  const look = async () => {
    try {
      if (await hasAny()) {
        await now();
        looks = LOOKS;
      }
      notSealed.over();
    } catch (error) {
      notSealed.met(error);
      looks = LOOKS;
    }
    timer = undefined;
    looks -= 1;
    if (looks > 0) lookAfter(LOOK_AGAIN_MS);
  };
  const lookAfter = (ms: number) => {
    if (timer !== undefined || isStopped) return;
    timer = setTimeout(() => {
      looking = look();
    }, ms);
    timer.unref();
  };
  return {
    soon: () => {
      looks = LOOKS;
      lookAfter(SEAL_AFTER_MS);
    },
    now,
    exclusive,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await looking;
      await now();
    },
  };
}

/** The last place of the chain: of the last entry, or where there is none, the one up to which entries were deleted. */
export async function chainHead(orm: Orm): Promise<{ readonly seq: number; readonly hash: string }> {
  const place = { seq: auditEntries.seq, hash: auditEntries.hash };
  const [last] = await orm.select(place).from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1);
  if (last) return last;
  const [stub] = await orm
    .select({ seq: auditCheckpoints.seq, hash: auditCheckpoints.hash })
    .from(auditCheckpoints)
    .where(eq(auditCheckpoints.kind, "stub"));
  return stub ?? { seq: 0, hash: GENESIS };
}

/** @returns how many were chained */
async function sealBatch(within: Orm, signer: SealingDeps["signer"]): Promise<number> {
  const rows = await within.select().from(auditInbox).orderBy(asc(auditInbox.n)).limit(BATCH_ROWS);
  if (rows.length === 0) return 0;
  let head = await chainHead(within);
  const known = await chainedAlready(within, rows);
  const entries = rows.map((row) => {
    // One that is there already was put here by somebody who had kept it.
    const isGenuine = signer.isOurs(row.entry, row.mac) && !known.has(row.entry);
    known.add(row.entry);
    const sealed = sealedRow(row, head, isGenuine ? signer : null);
    head = sealed;
    return sealed;
  });
  await insertEntries(within, entries);
  await within.delete(auditInbox).where(
    inArray(
      auditInbox.n,
      rows.map(({ n }) => n),
    ),
  );
  return rows.length;
}

/** Those of some entries that have a place in the chain. */
async function chainedAlready(within: Orm, rows: readonly { readonly entry: string }[]): Promise<Set<string>> {
  const requestIds = rows.flatMap(({ entry }) => {
    const parsed = v.safeParse(AuditEntry, jsonOf(entry));
    return parsed.success ? [parsed.output.requestId] : [];
  });
  if (requestIds.length === 0) return new Set();
  const chained = await within
    .select({ entry: auditEntries.entry })
    .from(auditEntries)
    .where(inArray(auditEntries.requestId, requestIds));
  return new Set(chained.map(({ entry }) => entry));
}

export type EntryRow = typeof auditEntries.$inferSelect;

/** Puts entries into the chain as they follow each other, an intent before its outcome. */
export async function insertEntries(within: Orm, rows: readonly EntryRow[]): Promise<void> {
  await within.execute(sql`
    insert into audit_entries (
      seq, hash, entry, mac, at_ms, kind, request_id, account_id, user_id, operation, action, outcome, change_id, ticket,
      targets
    )
    select seq, hash, entry, mac, "atMs", kind, "requestId", "accountId", "userId", operation, action, outcome, "changeId",
      ticket, targets
    from jsonb_to_recordset(${JSON.stringify(storable(rows))}::jsonb) as given(
      seq bigint, hash text, entry text, mac text, "atMs" bigint, kind text, "requestId" text, "accountId" text, "userId" text,
      operation text, action text, outcome text, "changeId" text, ticket text, targets text[]
    )`);
  await noteUses(within, rows);
  const open = new Map(rows.flatMap(({ kind, requestId, seq }) => (kind === "intent" ? [[requestId, seq]] : [])));
  const answered = rows.filter(({ kind, requestId }) => kind === "outcome" && !open.delete(requestId));
  if (answered.length > 0)
    await within.delete(auditUnanswered).where(
      inArray(
        auditUnanswered.requestId,
        answered.map(({ requestId }) => requestId),
      ),
    );
  if (open.size > 0)
    await within.insert(auditUnanswered).values([...open].map(([requestId, seq]) => ({ requestId, seq })));
}

/** Keeps when each person last did what takes a right: by an action through the account connection, or in the console. */
async function noteUses(within: Orm, rows: readonly EntryRow[]): Promise<void> {
  const lastBy = new Map<string, { readonly userKey: string; readonly what: string; readonly atMs: number }>();
  for (const { kind, userId, action, operation, outcome, atMs, entry } of rows) {
    if (userId === "" || (outcome !== "done" && outcome !== "partly")) continue;
    const isOfAction = kind === "outcome" && action !== "" && isThroughAccount(entry);
    if (!isOfAction && kind !== "event") continue;
    const userKey = userIdKey(userId);
    const what = isOfAction ? action : operation;
    const key = JSON.stringify([userKey, what]);
    if ((lastBy.get(key)?.atMs ?? Number.NEGATIVE_INFINITY) < atMs) lastBy.set(key, { userKey, what, atMs });
  }
  if (lastBy.size === 0) return;
  await within
    .insert(accessUses)
    .values([...lastBy.values()])
    .onConflictDoUpdate({
      target: [accessUses.userKey, accessUses.what],
      set: { atMs: sql`greatest(${accessUses.atMs}, excluded.at_ms)` },
    });
}

const Connected = v.object({ connection: v.string() });

function isThroughAccount(text: string): boolean {
  const entry = v.safeParse(Connected, jsonOf(text));
  return entry.success && entry.output.connection === "account";
}

/** What the console vouches for of an entry: its text, its number and all that stands before it. */
export const sealText = (hash: string): string => `channelkeeper audit seal 1\n${hash}`;

/**
 * An entry at the place after `head`. What is none takes its place too: it is there, and was made by somebody.
 *
 * @param signer Null for what the console did not write.
 */
export function sealedRow(
  stored: Pick<EntryRow, "entry">,
  head: { readonly seq: number; readonly hash: string },
  signer: Pick<Signer, "mac"> | null,
): EntryRow {
  const json = jsonOf(stored.entry);
  const parsed = v.safeParse(AuditEntry, json);
  const entry = parsed.success ? parsed.output : unreadable(stored.entry);
  const text = canonicalText(parsed.success ? json : entry);
  const seq = head.seq + 1;
  const hash = hashOf(linkText(head.hash, seq, hashOf(text)));
  return { seq, hash, entry: text, mac: signer?.mac(sealText(hash)) ?? "", ...columnsOf(entry) };
}

function jsonOf(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    // Not written by the console.
    return null;
  }
}

const unreadable = (stored: string): AuditEntry =>
  eventOf({ requestId: "", who: nobody, operation: "unreadableEntry", outcome: "unknown", detail: { was: stored } }, 0);

export const hashOf = (text: string): string => hash("sha256", text, "hex");

/** What an entry is found by. */
export function columnsOf(entry: AuditEntry): Omit<EntryRow, "seq" | "hash" | "entry" | "mac"> {
  return {
    atMs: entry.atMs,
    kind: entry.kind,
    requestId: entry.requestId,
    accountId: entry.accountId,
    userId: entry.person.id,
    operation: entry.operation,
    action: entry.action,
    outcome: entry.result?.outcome ?? "",
    changeId: entry.change?.id ?? "",
    ticket: ticketKey(entry.change?.ticket ?? ""),
    targets: [...new Set(entry.targets.flatMap(targetKeys))],
  };
}
