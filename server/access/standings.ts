// The role of each person at Zoom, read from Zoom and read again every few minutes.
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { AppRefused } from "../oauth/zoom-oauth.ts";
import type { ZoomGrant } from "../zoom/call.ts";
import { roleAtZoom, type Standing } from "./table.ts";
import { NotConnected, ZoomRefused } from "./zoom-errors.ts";
import type { ZoomPeople } from "./zoom-people.ts";

export interface Standings {
  /** The standing at hand; undefined when Zoom has to be asked. */
  cached(userId: string): Standing | undefined;
  of(userId: string): Promise<Standing>;
  /** The last standing read, however long ago: to show, never to allow anything by. */
  lastKnown(userId: string): Standing | undefined;
  /** Asks Zoom again at the next occasion, as after signing in. */
  forget(userId: string): void;
  /** The same where what is known is older than so many milliseconds. */
  forgetOlder(userId: string, ms: number): void;
}

/** From this age on Zoom is asked again while the old answer still serves; from the other it no longer serves. */
const REREAD_MS = 120_000;
const TRUSTED_MS = 240_000;
const CACHE_SIZE = 10_000;

interface Entry {
  readonly standing: Standing;
  readonly readAtMs: number;
}

export interface StandingDeps {
  readonly people: ZoomPeople;
  readonly clock: Clock;
  readonly log: Log;
  readonly account: ZoomGrant;
}

export function createStandings({ people, clock, log, account }: StandingDeps): Standings {
  const entries = new Map<string, Entry>();
  const reading = new Map<string, Promise<Standing>>();

  const ask = async (userId: string): Promise<Standing> => {
    try {
      const user = await people.user(account, userId);
      const roleName = user.role_name ?? "";
      if (user.status !== undefined && user.status !== "active") return { role: null, roleName, hasLeft: true };
      const role = roleAtZoom(user.role_id, []);
      return { role: role ?? roleAtZoom(user.role_id, await people.permissions(account, userId)), roleName };
    } catch (error) {
      // Not, or no longer, one of the account's people.
      if (error instanceof ZoomRefused && error.status === 404) return { role: null, roleName: "", hasLeft: true };
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
        if (error instanceof AppRefused || error instanceof NotConnected) forget(userId);
        log.warn({ userId, err: error }, "a person's role could not be read again");
      });
    return entry.standing;
  };

  return {
    cached,
    of: async (userId) => cached(userId) ?? read(userId),
    lastKnown: (userId) => entries.get(userId)?.standing,
    forget,
    forgetOlder: (userId, ms) => {
      if (clock.nowMs() - (entries.get(userId)?.readAtMs ?? 0) > ms) forget(userId);
    },
  };
}
