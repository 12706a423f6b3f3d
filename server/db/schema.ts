// The tables. `npm run generate` makes migrations of what changes here; see docs/ARCHITECTURE.md.
import { sql } from "drizzle-orm";
import { bigint, bigserial, index, integer, pgTable, primaryKey, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, jsonb, text, timeMs } from "./columns.ts";

export * from "./access-schema.ts";
export * from "./beside-inventory-schema.ts";
export * from "./desired-schema.ts";
export * from "./inventory-schema.ts";
export * from "./uses-schema.ts";

/** Who has signed in, as Zoom last described them. */
export const people = pgTable("people", {
  userId: text("user_id").primaryKey(),
  accountId: text("account_id").notNull(),
  email: text("email").notNull(),
  displayName: text("display_name").notNull(),
  roleName: text("role_name").notNull(),
  updatedAtMs: timeMs("updated_at_ms").notNull(),
});

export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the id in the cookie; the id itself is nowhere but in the browser. */
    idHash: text("id_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => people.userId),
    createdAtMs: timeMs("created_at_ms").notNull(),
    lastSeenAtMs: timeMs("last_seen_at_ms").notNull(),
    /** Absolute end; the idle end follows from `lastSeenAtMs`. */
    expiresAtMs: timeMs("expires_at_ms").notNull(),
  },
  (table) => [index("sessions_user_id").on(table.userId), index("sessions_expires_at_ms").on(table.expiresAtMs)],
);

/** One row for (client, person) or (client, account), shared by all sessions and instances. */
export const grants = pgTable("grants", {
  id: text("id").primaryKey(),
  /** Sealed; empty once the grant was dropped. */
  accessToken: text("access_token").notNull(),
  /** Sealed; null for a server-to-server app, which asks anew. */
  refreshToken: text("refresh_token"),
  /** Which secret sealed the tokens. */
  keyId: text("key_id").notNull(),
  /** Space-separated, as Zoom granted them. */
  scopes: text("scopes").notNull(),
  expiresAtMs: timeMs("expires_at_ms").notNull(),
  /** Where Zoom said the API is for this grant; checked whenever it is read. */
  apiUrl: text("api_url"),
  /** Grows with every new token: who finds a higher one than theirs need not refresh. */
  version: integer("version").notNull(),
  updatedAtMs: timeMs("updated_at_ms").notNull(),
});

/** Who refreshes or revokes a grant just now; see `grant-lease.ts`. */
export const grantLeases = pgTable("grant_leases", {
  grantId: text("grant_id").primaryKey(),
  holder: text("holder").notNull(),
  untilAt: timestamp("until_at", { withTimezone: true }).notNull(),
});

/** What is counted of an account's requests against Zoom's limits; see `zoom/limits/counts.ts`. */
export const rateCounts = pgTable(
  "rate_counts",
  {
    accountId: text("account_id").notNull(),
    /** A label, or the limit of the day that labels share. */
    name: text("name").notNull(),
    /** Grows whenever it is stored: who finds another one than they read begins anew. */
    version: integer("version").notNull(),
    /** JSON, which the database need not understand. */
    counts: text("counts").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.name] })],
);

/** Entries of the audit trail that have no place in the chain yet: a second or two, while an instance runs. */
export const auditInbox = pgTable("audit_inbox", {
  n: bigserial("n", { mode: "number" }).primaryKey(),
  /** Canonical JSON; see `AuditEntry`. */
  entry: text("entry").notNull(),
  /** That the console wrote it. See `Signer`. */
  mac: text("mac").notNull(),
});

/** The audit trail, as a chain of hashes. Rows are added at its end, and deleted at its beginning when their time is over. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    /** From 1, without gaps. */
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    /** SHA-256 in hex over the one before and the entry; see `linkText`. */
    hash: text("hash").notNull(),
    /** Canonical JSON, as it was hashed; see `AuditEntry`. What follows repeats parts of it, to be found by. */
    entry: text("entry").notNull(),
    /** That the console gave the entry this place; see `sealText`. */
    mac: text("mac").notNull(),
    atMs: timeMs("at_ms").notNull(),
    kind: text("kind").notNull(),
    requestId: text("request_id").notNull(),
    accountId: text("account_id").notNull(),
    userId: text("user_id").notNull(),
    operation: text("operation").notNull(),
    action: text("action").notNull(),
    /** Empty of an intent. */
    outcome: text("outcome").notNull(),
    /** Empty where it is part of none. */
    changeId: text("change_id").notNull(),
    /** See `ticketKey`; empty where there is none. */
    ticket: text("ticket").notNull().default(""),
    /** See `targetKeys`. */
    targets: text("targets").array().notNull(),
  },
  (table) => [
    index("audit_entries_at_ms").on(table.atMs, table.seq),
    index("audit_entries_user_id").on(table.userId, table.atMs, table.seq),
    index("audit_entries_operation").on(table.operation, table.atMs, table.seq),
    index("audit_entries_action").on(table.action, table.atMs, table.seq),
    index("audit_entries_outcome").on(table.outcome, table.atMs, table.seq),
    index("audit_entries_change_id").on(table.changeId, table.atMs, table.seq),
    index("audit_entries_ticket").on(table.ticket, table.atMs, table.seq).where(sql`ticket <> ''`),
    index("audit_entries_request_id").on(table.requestId),
    index("audit_entries_targets").using("gin", table.targets),
  ],
);

/** Intents of which no outcome is chained: what came of them is not known, or not yet. So they are found among millions. */
export const auditUnanswered = pgTable(
  "audit_unanswered",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    requestId: text("request_id").notNull(),
  },
  (table) => [index("audit_unanswered_request_id").on(table.requestId)],
);

