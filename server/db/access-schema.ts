// What people have set up of access; see `domain/access/given.ts`.
import { index, pgTable, primaryKey } from "drizzle-orm/pg-core";
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
