// The tables of the inventory: what the console knows of the account, with when it learned it. Filled by `inventory/sync/`.
import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { jsonb, text, timeMs } from "./columns.ts";

/** When Zoom first and last told of it, and since when it no longer does; null while it does. */
const known = () => ({
  firstSeenAtMs: timeMs("first_seen_at_ms").notNull(),
  seenAtMs: timeMs("seen_at_ms").notNull(),
  goneAtMs: timeMs("gone_at_ms"),
});

/** The transaction that last wrote the row, which a trigger notes: by it instances read what has changed since. */
const changed = () => ({ changedIn: timeMs("changed_in").notNull().default(0) });

/** Somebody in something. `personKey` is the user ID without case, or the member ID of whoever has none. */
const someone = () => ({
  personKey: text("person_key").notNull(),
  /** Empty for people of other accounts. */
  userId: text("user_id").notNull(),
  memberId: text("member_id").notNull(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  isExternal: boolean("is_external").notNull(),
});

/** People of the account, the deactivated too. */
export const inventoryPeople = pgTable(
  "inventory_people",
  {
    /** The user ID without case. */
    key: text("key").primaryKey(),
    userId: text("user_id").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    department: text("department").notNull(),
    jobTitle: text("job_title").notNull(),
    manager: text("manager").notNull(),
    roleId: text("role_id").notNull(),
    /** `active`, `inactive` or `pending` */
    status: text("status").notNull(),
    /** Since when they have had this status, as far as the console saw it change. */
    statusSinceMs: timeMs("status_since_ms"),
    ...known(),
    ...changed(),
  },
  (table) => [
    index("inventory_people_changed_in").on(table.changedIn),
    index("inventory_people_email").on(sql`lower(${table.email})`),
    index("inventory_people_words").using("gin", sql`lower(${table.name} || ' ' || ${table.email}) gin_trgm_ops`),
  ],
);

/** Their phone numbers, a row for each way of looking for one; see `domain/phone.ts`. */
export const inventoryPhones = pgTable(
  "inventory_phones",
  {
    personKey: text("person_key").notNull(),
    /** The country's code first, where it is known. */
    digits: text("digits").notNull(),
    /** As it is shown. */
    number: text("number").notNull(),
    /** `Mobile`, `Office`, `Home`, `Fax` or nothing. */
    label: text("label").notNull(),
  },
  (table) => [primaryKey({ columns: [table.personKey, table.digits] })],
);

/** Channels of every type. What no list tells is null until it was read. */
export const inventoryChannels = pgTable(
  "inventory_channels",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** Zoom's channel type, 0 to 5. */
    type: integer("type").notNull(),
    posting: integer("posting"),
    adding: integer("adding"),
    mentionAll: integer("mention_all"),
    external: integer("external"),
    seesHistory: boolean("sees_history"),
    /** The operation that told of the channel last, and the one that told its settings, which not all do. */
    toldBy: text("told_by").notNull(),
    settingsBy: text("settings_by"),
    settingsAtMs: timeMs("settings_at_ms"),
    spaceId: text("space_id"),
    isArchived: boolean("is_archived"),
    archiveAtMs: timeMs("archive_at_ms"),
    /** As Zoom writes it, `1y`; empty where the account's default holds. */
    retention: text("retention"),
    retentionAtMs: timeMs("retention_at_ms"),
    /** Of those below, which stand here to be sorted and filtered by. */
    ownerKey: text("owner_key"),
    ownerName: text("owner_name"),
    memberCount: integer("member_count"),
    externalCount: integer("external_count"),
    adminCount: integer("admin_count"),
    /** Their keys, with spaces between. */
    adminKeys: text("admin_keys"),
    membersAtMs: timeMs("members_at_ms"),
    mentionGroupCount: integer("mention_group_count"),
    mentionGroupsAtMs: timeMs("mention_groups_at_ms"),
    directoryGroupCount: integer("directory_group_count"),
    directoryGroupsAtMs: timeMs("directory_groups_at_ms"),
    /** When somebody last joined or left. */
    lastMoveAtMs: timeMs("last_move_at_ms"),
    /** The last day of which the reports tell a message. */
    lastMessageDay: date("last_message_day", { mode: "string" }),
    ...known(),
    ...changed(),
  },
  (table) => [
    index("inventory_channels_changed_in").on(table.changedIn),
    index("inventory_channels_owner_key").on(table.ownerKey),
    index("inventory_channels_space_id").on(table.spaceId),
  ],
);

export const inventoryMembers = pgTable(
  "inventory_members",
  {
    channelId: text("channel_id").notNull(),
    ...someone(),
    /** `owner`, `admin` or `member` */
    role: text("role").notNull(),
    firstSeenAtMs: timeMs("first_seen_at_ms").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channelId, table.personKey] }),
    index("inventory_members_person_key").on(table.personKey),
    index("inventory_members_external").on(table.personKey, table.channelId).where(sql`is_external`),
  ],
);

export const inventoryMentionGroups = pgTable(
  "inventory_mention_groups",
  {
    id: text("id").primaryKey(),
    channelId: text("channel_id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull(),
  },
  (table) => [index("inventory_mention_groups_channel_id").on(table.channelId)],
);

/** Who is mentioned with a mention group. */
export const inventoryMentioned = pgTable(
  "inventory_mentioned",
  {
    groupId: text("group_id").notNull(),
    ...someone(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.personKey] }),
    index("inventory_mentioned_person_key").on(table.personKey),
  ],
);

