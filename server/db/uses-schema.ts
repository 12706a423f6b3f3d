// What the console has sent to Zoom, for the doctor: by that it says which scopes nothing in use needs.
import { pgTable, primaryKey } from "drizzle-orm/pg-core";
import { text, timeMs } from "./columns.ts";

/** By connection and operation, when it was sent first and last; a day exactly. */
export const operationUses = pgTable(
  "operation_uses",
  {
    connection: text("connection").notNull(),
    operation: text("operation").notNull(),
    firstAtMs: timeMs("first_at_ms").notNull(),
    lastAtMs: timeMs("last_at_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.connection, table.operation] })],
);
