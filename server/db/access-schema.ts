// What people have set up of access; see `domain/access/given.ts`.
import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { jsonb, text, timeMs } from "./columns.ts";

/** Roles, who was given them, protected channels: what holds now. */
export const accessEntries = pgTable(
  "access_entries",
  {
    /** `role`, `grant` or `protected` */
    is: text("is").notNull(),
    id: text("id").notNull(),
    entry: jsonb("entry").notNull(),
  },
  (table) => [primaryKey({ columns: [table.is, table.id] })],
);

/** What was changed of them, so that it can be taken back. */
export const accessChanges = pgTable(
  "access_changes",
  {
    id: text("id").primaryKey(),
    atMs: timeMs("at_ms").notNull(),
    byUserId: text("by_user_id").notNull(),
    byName: text("by_name").notNull(),
    /** Null where there was none, or is none since. */
    before: jsonb("before"),
    after: jsonb("after"),
    /** The change that this one takes back. */
    undoOf: text("undo_of"),
  },
  (table) => [index("access_changes_at_ms").on(table.atMs)],
);

/** When each person last used what they hold, as the audit trail tells it; kept as entries are chained. */
export const accessUses = pgTable(
  "access_uses",
  {
    /** User ID without case. */
    userKey: text("user_key").notNull(),
    /** ID of an action through the account connection, or what was done in the console itself: `giveRole`. */
    what: text("what").notNull(),
    atMs: timeMs("at_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userKey, table.what] })],
);

/** How the account is connected: one row for each app of the account that was ever in the settings. */
export const accountConnections = pgTable("account_connections", {
  /** See `accountGrantId` and `connectionId`. */
  id: text("id").primaryKey(),
  /** Whose grant it is, of an app that an administrator signs in to; null where there is none. */
  holderId: text("holder_id"),
  holderName: text("holder_name").notNull().default(""),
  holderRole: text("holder_role").notNull().default(""),
  connectedAtMs: timeMs("connected_at_ms"),
  /** Grows whenever it is connected, disconnected or ended. */
  version: integer("version").notNull().default(0),
  /** Whose connection it took the place of; see `Replaced`. */
  replaced: jsonb("replaced"),
  /** Why there is none any more; see `Ended`. */
  ended: jsonb("ended"),
  lastUsedAtMs: timeMs("last_used_at_ms"),
  refreshes: integer("refreshes").notNull().default(0),
  refreshedAtMs: timeMs("refreshed_at_ms"),
  failures: integer("failures").notNull().default(0),
  /** See `LastFailure`. */
  lastFailure: jsonb("last_failure"),
});
