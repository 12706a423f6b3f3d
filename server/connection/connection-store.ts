// How the account is connected, in a row that all instances share.
import { and, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import type { AccountTrouble } from "../../contract/bff.ts";
import { Ended, LastFailure, Replaced } from "../../domain/access/connection.ts";
import type { Orm } from "../db/database.ts";
import { accountConnections } from "../db/schema.ts";

/** Whose grant the account connection is. */
export interface Holder {
  readonly userId: string;
  readonly name: string;
  readonly roleName: string;
}

export interface ConnectionRow {
  /** Null where nobody has connected it, or it has ended. */
  readonly holder: Holder | null;
  readonly connectedAtMs: number | null;
  readonly version: number;
  readonly replaced: v.InferOutput<typeof Replaced> | null;
  readonly ended: v.InferOutput<typeof Ended> | null;
  readonly lastUsedAtMs: number | null;
  readonly refreshes: number;
  readonly refreshedAtMs: number | null;
  readonly failures: number;
  readonly lastFailure: v.InferOutput<typeof LastFailure> | null;
}

/** Of an app that an administrator signs in to. */
export const connectionId = (clientId: string, accountId: string): string => `admin:${clientId}:${accountId}`;

const untouched: ConnectionRow = {
  ...{ holder: null, connectedAtMs: null, version: 0, replaced: null, ended: null },
  ...{ lastUsedAtMs: null, refreshes: 0, refreshedAtMs: null, failures: 0, lastFailure: null },
};

export async function readConnection(orm: Orm, id: string): Promise<ConnectionRow> {
  const [row] = await orm.select().from(accountConnections).where(eq(accountConnections.id, id));
  if (!row) return untouched;
  const { holderId, holderName, holderRole, replaced, ended, lastFailure, ...rest } = row;
  return {
    ...rest,
    holder: holderId === null ? null : { userId: holderId, name: holderName, roleName: holderRole },
    replaced: v.parse(v.nullable(Replaced), replaced),
    ended: v.parse(v.nullable(Ended), ended),
    lastFailure: v.parse(v.nullable(LastFailure), lastFailure),
  };
}

/** The same, with others who connect or disconnect it waiting until the transaction ends. */
export async function lockConnection(within: Orm, id: string): Promise<ConnectionRow> {
  await within.execute(sql`select pg_advisory_xact_lock(hashtext(${`channelkeeper ${id}`}))`);
  return readConnection(within, id);
}

export async function storeConnected(
  within: Orm,
  id: string,
  holder: Holder,
  { atMs, replaced }: { readonly atMs: number; readonly replaced: ConnectionRow["replaced"] },
): Promise<void> {
  const set = {
    ...{ holderId: holder.userId, holderName: holder.name, holderRole: holder.roleName },
    ...{ connectedAtMs: atMs, replaced, ended: null },
    ...{ refreshes: 0, refreshedAtMs: null, failures: 0, lastFailure: null },
  };
  await within
    .insert(accountConnections)
    .values({ id, version: 1, ...set })
    .onConflictDoUpdate({
      target: accountConnections.id,
      set: { ...set, version: sql`${accountConnections.version} + 1` },
    });
}

/** Unless somebody has connected it anew since it had this version; resolves to whether it did. */
export async function storeEnded(
  within: Orm,
  id: string,
  version: number,
  ended: NonNullable<ConnectionRow["ended"]>,
): Promise<boolean> {
  const rows = await within
    .update(accountConnections)
    .set({ holderId: null, ended, version: version + 1 })
    .where(and(eq(accountConnections.id, id), eq(accountConnections.version, version)))
    .returning({ id: accountConnections.id });
  return rows.length > 0;
}

export async function storeUse(orm: Orm, id: string, atMs: number): Promise<void> {
  const set = { lastUsedAtMs: sql`greatest(${accountConnections.lastUsedAtMs}, ${atMs})` };
  await orm
    .insert(accountConnections)
    .values({ id, lastUsedAtMs: atMs })
    .onConflictDoUpdate({ target: accountConnections.id, set });
}

export async function storeRefresh(orm: Orm, id: string, atMs: number): Promise<void> {
  const set = { refreshes: sql`${accountConnections.refreshes} + 1`, refreshedAtMs: atMs };
  await orm
    .insert(accountConnections)
    .values({ id, refreshes: 1, refreshedAtMs: atMs })
    .onConflictDoUpdate({ target: accountConnections.id, set });
}

export async function storeFailure(orm: Orm, id: string, atMs: number, trouble: AccountTrouble): Promise<void> {
  const lastFailure = { atMs, trouble };
  await orm
    .insert(accountConnections)
    .values({ id, failures: 1, lastFailure })
    .onConflictDoUpdate({
      target: accountConnections.id,
      set: { failures: sql`${accountConnections.failures} + 1`, lastFailure },
    });
}
