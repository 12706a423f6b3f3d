// The audit trail of a large account in the embedded database: checked as a whole, beside only reading it, and filtered,
// beside a scan of it. BENCH_ENTRIES says how many entries; a million unless set.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import * as v from "valibot";
import { canonicalText, GENESIS } from "../domain/audit/chain.ts";
import { type AuditFilters, findActs } from "../server/audit/audit-store.ts";
import { intentOf, type Mutation, outcomeOf } from "../server/audit/entries.ts";
import { entryPages } from "../server/audit/entry-pages.ts";
import { insertEntries, sealedRow } from "../server/audit/sealing.ts";
import { createSigner, type Signer } from "../server/audit/signing.ts";
import { verifyTrail } from "../server/audit/verify.ts";
import { systemClock } from "../server/clock.ts";
import type { Orm } from "../server/db/database.ts";
import { openPglite } from "../server/db/pglite.ts";
import { printTable } from "./table.ts";

const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 1_000_000);
const BATCH = 2_000;
const PEOPLE = 50;
const CHANNELS = 20_000;
/** One in so many acts is about the busiest channel. */
const BUSY = 20;
const STEP_MS = 20_000;
const ROUNDS = 5;

export async function run(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-bench-"));
  const database = await openPglite(folder, systemClock, pino({ level: "silent" }));
  try {
    const { orm } = database;
    const signer = createSigner(["a secret for benches that is long enough"]);
    const beganAt = performance.now();
    await fill(orm, signer);
    console.log(`${ENTRIES} entries written in ${((performance.now() - beganAt) / 1_000).toFixed(0)} s\n`);
    printTable([await checking(orm, signer)]);
    console.log();
    printTable(await filtering(orm));
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Renames of channels by some people, each with its two entries; one in ten thousand fails. */
async function fill(orm: Orm, signer: Signer): Promise<void> {
  const indices = await dropIndices(orm);
  let head = { seq: 0, hash: GENESIS };
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const rows = [];
    for (let n = from / 2; n < (from + BATCH) / 2; n++) {
      const mutation = mutationOf(n);
      const atMs = 1_700_000_000_000 + n * STEP_MS;
      const result = { status: 204, code: null, trackingId: `v=2.0;clid=us05;rid=WEB_${n}`, durationMs: 80 };
      const outcome = n % 10_000 === 0 ? "failed" : "done";
      for (const entry of [await intentOf(mutation, atMs), outcomeOf(mutation, { ...result, outcome }, atMs + 80)]) {
        const text = canonicalText(entry);
        const row = sealedRow({ entry: text }, head, signer);
        head = row;
        rows.push(row);
      }
    }
    await insertEntries(orm, rows);
  }
  for (const statement of indices) await orm.execute(sql.raw(statement));
  await orm.execute(sql`analyze audit_entries`);
}

const Indices = v.object({ rows: v.array(v.object({ name: v.string(), statement: v.string() })) });

/** They are made faster once everything is there. @returns what makes them */
async function dropIndices(orm: Orm): Promise<readonly string[]> {
  const result = await orm.execute(sql`
    select indexname as name, indexdef as statement from pg_indexes
    where tablename = 'audit_entries' and indexname not in (select conname from pg_constraint)`);
  const { rows } = v.parse(Indices, result);
  for (const { name } of rows) await orm.execute(sql.raw(`drop index "${name}"`));
  return rows.map(({ statement }) => statement);
}

const idOf = (channel: number) => channel.toString(16).padStart(32, "0");

function mutationOf(n: number): Mutation {
  // One of the channels is changed all the time.
  const [person, channel] = [n % PEOPLE, n % BUSY === 0 ? 0 : (n * 7_919) % CHANNELS];
  const id = idOf(channel);
  const item = {
    n: n % 500,
    name: `Channel ${channel}`,
    targets: [{ kind: "channel", id, name: `Channel ${channel}` } as const],
    before: { name: `Channel ${channel}` },
    after: { name: `Team channel ${channel}` },
  };
  return {
    requestId: `bench-${n}`,
    who: {
      userId: `user${person}`,
      accountId: "account",
      email: `person${person}@acme.example`,
      displayName: `Person ${person}`,
      roleName: "Admin",
      idHash: "abcdefgh",
      address: "203.0.113.7",
    },
    connection: "account",
    operationId: "updateChannel",
    params: { channelId: id },
    query: {},
    body: { bytes: Buffer.from("{}"), contentType: "application/json", json: item.after },
    targets: [],
    about: { changeId: `change-${Math.floor(n / 500)}`, action: "rename-channels", items: [item] },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganAt = performance.now();
  await work();
  return performance.now() - beganAt;
}

async function checking(orm: Orm, signer: Signer) {
  const read = await timed(async () => {
    for await (const rows of entryPages(orm)) if (rows.length > BATCH * 10) throw new Error("too many at once");
  });
  const checked = await timed(async () => {
    const { flawCount, entries } = await verifyTrail(orm, { signer, known: [] });
    if (flawCount > 0 || entries !== ENTRIES) throw new Error(`${flawCount} flaws in ${entries} entries`);
  });
  return { figure: "whole trail", unit: "s", values: { "only read": read / 1_000, checked: checked / 1_000 } };
}

const day = (n: number) => 1_700_000_000_000 + n * 86_400_000;
const filters: Readonly<Record<string, AuditFilters>> = {
  "the newest": {},
  "by person": { person: "user7" },
  "by a person who did nothing": { person: "nobody" },
  "by channel": { target: `channel:${idOf(1)}` },
  "by the busiest channel": { target: `channel:${idOf(0)}` },
  "by a name that is not there": { target: "Nothing" },
  "by what all did": { action: "rename-channels" },
  "by what nobody did": { action: "delete-channels" },
  "by operation": { operation: "updateChannel" },
  done: { outcome: "done" },
  "failed, which is rare": { outcome: "failed" },
  "unknown outcome": { outcome: "unknown" },
  "by a day": { sinceMs: day(1), beforeMs: day(2) },
  "by change": { changeId: "change-3" },
  "by person and rare outcome": { person: "user0", outcome: "failed" },
  "by person and an outcome they never had": { person: "user1", outcome: "failed" },
  "by person and the busiest channel": { person: "user0", target: `channel:${idOf(0)}` },
  "by person, action and an early day": {
    person: "user7",
    action: "rename-channels",
    sinceMs: day(1),
    beforeMs: day(2),
  },
  "by the busiest channel on an early day": { target: `channel:${idOf(0)}`, sinceMs: day(1), beforeMs: day(2) },
};

async function filtering(orm: Orm) {
  const seeing = { accountId: "account", userId: "user0", isAll: true };
  const scan = await timed(() => orm.execute(sql`select count(*) from audit_entries where entry like '%nothing%'`));
  const rows = [];
  for (const [figure, filter] of Object.entries(filters)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      times.push(await timed(() => findActs(orm, seeing, filter, { after: null, limit: 51 })));
    rows.push({ figure, unit: "ms", values: { "scan of all": scan, "first page, slowest": Math.max(...times) } });
  }
  return rows;
}
