// What people have set up of access, in memory: what another instance changes is dropped as it is announced.
import { type Given, givenBy } from "../../domain/access/given.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { readEntries } from "./access-store.ts";

export interface GivenSource {
  /** What is at hand; undefined where the database has to be asked. */
  cached(): Given | undefined;
  of(): Promise<Given>;
  /** It is another by now. */
  forget(): void;
}

/** How long it is believed without asking the database, though nobody announced a change. */
const CACHE_MS = 30_000;

interface Kept {
  readonly given: Given;
  readonly atMs: number;
  /** In which stretch of hearing it was read; see `Database.hearing`. */
  readonly hearing: number | null;
}

export function createGiven({
  database,
  clock,
}: {
  readonly database: DatabaseSource;
  readonly clock: Clock;
}): GivenSource {
  let kept: Kept | null = null;
  let reading: Promise<Given> | null = null;
  const forget = () => {
    kept = null;
    // What is being read may be from before.
    reading = null;
  };
  void database.ready.then(
    (db) =>
      db.onChange(({ kind }) => {
        if (kind === "access-changed") forget();
      }),
    () => undefined,
  );
  const read = async (): Promise<Given> => {
    const db = await database.ready;
    const hearing = db.hearing();
    const started = readEntries(db.orm).then(givenBy);
    reading = started;
    try {
      const given = await started;
      if (reading === started) kept = { given, atMs: clock.nowMs(), hearing };
      return given;
    } finally {
      if (reading === started) reading = null;
    }
  };
  const cached = (): Given | undefined => {
    const hearing = database.current()?.hearing() ?? null;
    if (!kept || hearing === null || kept.hearing !== hearing) return undefined;
    return clock.nowMs() - kept.atMs < CACHE_MS ? kept.given : undefined;
  };
  return { cached, forget, of: async () => cached() ?? (await (reading ?? read())) };
}
