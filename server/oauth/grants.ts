// Hands out access tokens. One refresh at a time for each grant, whoever asks, in whichever instance.
import type { Clock } from "../clock.ts";
import type { Database, DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import { apiOriginOf } from "../zoom/api-origin.ts";
import type { Token, TokenSource } from "../zoom/call.ts";
import {
  connectionOfGrant,
  dropGrant,
  dropUnreadable,
  type Grant,
  readGrant,
  replaceGrant,
  writeGrant,
} from "./grant-store.ts";
import type { Seal } from "./seal.ts";
import { GrantRefused, type Tokens, type ZoomOAuth } from "./zoom-oauth.ts";

/** What a request needs of a grant. */
export interface Access extends Token {
  readonly grantId: string;
  readonly scopes: readonly string[];
}

/** `forgotten`: nothing of it is left here, but Zoom could not be told. */
export type Revocation = "revoked" | "forgotten" | "used";

/** There is no grant, or Zoom no longer accepts it. */
export class GrantRevoked extends Error {
  override readonly name = "GrantRevoked";
}

export interface Grants {
  /** The tokens of a grant, for calls to Zoom; they throw GrantRevoked. */
  tokens(grantId: string): TokenSource;
  /** @throws GrantRevoked */
  access(grantId: string): Promise<Access>;
  /** The scopes of the stored grant, run out or not; null when there is none. Never waits for Zoom. */
  knownScopes(grantId: string): Promise<readonly string[] | null>;
  /**
   * Stores the tokens of a sign-in. Waits for no refresh under way: Zoom has revoked what that one began with, so it
   * gives way.
   */
  store(grantId: string, tokens: Tokens): Promise<void>;
  /**
   * Forgets a grant and revokes it at Zoom, unless it turns out to be used. Waits for no refresh under way: that one
   * finds its grant gone and gives back what it got.
   *
   * @param isUsed is asked after the grant was read, so a sign-in that has its session before it stores its tokens
   *   never loses them.
   */
  revoke(grantId: string, isUsed: () => Promise<boolean>): Promise<Revocation>;
}

/** A token this close to its end is refreshed first: it might not outlive the request. */
const EXPIRY_MARGIN_MS = 30_000;

interface Held {
  readonly access: Access;
  /** In which stretch of hearing it was read; see `Database.hearing`. */
  readonly hearing: number | null;
  readonly expiresAtMs: number;
}

export interface GrantDeps {
  readonly database: DatabaseSource;
  readonly seal: Seal;
  readonly oauth: ZoomOAuth;
  readonly clock: Clock;
  readonly log: Log;
  /** Grant of the server-to-server app, which has no refresh token and asks anew. */
  readonly accountGrantId: string | null;
  /** The configured host of the API. */
  readonly apiUrl: string;
  /** Told of each refresh, with what it failed of, or null. */
  readonly refreshed?: (grantId: string, failure: unknown) => void;
}

export function createGrants(deps: GrantDeps): Grants {
  const { database, seal, oauth, clock, log } = deps;
  const held = new Map<string, Held>();
  const fetching = new Map<string, Promise<Access>>();

  // While the others are heard no row changes unnoticed: what is held stays right until it expires or Zoom refuses it.
  void database.ready.then(
    (db) =>
      db.onChange((change) => {
        if (change.kind === "grant-changed") held.delete(change.grantId);
      }),
    () => undefined,
  );

  const isFresh = (expiresAtMs: number) => expiresAtMs - EXPIRY_MARGIN_MS > clock.nowMs();

  const cached = (grantId: string) => {
    const entry = held.get(grantId);
    const hearing = database.current()?.hearing() ?? null;
    return entry && hearing !== null && entry.hearing === hearing && isFresh(entry.expiresAtMs)
      ? entry.access
      : undefined;
  };

  const apiOrigin = ({ id, apiUrl }: Grant): string | null => {
    const origin = apiUrl === null ? null : apiOriginOf(apiUrl, deps.apiUrl);
    if (origin !== undefined) return origin;
    log.warn({ grantId: id, apiUrl }, "Zoom named an address of the API that is none of its own; it is not used");
    return null;
  };

  /** The newer of what came and what is held: a sign-in may have stored its tokens since these were read. */
  const hold = (grant: Grant, hearing: number | null): Access => {
    const newer = cached(grant.id);
    if (newer && newer.version > grant.version) return newer;
    const access = {
      grantId: grant.id,
      authorization: `Bearer ${grant.accessToken}`,
      apiOrigin: apiOrigin(grant),
      scopes: grant.scopes,
      version: grant.version,
    };
    held.set(grant.id, { access, hearing, expiresAtMs: grant.expiresAtMs });
    return access;
  };

  /**
   * Inside the lock: takes a newer token when someone else was faster, else asks Zoom. A sign-in is not held up by the
   * lock; when one came meanwhile, its tokens are the ones that count, whatever Zoom answered.
   */
  const refreshLocked = (db: Database, grantId: string, refusedVersion: number): Promise<Grant | null> =>
    db.exclusive(grantId, async (orm) => {
      const grant = await readGrant(orm, seal, grantId);
      if (grant && grant.version > refusedVersion && isFresh(grant.expiresAtMs)) return grant;
      const isAccount = grantId === deps.accountGrantId;
      if (!isAccount && !grant?.refreshToken) return null;
      try {
        const tokens = isAccount ? await oauth.accountToken() : await oauth.refresh(grant?.refreshToken ?? "");
        const nowMs = clock.nowMs();
        const stored = grant
          ? await replaceGrant(orm, seal, grant, tokens, nowMs)
          : await writeGrant(orm, seal, grantId, tokens, nowMs);
        deps.refreshed?.(grantId, null);
        if (stored) {
          log.info({ grantId, version: stored.version }, "a token was refreshed");
          return stored;
        }
        const current = await readGrant(orm, seal, grantId);
        log.info({ grantId }, current ? "a sign-in overtook a refresh" : "a sign-out overtook a refresh");
        // After a sign-in Zoom has ended these tokens itself; after a sign-out nobody else knows of them.
        if (!current) await tellRevoked(grantId, tokens.accessToken);
        return current;
      } catch (error) {
        deps.refreshed?.(grantId, error);
        if (!(error instanceof GrantRefused)) throw error;
        log.warn({ grantId, err: error }, "Zoom refused to refresh; the grant is dropped unless a sign-in overtook it");
        if (grant) await dropGrant(orm, grantId, grant.version);
      }
      return readGrant(orm, seal, grantId);
    });

  const load = async (grantId: string, refusedVersion: number): Promise<Access> => {
    const db = await database.ready;
    const hearing = db.hearing();
    const stored = await readGrant(db.orm, seal, grantId);
    if (stored && stored.version > refusedVersion && isFresh(stored.expiresAtMs)) return hold(stored, hearing);
    held.delete(grantId);
    const refreshed = await refreshLocked(db, grantId, refusedVersion);
    if (refreshed?.version !== stored?.version) await db.announce({ kind: "grant-changed", grantId });
    if (!refreshed) throw new GrantRevoked("There is no grant that Zoom accepts.");
    return hold(refreshed, hearing);
  };

  /** Resolves false when Zoom could not be told. */
  const tellRevoked = (grantId: string, accessToken: string): Promise<boolean> =>
    oauth.revoke(accessToken).then(
      () => true,
      (error: unknown) => {
        log.warn({ grantId, err: error }, "Zoom could not be told of a revoked grant");
        return false;
      },
    );

  /** Everyone in this process who waits for a grant waits for the same fetch. */
  const fetchOnce = (grantId: string, refusedVersion: number): Promise<Access> => {
    const running = fetching.get(grantId);
    if (running) return running;
    const started = load(grantId, refusedVersion).finally(() => fetching.delete(grantId));
    fetching.set(grantId, started);
    return started;
  };

  const access = async (grantId: string) => cached(grantId) ?? fetchOnce(grantId, -1);

  /** After Zoom refused a token: the newer one that came meanwhile, or a refreshed one. */
  const renew = async (grantId: string, refusedVersion: number): Promise<Access> => {
    const entry = cached(grantId);
    if (entry && entry.version > refusedVersion) return entry;
    const renewed = await fetchOnce(grantId, refusedVersion);
    // A fetch that had begun before the refusal may have brought the refused token.
    return renewed.version > refusedVersion ? renewed : fetchOnce(grantId, refusedVersion);
  };

  return {
    tokens: (grantId) => ({
      connection: connectionOfGrant(grantId),
      atHand: () => cached(grantId),
      get: () => access(grantId),
      renew: ({ version }) => renew(grantId, version),
    }),
    access,
    knownScopes: async (grantId) => {
      const grant = await readGrant((await database.ready).orm, seal, grantId);
      return grant?.scopes ?? null;
    },
    store: async (grantId, tokens) => {
      const db = await database.ready;
      const hearing = db.hearing();
      hold(await writeGrant(db.orm, seal, grantId, tokens, clock.nowMs()), hearing);
      await db.announce({ kind: "grant-changed", grantId });
    },
    revoke: async (grantId, isUsed) => {
      const db = await database.ready;
      for (;;) {
        const grant = await readGrant(db.orm, seal, grantId);
        if (await isUsed()) return "used";
        if (!grant) {
          await dropUnreadable(db.orm, seal, grantId);
          return "revoked";
        }
        // A refresh or a sign-in came between: what is there now is looked at anew.
        if (!(await dropGrant(db.orm, grantId, grant.version))) continue;
        held.delete(grantId);
        await db.announce({ kind: "grant-changed", grantId });
        return (await tellRevoked(grantId, grant.accessToken)) ? "revoked" : "forgotten";
      }
    },
  };
}
