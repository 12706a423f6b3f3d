// What each person may do through the account connection, read from Zoom and read again every few minutes.
import type { RateLabel } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Grants } from "../oauth/grants.ts";
import { AppRefused } from "../oauth/zoom-oauth.ts";
import type { Governor } from "../proxy/governor.ts";
import { wait } from "../proxy/wait.ts";
import { type Standing, standingOf } from "./table.ts";
import { type ZoomPeople, ZoomRefused } from "./zoom-people.ts";

export interface Standings {
  /** The standing at hand; undefined when Zoom has to be asked. */
  cached(userId: string): Standing | undefined;
  of(userId: string): Promise<Standing>;
  /** The last standing read, however long ago: to show, never to allow anything by. */
  lastKnown(userId: string): Standing | undefined;
  /** Asks Zoom again at the next occasion, as after signing in. */
  forget(userId: string): void;
}

/** From this age on Zoom is asked again while the old answer still serves; from the other it no longer serves. */
const REREAD_MS = 120_000;
const TRUSTED_MS = 240_000;
const CACHE_SIZE = 10_000;
/** Before Zoom is asked once more after an error of its own. */
const PAUSE_MS = 250;

interface Entry {
  readonly standing: Standing;
  readonly readAtMs: number;
}

export interface StandingDeps {
  readonly people: ZoomPeople;
  readonly grants: Grants;
  readonly governor: Governor;
  readonly clock: Clock;
  readonly log: Log;
  readonly account: { readonly grantId: string; readonly accountId: string };
}

export function createStandings({ people, grants, governor, clock, log, account }: StandingDeps): Standings {
  const entries = new Map<string, Entry>();
  const reading = new Map<string, Promise<Standing>>();

  const ask = async (userId: string): Promise<Standing> => {
    let access = await grants.access(account.grantId);
    const asked = async <T>(
      id: OperationId,
      rate: RateLabel,
      request: (authorization: string) => Promise<T>,
    ): Promise<T> => {
      const takeTurn = () =>
        governor.turn({ accountId: account.accountId, userId, operation: { id, rate }, res: null });
      await takeTurn();
      try {
        return await request(access.authorization);
      } catch (error) {
        if (isPassing(error)) await wait(PAUSE_MS);
        else if (error instanceof ZoomRefused && error.status === 401) access = await grants.renew(access);
        else throw error;
        await takeTurn();
        return await request(access.authorization);
      }
    };
    try {
      const user = await asked("getUser", "LIGHT", (authorization) => people.user(authorization, userId));
      if (user.status !== undefined && user.status !== "active") return { access: "none" };
      const byRole = standingOf(user.role_id, []);
      if (byRole.access !== "none") return byRole;
      return standingOf(
        user.role_id,
        await asked("getUserPermissions", "MEDIUM", (authorization) => people.permissions(authorization, userId)),
      );
    } catch (error) {
      // Not, or no longer, one of the account's people.
      if (error instanceof ZoomRefused && error.status === 404) return { access: "none" };
      throw error;
    }
  };

  const read = (userId: string): Promise<Standing> => {
    const running = reading.get(userId);
    if (running) return running;
    const started = ask(userId)
      .then((standing) => {
        entries.delete(userId);
        entries.set(userId, { standing, readAtMs: clock.nowMs() });
        for (const oldest of entries.keys()) {
          if (entries.size <= CACHE_SIZE) break;
          entries.delete(oldest);
        }
        return standing;
      })
      .finally(() => reading.delete(userId));
    reading.set(userId, started);
    return started;
  };

  const forget = (userId: string) => {
    const entry = entries.get(userId);
    if (entry) entries.set(userId, { ...entry, readAtMs: Number.NEGATIVE_INFINITY });
  };

  const cached = (userId: string) => {
    const entry = entries.get(userId);
    if (!entry) return undefined;
    const ageMs = clock.nowMs() - entry.readAtMs;
    if (ageMs >= TRUSTED_MS) return undefined;
    if (ageMs >= REREAD_MS && !reading.has(userId))
      read(userId).catch((error: unknown) => {
        if (error instanceof AppRefused) forget(userId);
        log.warn({ userId, err: error }, "a person's role could not be read again");
      });
    return entry.standing;
  };

  return {
    cached,
    of: async (userId) => cached(userId) ?? read(userId),
    lastKnown: (userId) => entries.get(userId)?.standing,
    forget,
  };
}

/** One call that Zoom could not answer says nothing of the next. */
const isPassing = (error: unknown) => error instanceof ZoomRefused && error.status >= 500;
