// An administrator connects the account: what becomes of the code that Zoom sent them back with, and of the grant that
// was there before.
import type { ConnectOutcome } from "../../domain/access/connection.ts";
import { isAdministrator } from "../access/table.ts";
import { ZoomRefused } from "../access/zoom-errors.ts";
import type { ZoomPeople, ZoomUser } from "../access/zoom-people.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import { toFailure } from "../middleware/bff-error.ts";
import { missingScopeCodes } from "../middleware/scope-codes.ts";
import { readHolders, userGrantId } from "../oauth/grant-store.ts";
import type { Grants } from "../oauth/grants.ts";
import type { SignIn } from "../oauth/sign-in-cookie.ts";
import { whoGranted } from "../oauth/who-granted.ts";
import { AppRefused, SignInDenied, type Tokens, type ZoomOAuth } from "../oauth/zoom-oauth.ts";
import type { Session } from "../session/session.ts";
import { within } from "../within.ts";
import type { ConnectedAccount } from "./connected.ts";
import { type Holder, lockConnection, readConnection, storeConnected, storeEnded } from "./connection-store.ts";

export interface ConnectingDeps {
  readonly config: Config;
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: Pick<Audit, "record">;
  readonly people: ZoomPeople;
  /** Of the admin-managed app. */
  readonly oauth: ZoomOAuth;
  readonly grants: Grants;
  readonly connected: ConnectedAccount;
  readonly clientId: string;
  /** Of the row. */
  readonly id: string;
  /** Goes on with what waits for the connection. */
  readonly resume: () => Promise<void>;
}

export interface Asked {
  readonly session: Session;
  readonly requestId: string;
}

/** Why what somebody allowed at Zoom connects nothing. */
export class ConnectRefused extends Error {
  override readonly name = "ConnectRefused";
  readonly outcome: ConnectOutcome;
  constructor(outcome: ConnectOutcome, message: string) {
    super(message);
    this.outcome = outcome;
  }
}

/** Nobody waits longer for Zoom to hear that a grant is given back; the revoking goes on. */
const RELEASE_LIMIT_MS = 2_000;

export type Connecting = ReturnType<typeof createConnecting>;

