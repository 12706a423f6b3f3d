// What is kept beside the inventory: of what people want to hear no more, what was found each day, and what they keep or are to do.
import { boolean, date, index, integer, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";
import { text, timeMs } from "./columns.ts";

/** What somebody wants to hear no more of until a day: a finding of one channel or person, or the whole of it. */
export const findingSnoozes = pgTable(
  "finding_snoozes",
  {
    findingId: text("finding_id").notNull(),
    /** The ID of the channel, the key of the person; empty for the whole finding. */
    subject: text("subject").notNull(),
    untilMs: timeMs("until_ms").notNull(),
    reason: text("reason").notNull(),
    byUserId: text("by_user_id").notNull(),
    byName: text("by_name").notNull(),
    atMs: timeMs("at_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.findingId, table.subject] })],
);

/** How many there were of each finding on a day. */
export const findingCounts = pgTable(
  "finding_counts",
  {
    findingId: text("finding_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.findingId, table.day] })],
);

/** Addresses of lists that somebody goes back to. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    ownerName: text("owner_name").notNull(),
    /** Path of the page it is of, `/channels`. */
    page: text("page").notNull(),
    name: text("name").notNull(),
    /** What stands behind the question mark of its address. */
    search: text("search").notNull(),
    isShared: boolean("is_shared").notNull(),
    changedAtMs: timeMs("changed_at_ms").notNull(),
  },
  (table) => [index("saved_views_owner_id").on(table.ownerId), index("saved_views_page").on(table.page)],
);

/** Owners that Zoom's API has no way to change: what is to be done by hand, by whom it was asked and ticked off. */
export const inventoryOwnerTasks = pgTable(
  "inventory_owner_tasks",
  {
    id: text("id").primaryKey(),
    channelId: text("channel_id").notNull(),
    /** As it was called when the task was added. */
    channel: text("channel").notNull(),
    fromKey: text("from_key").notNull(),
    fromName: text("from_name").notNull(),
    toKey: text("to_key").notNull(),
    toName: text("to_name").notNull(),
    toEmail: text("to_email").notNull(),
    addedBy: text("added_by").notNull(),
    addedByName: text("added_by_name").notNull(),
    addedAtMs: timeMs("added_at_ms").notNull(),
    tickedBy: text("ticked_by"),
    tickedByName: text("ticked_by_name"),
    tickedAtMs: timeMs("ticked_at_ms"),
  },
  // One owner of a channel is replaced by one successor.
  (table) => [uniqueIndex("inventory_owner_tasks_channel_from").on(table.channelId, table.fromKey)],
);

/** Addresses of people of other accounts, which Zoom does not show: of those who were invited through the console. */
export const inventoryAddresses = pgTable("inventory_addresses", {
  memberId: text("member_id").primaryKey(),
  email: text("email").notNull(),
  atMs: timeMs("at_ms").notNull(),
});

/** What the next shift is to know of somebody. */
export const personNotes = pgTable(
  "person_notes",
  {
    id: text("id").primaryKey(),
    /** As the inventory knows whom it is about. */
    personKey: text("person_key").notNull(),
    text: text("text").notNull(),
    /** The number of a ticket that it is about. */
    ticket: text("ticket"),
    addedBy: text("added_by").notNull(),
    addedByName: text("added_by_name").notNull(),
    addedAtMs: timeMs("added_at_ms").notNull(),
    doneBy: text("done_by"),
    doneByName: text("done_by_name"),
    /** Null while it is open. */
    doneAtMs: timeMs("done_at_ms"),
  },
  (table) => [
    index("person_notes_person_key").on(table.personKey),
    index("person_notes_done_at_ms").on(table.doneAtMs),
  ],
);
