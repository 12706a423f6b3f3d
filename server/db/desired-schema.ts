// What channels and spaces should be, and since when something is otherwise.
import { integer, pgTable } from "drizzle-orm/pg-core";
import { text, timeMs } from "./columns.ts";

/** `channelkeeper.yaml` as it was saved, the highest version last. */
export const desiredFiles = pgTable("desired_files", {
  version: integer("version").primaryKey(),
  text: text("text").notNull(),
  /** What was done, in words; empty where somebody wrote it. */
  note: text("note").notNull(),
  savedBy: text("saved_by").notNull(),
  savedByName: text("saved_by_name").notNull(),
  savedAtMs: timeMs("saved_at_ms").notNull(),
});

/** When a check first found something otherwise than the saved file says; a row for as long as it lasts. */
export const desiredDifferences = pgTable("desired_differences", {
  id: text("id").primaryKey(),
  sinceMs: timeMs("since_ms").notNull(),
});