export const inventorySpaces = pgTable("inventory_spaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  description: text("description").notNull(),
  ownerKey: text("owner_key").notNull(),
  ownerName: text("owner_name").notNull(),
  adding: integer("adding"),
  external: integer("external"),
  channelCreating: integer("channel_creating"),
  memberCount: integer("member_count"),
  externalCount: integer("external_count"),
  membersAtMs: timeMs("members_at_ms"),
  ...known(),
  ...changed(),
});

/** Which space a channel is in, as spaces tell it: also of channels of which nothing else is known yet. */
export const inventorySpaceChannels = pgTable(
  "inventory_space_channels",
  {
    channelId: text("channel_id").primaryKey(),
    spaceId: text("space_id").notNull(),
    /** When the space was asked that told it. */
    atMs: timeMs("at_ms").notNull().default(0),
    /** The space's own, which never leaves it. */
    isGeneral: boolean("is_general").notNull().default(false),
  },
  (table) => [index("inventory_space_channels_space_id").on(table.spaceId)],
);

export const inventorySpaceMembers = pgTable(
  "inventory_space_members",
  {
    spaceId: text("space_id").notNull(),
    ...someone(),
    role: text("role").notNull(),
    firstSeenAtMs: timeMs("first_seen_at_ms").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.spaceId, table.personKey] }),
    index("inventory_space_members_person_key").on(table.personKey),
  ],
);

export const inventoryDirectoryGroups = pgTable("inventory_directory_groups", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** `normal`, `shared` or `restricted` */
  type: text("type").notNull(),
  memberCount: integer("member_count"),
  ...known(),
});

export const inventoryDirectoryGroupMembers = pgTable(
  "inventory_directory_group_members",
  {
    groupId: text("group_id").notNull(),
    ...someone(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.personKey] }),
    index("inventory_directory_group_members_person_key").on(table.personKey),
  ],
);

/** Directory groups that are in channels. */
export const inventoryChannelGroups = pgTable(
  "inventory_channel_groups",
  {
    channelId: text("channel_id").notNull(),
    groupId: text("group_id").notNull(),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channelId, table.groupId] }),
    index("inventory_channel_groups_group_id").on(table.groupId),
  ],
);

export const inventoryEmojis = pgTable("inventory_emojis", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  person: text("person").notNull(),
  email: text("email").notNull(),
  addedAt: text("added_at").notNull(),
  ...known(),
});

/** Who joined and left channels, as Zoom's log tells it. */
export const inventoryMoves = pgTable(
  "inventory_moves",
  {
    channelId: text("channel_id").notNull(),
    atMs: timeMs("at_ms").notNull(),
    personKey: text("person_key").notNull(),
    /** `joined` or `left` */
    status: text("status").notNull(),
    name: text("name").notNull(),
    isExternal: boolean("is_external").notNull(),
    operatorKey: text("operator_key").notNull(),
    operatorName: text("operator_name").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channelId, table.atMs, table.personKey, table.status] }),
    index("inventory_moves_person_key").on(table.personKey, table.atMs),
    index("inventory_moves_at_ms").on(table.atMs),
  ],
);

/** Whose data was deleted, as long as Zoom's log can tell of it again; see `inventory/store/forgotten.ts`. */
export const inventoryForgotten = pgTable("inventory_forgotten", {
  /** SHA-256 of the person's key. */
  keyHash: text("key_hash").primaryKey(),
  /** What happened until then stays forgotten, epoch milliseconds. */
  untilMs: timeMs("until_ms").notNull(),
});

/** What is to be read, when next, and how the last time went: a row for each step and thing it reads. */
export const inventoryReads = pgTable(
  "inventory_reads",
  {
    /** See `sync/steps.ts`. */
    step: text("step").notNull(),
    /** The ID of what is read; empty where that is a list of the account. */
    subject: text("subject").notNull(),
    /** Lowest first: 0 of what an event told of, then what was never read, last what is read once more. */
    rank: integer("rank").notNull(),
    dueAtMs: timeMs("due_at_ms").notNull(),
    /** The transaction in which something last asked for it; see `store/reads.ts`. */
    askedIn: timeMs("asked_in").notNull().default(0),
    /** When it was last read with success; null while it never was. */
    readAtMs: timeMs("read_at_ms"),
    /** Reads in a row that failed. */
    failedCount: integer("failed_count").notNull().default(0),
    /** Why the last one did; null where it did not. */
    failure: jsonb("failure"),
  },
  (table) => [
    primaryKey({ columns: [table.step, table.subject] }),
    index("inventory_reads_due").on(table.rank, table.dueAtMs),
  ],
);

/** What a look at what was known came to: how much was compared on a day, and how much was off. */
export const inventoryChecks = pgTable(
  "inventory_checks",
  {
    day: date("day", { mode: "string" }).notNull(),
    step: text("step").notNull(),
    rowCount: integer("row_count").notNull(),
    offCount: integer("off_count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.step] })],
);

/** How far the sync is, beside what `inventoryReads` tells: whether it is paused, where the log was read to. */
export const inventoryState = pgTable("inventory_state", {
  name: text("name").primaryKey(),
  value: jsonb("value").notNull(),
});