export function createConnecting(deps: ConnectingDeps) {
  const { config, database, clock, log, audit, people, oauth, grants, connected, clientId, id } = deps;
  const grantIdOf = (userId: string) => userGrantId(clientId, userId);

  /** Revokes a grant unless it is the one in use. Whoever connects the account with it anew is waited for. */
  const release = (userId: string): Promise<unknown> =>
    within(
      RELEASE_LIMIT_MS,
      database.ready.then((db) =>
        db.exclusive(grantIdOf(userId), (orm) =>
          grants.revoke(grantIdOf(userId), async () => (await readConnection(orm, id)).holder?.userId === userId),
        ),
      ),
    ).catch((error: unknown) => log.warn({ userId, err: error }, "a grant of the account was not revoked at once"));

  /**
   * Whoever begins has to allow it themselves, be of this account, and be its owner or administrator.
   *
   * @throws ConnectRefused
   */
  const ensureFit = (user: ZoomUser, tokens: Tokens, { session }: Asked): void => {
    if (user.account_id !== config.accountId)
      throw new ConnectRefused(
        "other_account",
        `Someone from the account ${user.account_id ?? "(not told)"} allowed it.`,
      );
    if (user.id !== session.userId) throw new ConnectRefused("other_person", "Someone else allowed it.");
    if (!isAdministrator(user.role_id)) throw new ConnectRefused("no_administrator", "No administrator allowed it.");
    if (!tokens.scopes.split(" ").some((scope) => /:(?:admin|master)$/.test(scope)))
      throw new ConnectRefused("not_of_account", "The app has no scope for the account.");
  };

  /** Nobody uses what was granted, unless it is of whoever holds the connection: Zoom has ended their grant before it. */
  const giveUp = async (user: ZoomUser | null, tokens: Tokens): Promise<void> => {
    const { holder } = await readConnection((await database.ready).orm, id);
    if (user && holder?.userId === user.id) await grants.store(grantIdOf(user.id), tokens);
    else
      await oauth.revoke(tokens.accessToken).catch((error: unknown) => {
        log.warn({ err: error }, "a grant that connected nothing could not be given back to Zoom");
      });
  };

  const exchanged = async (returned: URL, begun: SignIn, asked: Asked): Promise<Tokens> => {
    const tokens = await oauth.exchange(returned, begun);
    let user: ZoomUser | null = null;
    try {
      user = await whoGranted(people, config, tokens);
      ensureFit(user, tokens, asked);
    } catch (error) {
      await giveUp(user, tokens);
      throw error;
    }
    return tokens;
  };

  /** The last to finish is whose connection it is. */
  const taken = async (holder: Holder, { session, requestId }: Asked): Promise<Holder | null> => {
    const db = await database.ready;
    const before = await db.orm.transaction(async (inside) => {
      const { holder: last } = await lockConnection(inside, id);
      const isOther = last !== null && last.userId !== holder.userId;
      const atMs = clock.nowMs();
      await storeConnected(inside, id, holder, { atMs, replaced: isOther ? { name: last.name, atMs } : null });
      const detail = { authority: holder.name, replaced: last?.name ?? null };
      await audit.record({ requestId, who: session, operation: "connectAccount", detail }, inside);
      const told = { is: isOther ? "replaced" : "connected", byName: holder.name } as const;
      await db.announce({ kind: "connection-changed", told }, inside);
      return last;
    });
    connected.row.forget();
    return before;
  };

  return {
    /** @throws what `connectOutcomeOf` tells */
    connect: async (returned: URL, begun: SignIn, asked: Asked): Promise<ConnectOutcome> => {
      const { userId, displayName, roleName } = asked.session;
      const db = await database.ready;
      // Zoom ends a person's last grant as it gives another: whoever refreshes that one waits for this, and finds it.
      const before = await db.exclusive(grantIdOf(userId), async () => {
        await grants.store(grantIdOf(userId), await exchanged(returned, begun, asked));
        return taken({ userId, name: displayName, roleName }, asked);
      });
      deps.resume().catch((error: unknown) => {
        log.warn({ err: error }, "what waited for the account connection was not taken up");
      });
      if (!before) return "connected";
      if (before.userId === userId) return "renewed";
      await release(before.userId);
      return "replaced";
    },
    disconnect: async ({ session, requestId }: Asked): Promise<void> => {
      const db = await database.ready;
      const holder = await db.orm.transaction(async (inside) => {
        const row = await lockConnection(inside, id);
        if (!row.holder) return null;
        await storeEnded(inside, id, row.version, { atMs: clock.nowMs(), name: session.displayName });
        const detail = { authority: row.holder.name };
        await audit.record({ requestId, who: session, operation: "disconnectAccount", detail }, inside);
        const told = { is: "disconnected", byName: session.displayName } as const;
        await db.announce({ kind: "connection-changed", told }, inside);
        return row.holder;
      });
      connected.row.forget();
      if (holder) await release(holder.userId);
    },
    /** Gives back what a process that died in between has left. */
    sweep: async (): Promise<void> => {
      const holders = await readHolders((await database.ready).orm, clientId);
      for (const userId of holders) await release(userId);
    },
  };
}

export function connectOutcomeOf(error: unknown): ConnectOutcome {
  if (error instanceof ConnectRefused) return error.outcome;
  if (error instanceof SignInDenied) return "denied";
  if (error instanceof AppRefused) return "client_refused";
  if (error instanceof ZoomRefused && error.zoomCode !== null && missingScopeCodes.has(error.zoomCode))
    return "missing_scope";
  return toFailure(error).code === "unavailable" ? "unavailable" : "failed";
}
