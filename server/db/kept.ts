// A part of the database kept in memory until somebody, in whichever instance, announces that it is another.
import type { Clock } from "../clock.ts";
import type { Change, DatabaseSource, Orm } from "./database.ts";

export interface Kept<T> {
  /** What is at hand; undefined where the database has to be asked. */
  cached(): T | undefined;
  of(): Promise<T>;
  /** It is another by now. */
  forget(): void;
}

/** How long it is believed without asking the database, though nobody announced a change. */
const CACHE_MS = 30_000;

interface Entry<T> {
  readonly value: T;
  readonly atMs: number;
  /** In which stretch of hearing it was read; see `Database.hearing`. */
  readonly hearing: number | null;
}

export interface KeptDeps<T> {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly isChange: (change: Change) => boolean;
  readonly read: (orm: Orm) => Promise<T>;
}

export function createKept<T>({ database, clock, isChange, read }: KeptDeps<T>): Kept<T> {
  let kept: Entry<T> | null = null;
  let reading: Promise<T> | null = null;
  const forget = () => {
    kept = null;
    // What is being read may be from before.
    reading = null;
  };
  void database.ready.then(
    (db) =>
      db.onChange((change) => {
        if (isChange(change)) forget();
      }),
    () => undefined,
  );
  const load = async (): Promise<T> => {
    const db = await database.ready;
    const hearing = db.hearing();
    const started = read(db.orm);
    reading = started;
    try {
      const value = await started;
      if (reading === started) kept = { value, atMs: clock.nowMs(), hearing };
      return value;
    } finally {
      if (reading === started) reading = null;
    }
  };
  const cached = (): T | undefined => {
    const hearing = database.current()?.hearing() ?? null;
    if (!kept || hearing === null || kept.hearing !== hearing) return undefined;
    return clock.nowMs() - kept.atMs < CACHE_MS ? kept.value : undefined;
  };
  const of = async (): Promise<T> => {
    const atHand = cached();
    return atHand === undefined ? (reading ?? load()) : atHand;
  };
  return { cached, forget, of };
}
