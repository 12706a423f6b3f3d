import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as v from "valibot";
import { inventoryMoves } from "../../domain/inventory/moved.ts";

export type Orm = PgDatabase<PgQueryResultHKT>;

/** Something that instances hold in memory and must forget, have to do, or tell on. */
export const Change = v.variant("kind", [
  v.object({ kind: v.literal("session-ended"), idHash: v.string() }),
  v.object({ kind: v.literal("grant-changed"), grantId: v.string() }),
  v.object({
    kind: v.literal("access-changed"),
    /** What workspace administrators are told of at once. */
    broken: v.optional(v.object({ byName: v.string(), reason: v.string(), untilMs: v.number() })),
  }),
  v.object({
    kind: v.literal("connection-changed"),
    /** What workspace administrators are told of at once. */
    told: v.object({ is: v.picklist(["connected", "replaced", "disconnected", "ended"]), byName: v.string() }),
  }),
  v.object({ kind: v.literal("job-sent"), queue: v.string() }),
  v.object({ kind: v.literal("change-moved"), changeId: v.string() }),
  v.object({
    kind: v.literal("zoom-changed"),
    /** The instance that did. */
    by: v.string(),
    /** As the inventory names what it reads. */
    changed: v.array(v.object({ step: v.string(), subject: v.string() })),
  }),
  v.object({ kind: v.literal("inventory-moved"), moved: v.picklist(inventoryMoves) }),
  v.object({
    kind: v.literal("file-made"),
    userId: v.string(),
    file: v.object({ id: v.string(), name: v.string(), problemCount: v.number() }),
  }),
]);
export type Change = v.InferOutput<typeof Change>;

/** What both databases offer; everything else goes through `orm`. */
export interface Database {
  readonly orm: Orm;
  /**
   * Runs `work` while no other holder of the same grant, in any instance, runs theirs. Neither the grant's row nor a
   * connection is held: others may write the one and use the other meanwhile, however long Zoom takes.
   *
   * @throws GrantBusy when others hold it for too long.
   */
  exclusive<T>(grantId: string, work: (orm: Orm) => Promise<T>): Promise<T>;
  /** Tells all instances, this one too; in a transaction of `orm` once it commits. */
  announce(change: Change, orm?: Orm): Promise<void>;
  /** Runs several statements, without parameters, as one transaction. */
  script(text: string): Promise<void>;
  /** Hears what instances announce. */
  onChange(listener: (change: Change) => void): void;
  /**
   * Number of the stretch during which no announcement was missed; null while some may be. What was read in another
   * stretch than the present one, or in none, is not to be trusted from memory.
   */
  hearing(): number | null;
  /**
   * Resolves when the database answers.
   *
   * @throws DatabaseAway within seconds when it does not.
   */
  ping(): Promise<void>;
  /**
   * To be asked before a change begins.
   *
   * @param bytes that will be written, where that is much.
   * @throws DiskFull when the disk it would be recorded on is nearly full.
   */
  ensureRoom(bytes?: number): Promise<void>;
  /** Makes the room of deleted rows free for others, where nothing does so by itself. */
  reclaim(): Promise<void>;
  /** Resolves with the reason when it can never answer again in this process. */
  readonly failed: Promise<Error>;
  /** Resolves within seconds, whether the database still answers or not. */
  close(): Promise<void>;
}

/** The database while it may still be loading. */
export interface DatabaseSource {
  /** Resolves when migrations are done; rejects with `DatabaseAway` when it could not be opened. */
  readonly ready: Promise<Database>;
  /** Null until then. */
  current(): Database | null;
}

/** The database cannot be reached, or could not be opened in the first place. */
export class DatabaseAway extends Error {
  override readonly name = "DatabaseAway";
}

/** Another refresh or revocation of the same grant has not ended in time. */
export class GrantBusy extends Error {
  override readonly name = "GrantBusy";
}

/** Follows a database that is being opened. */
export function databaseSource(opening: Promise<Database>): DatabaseSource {
  let current: Database | null = null;
  const ready = opening.then(
    (database) => {
      current = database;
      return database;
    },
    (error: unknown) => {
      throw new DatabaseAway("The database could not be opened.", { cause: error });
    },
  );
  // Whoever needs it awaits `ready` and sees the rejection; until someone does it must not end the process.
  ready.catch(() => undefined);
  return { ready, current: () => current };
}
