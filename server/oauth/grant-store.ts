import { and, eq, ne, notExists, sql } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Orm } from "../db/database.ts";
import { grants, sessions } from "../db/schema.ts";
import type { Seal } from "./seal.ts";
import type { Tokens } from "./zoom-oauth.ts";

/** A grant as held in memory: opened. */
export interface Grant {
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
  readonly apiUrl: string | null;
  readonly expiresAtMs: number;
  readonly version: number;
}

export const userGrantId = (clientId: string, userId: string) => `user:${clientId}:${userId}`;
export const accountGrantId = (clientId: string, accountId: string) => `account:${clientId}:${accountId}`;
export const connectionOfGrant = (id: string): ConnectionName => (id.startsWith("account:") ? "account" : "me");

/** The stored grant; null when there is none, or none that today's secrets open. */
export async function readGrant(orm: Orm, seal: Seal, id: string): Promise<Grant | null> {
  const [row] = await orm.select().from(grants).where(eq(grants.id, id));
  if (!row || row.accessToken === "") return null;
  const accessToken = seal.open(row.accessToken, `${id} access`, row.keyId);
  const refreshToken = row.refreshToken === null ? null : seal.open(row.refreshToken, `${id} refresh`, row.keyId);
  if (accessToken === null || (row.refreshToken !== null && refreshToken === null)) return null;
  return {
    id,
    accessToken,
    refreshToken,
    scopes: row.scopes.split(" ").filter(Boolean),
    apiUrl: row.apiUrl,
    expiresAtMs: row.expiresAtMs,
    version: row.version,
  };
}

/** Stores the tokens of a new authorization over whatever was there, one version up. */
export async function writeGrant(orm: Orm, seal: Seal, id: string, tokens: Tokens, nowMs: number): Promise<Grant> {
  const row = sealedRow(seal, id, tokens, nowMs);
  const [stored] = await orm
    .insert(grants)
    .values({ id, version: 1, ...row })
    .onConflictDoUpdate({ target: grants.id, set: { ...row, version: sql`${grants.version} + 1` } })
    .returning({ version: grants.version });
  if (!stored) throw new Error("the grant was not stored");
  return toGrant(id, tokens, row.expiresAtMs, stored.version);
}

/** Stores refreshed tokens over the grant they were refreshed from; null when something else is stored by now. */
export async function replaceGrant(
  orm: Orm,
  seal: Seal,
  from: Grant,
  tokens: Tokens,
  nowMs: number,
): Promise<Grant | null> {
  const row = sealedRow(seal, from.id, tokens, nowMs);
  const version = from.version + 1;
  const stored = await orm
    .update(grants)
    .set({ ...row, version })
    .where(and(eq(grants.id, from.id), eq(grants.version, from.version)))
    .returning({ version: grants.version });
  return stored.length === 0 ? null : toGrant(from.id, tokens, row.expiresAtMs, version);
}

const sealedRow = (seal: Seal, id: string, tokens: Tokens, nowMs: number) => ({
  accessToken: seal.seal(tokens.accessToken, `${id} access`),
  refreshToken: tokens.refreshToken === null ? null : seal.seal(tokens.refreshToken, `${id} refresh`),
  keyId: seal.keyId,
  scopes: tokens.scopes,
  apiUrl: tokens.apiUrl,
  expiresAtMs: nowMs + tokens.expiresInMs,
  updatedAtMs: nowMs,
});

const toGrant = (id: string, tokens: Tokens, expiresAtMs: number, version: number): Grant => ({
  id,
  accessToken: tokens.accessToken,
  refreshToken: tokens.refreshToken,
  scopes: tokens.scopes.split(" ").filter(Boolean),
  apiUrl: tokens.apiUrl,
  expiresAtMs,
  version,
});

/**
 * Empties the grant unless newer tokens have come meanwhile; resolves to whether it did. The row stays, so versions
 * never run backwards.
 */
export async function dropGrant(orm: Orm, id: string, version: number): Promise<boolean> {
  const dropped = await orm
    .update(grants)
    .set({ accessToken: "", refreshToken: null, scopes: "", expiresAtMs: 0, version: version + 1 })
    .where(and(eq(grants.id, id), eq(grants.version, version)))
    .returning({ id: grants.id });
  return dropped.length > 0;
}

/** Empties a grant that none of today's secrets open. */
export async function dropUnreadable(orm: Orm, seal: Seal, id: string): Promise<void> {
  const [row] = await orm.select({ version: grants.version }).from(grants).where(eq(grants.id, id));
  if (row && !(await readGrant(orm, seal, id))) await dropGrant(orm, id, row.version);
}

/** Who has a grant through this client and no session. */
export async function readUnusedHolders(orm: Orm, clientId: string): Promise<string[]> {
  const prefix = userGrantId(clientId, "");
  const theirs = orm
    .select({ idHash: sessions.idHash })
    .from(sessions)
    .where(sql`${grants.id} = ${prefix} || ${sessions.userId}`);
  const rows = await orm
    .select({ id: grants.id })
    .from(grants)
    .where(and(sql`starts_with(${grants.id}, ${prefix})`, ne(grants.accessToken, ""), notExists(theirs)));
  return rows.map(({ id }) => id.slice(prefix.length));
}

/** Who has a grant through this client. */
export async function readHolders(orm: Orm, clientId: string): Promise<string[]> {
  const prefix = userGrantId(clientId, "");
  const rows = await orm
    .select({ id: grants.id })
    .from(grants)
    .where(and(sql`starts_with(${grants.id}, ${prefix})`, ne(grants.accessToken, "")));
  return rows.map(({ id }) => id.slice(prefix.length));
}
