// The tables. `npm run generate` makes migrations of what changes here; see docs/ARCHITECTURE.md.
import { bigint, index, integer, pgTable, timestamp } from "drizzle-orm/pg-core";
import { jsonb, text } from "./columns.ts";

/** Epoch milliseconds. */
const timeMs = (name: string) => bigint(name, { mode: "number" });

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

/** Every mutation sent to Zoom: the row is written before sending and completed after. */
export const audit = pgTable(
  "audit",
  {
    requestId: text("request_id").primaryKey(),
    atMs: timeMs("at_ms").notNull(),
    userId: text("user_id").notNull(),
    email: text("email").notNull(),
    /** First characters of the session's hash: tells a person's sessions apart, opens none. */
    session: text("session").notNull(),
    connection: text("connection").notNull(),
    operationId: text("operation_id").notNull(),
    params: jsonb("params").notNull(),
    query: jsonb("query").notNull(),
    body: jsonb("body"),
    bodySha256: text("body_sha256"),
    /** Null until the answer came; a row that stays so tells of a request whose outcome is unknown. */
    status: integer("status"),
    zoomCode: text("zoom_code"),
    trackingId: text("tracking_id"),
    durationMs: integer("duration_ms"),
  },
  (table) => [index("audit_at_ms").on(table.atMs), index("audit_user_id_at_ms").on(table.userId, table.atMs)],
);
