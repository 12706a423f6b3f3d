// The account connection that an administrator's sign-in makes: the grant of whoever connected it last.
import { randomUUID } from "node:crypto";
import { NotConnected } from "../access/zoom-errors.ts";
import type { Audit } from "../audit/audit.ts";
import { nobody } from "../audit/entries.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { createKept, type Kept } from "../db/kept.ts";
import { userGrantId } from "../oauth/grant-store.ts";
import { GrantRevoked, type Grants } from "../oauth/grants.ts";
import type { Token, TokenSource } from "../zoom/call.ts";
import { type ConnectionRow, type Holder, readConnection, storeEnded } from "./connection-store.ts";

export interface ConnectedAccount {
  readonly tokens: TokenSource;
  readonly row: Kept<ConnectionRow>;
  /** Of the grant in use. @throws NotConnected */
  scopes(): Promise<readonly string[]>;
}

export interface ConnectedDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly audit: Pick<Audit, "record">;
  /** Of the admin-managed app. */
  readonly grants: Grants;
  readonly clientId: string;
  /** Of the row. */
  readonly id: string;
}

/** Why there is no grant. */
export const noneOf = ({ ended }: ConnectionRow): NotConnected =>
  new NotConnected(ended?.name === null ? "ended" : "never");

export function createConnectedAccount(deps: ConnectedDeps): ConnectedAccount {
  const { database, clock, audit, grants, clientId, id } = deps;
  const row = createKept({
    ...{ database, clock },
    isChange: ({ kind }) => kind === "connection-changed",
    read: (orm) => readConnection(orm, id),
  });

  /** Zoom has ended the grant; false where somebody has connected the account anew since. */
  const ended = async (version: number, holder: Holder): Promise<boolean> => {
    const db = await database.ready;
    const isEnded = await db.orm.transaction(async (within) => {
      if (!(await storeEnded(within, id, version, { atMs: clock.nowMs(), name: null }))) return false;
      const detail = { authority: holder.name };
      await audit.record({ requestId: randomUUID(), who: nobody, operation: "accountConnectionEnded", detail }, within);
      await db.announce({ kind: "connection-changed", told: { is: "ended", byName: holder.name } }, within);
      return true;
    });
    row.forget();
    return isEnded;
  };

  /** Does something with the grant in use; once more where another has taken its place. */
  const withGrant = async <T>(work: (grantId: string) => Promise<T>, isAgain = false): Promise<T> => {
    const now = await row.of();
    const { holder, version } = now;
    if (!holder) throw noneOf(now);
    try {
      return await work(userGrantId(clientId, holder.userId));
    } catch (error) {
      if (!(error instanceof GrantRevoked)) throw error;
      if ((await ended(version, holder)) || isAgain) throw new NotConnected("ended", { cause: error });
      return withGrant(work, true);
    }
  };

  const renewed = async (grantId: string, refused: Token): Promise<Token | null> => {
    const atHand = await grants.access(grantId);
    // Versions count for one grant only, and the refused token may be of the one before.
    return atHand.authorization === refused.authorization ? grants.tokens(grantId).renew(refused) : atHand;
  };

  return {
    row,
    tokens: {
      atHand: () => {
        const holder = row.cached()?.holder;
        return holder ? grants.tokens(userGrantId(clientId, holder.userId)).atHand() : undefined;
      },
      get: () => withGrant((grantId) => grants.access(grantId)),
      renew: (refused) => withGrant((grantId) => renewed(grantId, refused)),
    },
    scopes: async () => (await withGrant((grantId) => grants.access(grantId))).scopes,
  };
}
