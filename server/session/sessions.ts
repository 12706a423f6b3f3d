import { hash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import type { Person, Session } from "./session.ts";
import {
  deleteDeadSessions,
  deleteSession,
  hasLiveSession,
  insertSession,
  readSession,
  touchSession,
} from "./session-store.ts";

export interface Sessions {
  /** The session of a cookie's id when it is at hand; undefined when the database has to be asked. */
  cached(id: string): Session | undefined;
  /** Null when there is none, or it ended or idled out. */
  find(id: string): Promise<Session | null>;
  /** The same without its being a use: a session that is only looked at idles out. */
  peek(id: string): Promise<Session | null>;
  /** Whether a session has neither ended nor idled out; no use of it either. */
  isLive(session: Session): Promise<boolean>;
  /** Resolves to the id for the cookie. */
  start(person: Person): Promise<string>;
  /** Ends one session. */
  end(idHash: string): Promise<void>;
  /** Whether the person has a session that has neither ended nor idled out. */
  isAnyLive(userId: string): Promise<boolean>;
  /** When it will end if nothing more happens, epoch milliseconds. */
  endsAtMs(session: Session): number;
  /** Deletes those that have ended. */
  sweep(): Promise<void>;
}

const ID_BYTES = 32;
const ID_FORM = /^[\w-]{43}$/;
const CACHE_SIZE = 10_000;
/** How long a session is believed without asking the database, though nobody announced its end. */
const CACHE_MS = 30_000;
const TOUCH_EVERY_MS = 60_000;
/** How long an end is remembered, so that a look-up under way when it came cannot bring the session back. */
const ENDED_MS = 300_000;

interface Entry {
  readonly session: Session;
  readonly checkedAtMs: number;
  /** In which stretch of hearing it was read; see `Database.hearing`. */
  readonly hearing: number | null;
  lastSeenAtMs: number;
  touchedAtMs: number;
}

export interface SessionDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<Config, "sessionIdleMs" | "sessionMaxMs" | "accountId">;
}

/** What the database knows a session by. */
export const sessionIdHash = (id: string): string => hash("sha256", id, "base64url");

export function createSessions({ database, clock, log, config }: SessionDeps): Sessions {
  const entries = new Map<string, Entry>();
  const ended = new Map<string, number>();
  const touchEveryMs = Math.min(TOUCH_EVERY_MS, config.sessionIdleMs / 4);

  const forget = (idHash: string) => {
    entries.delete(idHash);
    const nowMs = clock.nowMs();
    for (const [old, atMs] of ended) {
      if (nowMs - atMs < ENDED_MS) break;
      ended.delete(old);
    }
    ended.set(idHash, nowMs);
  };
  void database.ready.then(
    (db) =>
      db.onChange((change) => {
        if (change.kind === "session-ended") forget(change.idHash);
      }),
    () => undefined,
  );

  const isOver = (entry: Pick<Entry, "session" | "lastSeenAtMs">, nowMs: number) =>
    nowMs >= entry.session.expiresAtMs || nowMs - entry.lastSeenAtMs >= config.sessionIdleMs;

  const use = (entry: Entry, nowMs: number): Session => {
    entry.lastSeenAtMs = nowMs;
    if (nowMs - entry.touchedAtMs >= touchEveryMs) {
      entry.touchedAtMs = nowMs;
      const { idHash } = entry.session;
      database.ready
        .then((db) => touchSession(db.orm, idHash, nowMs))
        .catch((error: unknown) => log.warn({ err: error }, "a session's last use was not stored"));
    }
    return entry.session;
  };

  const cached = (id: string) => {
    const entry = entries.get(sessionIdHash(id));
    if (!entry) return undefined;
    const nowMs = clock.nowMs();
    const hearing = database.current()?.hearing() ?? null;
    if (nowMs - entry.checkedAtMs >= CACHE_MS || hearing === null || hearing !== entry.hearing) return undefined;
    return isOver(entry, nowMs) ? undefined : use(entry, nowMs);
  };

  const find = async (id: string) => {
    if (!ID_FORM.test(id)) return null;
    const atHand = cached(id);
    if (atHand) return atHand;
    const idHash = sessionIdHash(id);
    const db = await database.ready;
    const hearing = db.hearing();
    const stored = await readSession(db.orm, idHash);
    // One begun before the console was for this account, or for another one.
    const isElsewhere = config.accountId !== null && stored?.session.accountId !== config.accountId;
    if (!stored || isElsewhere || ended.has(idHash)) {
      entries.delete(idHash);
      return null;
    }
    const before = entries.get(idHash);
    const nowMs = clock.nowMs();
    const entry: Entry = {
      session: stored.session,
      checkedAtMs: nowMs,
      hearing,
      lastSeenAtMs: Math.max(stored.lastSeenAtMs, before?.lastSeenAtMs ?? 0),
      touchedAtMs: stored.lastSeenAtMs,
    };
    if (isOver(entry, nowMs)) {
      entries.delete(idHash);
      return null;
    }
    entries.delete(idHash);
    entries.set(idHash, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= CACHE_SIZE) break;
      entries.delete(oldest);
    }
    return use(entry, nowMs);
  };

  /** As the database has it, and as it was used here since. */
  const look = async (idHash: string): Promise<Session | null> => {
    const db = await database.ready;
    const stored = await readSession(db.orm, idHash);
    const isElsewhere = config.accountId !== null && stored?.session.accountId !== config.accountId;
    if (!stored || isElsewhere || ended.has(idHash)) return null;
    const lastSeenAtMs = Math.max(stored.lastSeenAtMs, entries.get(idHash)?.lastSeenAtMs ?? 0);
    return isOver({ session: stored.session, lastSeenAtMs }, clock.nowMs()) ? null : stored.session;
  };

  return {
    cached,
    find,
    peek: async (id) => (ID_FORM.test(id) ? look(sessionIdHash(id)) : null),
    isLive: async ({ idHash }) => (await look(idHash)) !== null,
    start: async (person) => {
      const id = randomBytes(ID_BYTES).toString("base64url");
      const nowMs = clock.nowMs();
      const session: Session = {
        ...person,
        idHash: sessionIdHash(id),
        expiresAtMs: nowMs + config.sessionMaxMs,
      };
      const db = await database.ready;
      await insertSession(db.orm, session, person, nowMs);
      return id;
    },
    end: async (idHash) => {
      const db = await database.ready;
      await deleteSession(db.orm, idHash);
      forget(idHash);
      await db.announce({ kind: "session-ended", idHash });
    },
    isAnyLive: async (userId) => {
      const db = await database.ready;
      return hasLiveSession(db.orm, userId, clock.nowMs(), config.sessionIdleMs);
    },
    endsAtMs: (session) => Math.min(session.expiresAtMs, clock.nowMs() + config.sessionIdleMs),
    sweep: async () => {
      const db = await database.ready;
      await deleteDeadSessions(db.orm, clock.nowMs(), config.sessionIdleMs);
    },
  };
}