/** Places of the chain that were written down, and the one up to which it was deleted; see `Checkpoint`. */
export const auditCheckpoints = pgTable(
  "audit_checkpoints",
  {
    kind: text("kind").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    hash: text("hash").notNull(),
    atMs: timeMs("at_ms").notNull(),
    key: text("key").notNull(),
    signature: text("signature").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.seq] })],
);

/** A plan and, once applied, the job that carries it out. */
export const changes = pgTable(
  "changes",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    connection: text("connection").notNull(),
    /** `[{ actionId, input }]`; items say by index to which part they belong. */
    parts: jsonb("parts").notNull(),
    title: text("title").notNull(),
    /** Why, in the words of whoever planned it; null where nobody asked. */
    reason: text("reason"),
    /** Where else it is written down: the number of a ticket, a link. */
    ticket: text("ticket"),
    /** See `PlanSummary`; null while the plan is being made. */
    summary: jsonb("summary"),
    /** Bytes of the input and the targets, as they were sent. */
    sizeBytes: integer("size_bytes").notNull().default(0),
    /** See `ChangeStatus`. */
    status: text("status").notNull(),
    /** The harm up to which it is applied by itself once it is planned; null where somebody has to apply it. */
    applyUpTo: text("apply_up_to"),
    /** The failure that holds it up; null while nothing does. */
    heldBy: jsonb("held_by"),
    /** When a job that waits goes on by itself. */
    goesOnAtMs: timeMs("goes_on_at_ms"),
    /** The change this one takes back. */
    undoOf: text("undo_of"),
    /** The change whose rest this one was planned from. */
    againOf: text("again_of"),
    itemCount: integer("item_count").notNull(),
    plannedBy: text("planned_by").notNull(),
    plannedAtMs: timeMs("planned_at_ms").notNull(),
    appliedBy: text("applied_by"),
    appliedAtMs: timeMs("applied_at_ms"),
    /** When it was to begin; null where that was at once. */
    beginsAtMs: timeMs("begins_at_ms"),
    /** `[{ by, atMs }]`: who had what was not done tried again, in their order. */
    retries: jsonb("retries").notNull().default([]),
    endedAtMs: timeMs("ended_at_ms"),
    /** What it gives is taken back then, by a change of its own; null where it stays. */
    untilMs: timeMs("until_ms"),
    /** Its `endedAtMs` as of the last look at what it gave; another one now says that it was tried again since. */
    endingNotedMs: timeMs("ending_noted_ms"),
    /** The change that gave what this one takes back on its day. */
    endsAccessOf: text("ends_access_of"),
    /** IP address from which it was planned, and once somebody has applied it, from where they did; null where not known. */
    askedFrom: text("asked_from"),
    /** Who works on it: whoever finds another name here has lost it to them and writes nothing more. */
    runner: text("runner"),
    /** Which chain of jobs carries it on; jobs of another one end. */
    chain: text("chain"),
  },
  (table) => [
    index("changes_planned_at_ms").on(table.plannedAtMs),
    index("changes_planned_by").on(table.plannedBy, table.plannedAtMs),
    index("changes_status").on(table.status),
    index("changes_undo_of").on(table.undoOf),
    uniqueIndex("changes_ends_access_of").on(table.endsAccessOf),
    index("changes_until_ms").on(table.untilMs).where(sql`until_ms is not null`),
  ],
);

/** What a change does to one thing. States stand in a list of one, so that "none" differs from "not known". */
export const changeItems = pgTable(
  "change_items",
  {
    changeId: text("change_id").notNull(),
    /** In the order of the plan, from 0. */
    n: integer("n").notNull(),
    part: integer("part").notNull(),
    key: text("key").notNull(),
    label: text("label").notNull(),
    target: jsonb("target").notNull(),
    before: jsonb("before"),
    to: jsonb("to"),
    /** See `itemStatuses`. */
    status: text("status").notNull(),
    skip: text("skip"),
    noUndo: text("no_undo"),
    remark: text("remark"),
    /** After some of its calls have succeeded. */
    reached: jsonb("reached"),
    /** The call that is under way, as `Step`. */
    step: jsonb("step"),
    failure: jsonb("failure"),
    /** What a stale item was found as. */
    found: jsonb("found"),
    /** Where the target is another one since, as for what was created. */
    newTarget: jsonb("new_target"),
    endedAtMs: timeMs("ended_at_ms"),
  },
  (table) => [
    primaryKey({ columns: [table.changeId, table.n] }),
    index("change_items_status").on(table.changeId, table.status, table.n),
    index("change_items_key").on(table.key),
  ],
);

/** Pictures that changes are made of: sent by a person, or kept of an emoji before it is deleted. */
export const stagedFiles = pgTable(
  "staged_files",
  {
    id: text("id").primaryKey(),
    /** Whose it is, and whose share of the room it takes. */
    userId: text("user_id").notNull(),
    sha256: text("sha256").notNull(),
    /** `image/png` */
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    bytes: bytes("bytes").notNull(),
    /** Zoom's ID of the file it was kept of; null of what a person sent. */
    sourceId: text("source_id"),
    /** When it was last sent or kept. */
    stagedAtMs: timeMs("staged_at_ms").notNull(),
  },
  (table) => [
    uniqueIndex("staged_files_content").on(table.userId, table.sha256),
    index("staged_files_source").on(table.userId, table.sourceId),
    index("staged_files_staged_at_ms").on(table.stagedAtMs),
  ],
);

/** Which changes name a staged file: it is kept as long as there is one. */
export const changeFiles = pgTable(
  "change_files",
  {
    changeId: text("change_id").notNull(),
    fileId: text("file_id")
      .notNull()
      .references(() => stagedFiles.id),
  },
  (table) => [primaryKey({ columns: [table.changeId, table.fileId] }), index("change_files_file_id").on(table.fileId)],
);
