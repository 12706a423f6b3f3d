// Pictures that changes are made of, in the database, so that any instance can go on with them. They stay for as long as
// a change names them; what none names goes after a while.
import { createHash, randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { and, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { chunk } from "../../domain/chunk.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { changeFiles, stagedFiles } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

export interface FileToStage {
  /** Whose share of the room it takes. */
  readonly userId: string;
  readonly bytes: Buffer;
  /** `image/png` */
  readonly contentType: string;
  /** Zoom's ID of the file it is kept of. */
  readonly sourceId?: string;
}

export interface StagedBytes {
  readonly bytes: Buffer;
  readonly contentType: string;
}

export interface StagedFiles {
  /**
   * Keeps a file; the same bytes of the same person once.
   *
   * @returns its ID
   * @throws RequestFailure `no_room`
   * @throws DiskFull
   */
  stage(file: FileToStage): Promise<string>;
  /** ID of the file that was kept of one of Zoom's for this person. */
  keptOf(userId: string, sourceId: string): Promise<string | undefined>;
  /** Undefined when it is not kept any more. */
  read(id: string): Promise<StagedBytes | undefined>;
  /** @throws RequestFailure `invalid_request` unless all of them are kept for this person */
  ensureOwn(userId: string, ids: readonly string[]): Promise<void>;
  /** Deletes what no change names any more. */
  sweep(): Promise<void>;
}

export interface FileBounds {
  /** Bytes kept of one person, whatever uses them. */
  readonly ofPerson: number;
  readonly inAll: number;
}

export const fileBounds: FileBounds = { ofPerson: 256 * 1_048_576, inAll: 2_048 * 1_048_576 };
/** Counted beside the bytes of each, so that many small ones are bounded too. */
const ROW_BYTES = 4_096;
/** On the disk: the row, and the log that is written before it. */
const DISK_FACTOR = 3;
/** Left to everything else: pictures are the first that has to wait for room. */
const SPARE_BYTES = 256 * 1_048_576;
/** How long what no change names is kept: its plan follows as soon as all are sent. */
export const UNUSED_KEPT_MS = 2 * 3_600_000;
const ROWS_AT_ONCE = 200;

export interface StagedFilesDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly bounds?: FileBounds;
}

export function createStagedFiles({ database, clock, bounds = fileBounds }: StagedFilesDeps): StagedFiles {
  /** @throws RequestFailure `no_room` */
  const ensureWithinBounds = async (within: Orm, userId: string, size: number): Promise<void> => {
    const kept = sql`${stagedFiles.sizeBytes} + ${ROW_BYTES}`;
    const [sums] = await within
      .select({
        own: sql`coalesce(sum(${kept}) filter (where ${stagedFiles.userId} = ${userId}), 0)`.mapWith(Number),
        all: sql`coalesce(sum(${kept}), 0)`.mapWith(Number),
      })
      .from(stagedFiles);
    const { own = 0, all = 0 } = sums ?? {};
    if (own + size + ROW_BYTES > bounds.ofPerson)
      throw new RequestFailure(
        "no_room",
        `The console keeps at most ${inMiB(bounds.ofPerson)} MB of pictures for one person, and yours are as much: those of your changes stay until they can no longer be undone.`,
      );
    if (all + size + ROW_BYTES > bounds.inAll)
      throw new RequestFailure("no_room", "The console keeps as many pictures as it can. Tell whoever runs it.");
  };

  return {
    stage: async ({ userId, bytes, contentType, sourceId }) => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const { orm, ensureRoom } = await database.ready;
      await ensureRoom(DISK_FACTOR * bytes.length + SPARE_BYTES);
      const stagedAtMs = clock.nowMs();
      return orm.transaction(async (within) => {
        // One after another, so that many at once are counted too.
        await within.execute(sql`select pg_advisory_xact_lock(hashtext('staged files'))`);
        const [known] = await within
          .update(stagedFiles)
          .set({ stagedAtMs, ...(sourceId !== undefined && { sourceId }) })
          .where(and(eq(stagedFiles.userId, userId), eq(stagedFiles.sha256, sha256)))
          .returning({ id: stagedFiles.id });
        if (known) return known.id;
        await ensureWithinBounds(within, userId, bytes.length);
        const id = randomUUID();
        const sizeBytes = bytes.length;
        await within
          .insert(stagedFiles)
          .values({ id, userId, sha256, contentType, sizeBytes, bytes, sourceId: sourceId ?? null, stagedAtMs });
        return id;
      });
    },
    keptOf: async (userId, sourceId) => {
      const { orm } = await database.ready;
      const [kept] = await orm
        .select({ id: stagedFiles.id, stagedAtMs: stagedFiles.stagedAtMs })
        .from(stagedFiles)
        .where(and(eq(stagedFiles.userId, userId), eq(stagedFiles.sourceId, sourceId)));
      const nowMs = clock.nowMs();
      if (!kept || kept.stagedAtMs > nowMs - UNUSED_KEPT_MS / 2) return kept?.id;
      // Whoever asks is about to name it: it must not be swept away before.
      const [again] = await orm
        .update(stagedFiles)
        .set({ stagedAtMs: nowMs })
        .where(eq(stagedFiles.id, kept.id))
        .returning({ id: stagedFiles.id });
      return again?.id;
    },
    read: async (id) => {
      const { orm } = await database.ready;
      const [file] = await orm
        .select({ bytes: stagedFiles.bytes, contentType: stagedFiles.contentType })
        .from(stagedFiles)
        .where(eq(stagedFiles.id, id));
      return file;
    },
    ensureOwn: async (userId, ids) => {
      const { orm } = await database.ready;
      for (const some of chunk([...new Set(ids)], ROWS_AT_ONCE)) {
        const isOwn = and(eq(stagedFiles.userId, userId), inArray(stagedFiles.id, [...some]));
        const own = await orm.select({ id: stagedFiles.id }).from(stagedFiles).where(isOwn);
        if (own.length < some.length) throw notKept();
      }
    },
    sweep: async () => {
      const { orm } = await database.ready;
      const isNamed = orm
        .select({ id: changeFiles.fileId })
        .from(changeFiles)
        .where(eq(changeFiles.fileId, stagedFiles.id));
      const unused = orm
        .select({ id: stagedFiles.id })
        .from(stagedFiles)
        .where(and(lt(stagedFiles.stagedAtMs, clock.nowMs() - UNUSED_KEPT_MS), notExists(isNamed)))
        .limit(ROWS_AT_ONCE)
        // What a change begins to name at this moment stays.
        .for("update", { skipLocked: true });
      for (let deleted = ROWS_AT_ONCE; deleted === ROWS_AT_ONCE; ) {
        const rows = await orm
          .delete(stagedFiles)
          .where(inArray(stagedFiles.id, unused))
          .returning({ id: stagedFiles.id });
        deleted = rows.length;
        // The embedded database answers without ever letting go of the thread.
        await setImmediate();
      }
    },
  };
}

/**
 * Notes that a change names files, in the transaction that stores what names them.
 *
 * @throws RequestFailure `invalid_request` when one of them is not kept any more
 */
export async function useFiles(within: Orm, changeId: string, ids: readonly string[]): Promise<void> {
  for (const some of chunk([...new Set(ids)], ROWS_AT_ONCE)) {
    const rows = await within
      .select({ fileId: stagedFiles.id })
      .from(stagedFiles)
      .where(inArray(stagedFiles.id, [...some]))
      .for("key share");
    if (rows.length < some.length) throw notKept();
    await within
      .insert(changeFiles)
      .values(rows.map(({ fileId }) => ({ changeId, fileId })))
      .onConflictDoNothing();
  }
}

const notKept = () =>
  new RequestFailure("invalid_request", "A picture of this change is not kept for you, or not any more. Add it again.");

const inMiB = (bytes: number) => Math.floor(bytes / 1_048_576);
