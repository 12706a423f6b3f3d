// Copies of the embedded database, the last few of them: what it is restored from when a power cut has left its folder
// in a state that it cannot be opened from.
import { constants, createWriteStream, existsSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { openPgliteThread, type PgliteThread } from "./pglite-thread.ts";
import { tarOf } from "./tar.ts";

const EVERY_MS = 6 * 3_600_000;
const KEPT = 3;
const NAME = /^pglite-(\d+)\.tar\.gz$/;

const folderOf = (dataFolder: string): string => path.join(dataFolder, "dumps");

interface Dump {
  readonly file: string;
  readonly atMs: number;
}

/** The newest first. */
async function dumpsIn(dataFolder: string): Promise<readonly Dump[]> {
  const folder = folderOf(dataFolder);
  if (!existsSync(folder)) return [];
  return (await readdir(folder))
    .flatMap((name) => {
      const atMs = Number(NAME.exec(name)?.[1]);
      return Number.isSafeInteger(atMs) ? [{ file: path.join(folder, name), atMs }] : [];
    })
    .sort((a, b) => b.atMs - a.atMs);
}

export interface DumpDeps {
  readonly dataFolder: string;
  readonly folder: string;
  readonly thread: Pick<PgliteThread, "alone">;
  readonly clock: Clock;
  /** Rejects where a disk has no room for so many bytes. */
  readonly ensureRoom: (bytes: number) => Promise<void>;
}

/** Writes a dump where the last one is some hours old, and deletes those before the last few. */
export async function dumpInTime({ dataFolder, folder, thread, clock, ensureRoom }: DumpDeps): Promise<void> {
  const nowMs = clock.nowMs();
  const [newest] = await dumpsIn(dataFolder);
  // One of the future is of a clock that was wrong.
  if (newest && newest.atMs <= nowMs && nowMs - newest.atMs < EVERY_MS) return;
  const dumps = folderOf(dataFolder);
  await mkdir(dumps, { recursive: true, mode: 0o700 });
  const unfinished = path.join(dumps, "unfinished");
  await rm(unfinished, { recursive: true, force: true });
  // The copy, and what is packed of it, which is less.
  await ensureRoom(2 * (await bytesIn(folder)));
  try {
    const copy = path.join(unfinished, "copy");
    const packed = path.join(unfinished, "packed");
    await mkdir(unfinished, { mode: 0o700 });
    // Packing takes ten times as long, and nobody waits for it.
    await thread.alone(() => cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE }));
    await pipeline(Readable.from(tarOf(copy)), createGzip({ level: 1 }), createWriteStream(packed, { mode: 0o600 }));
    await rename(packed, path.join(dumps, `pglite-${nowMs}.tar.gz`));
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  for (const { file } of (await dumpsIn(dataFolder)).slice(KEPT)) await rm(file);
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) bytes += (await stat(path.join(folder, name))).size;
  return bytes;
}

/** What has nothing to do with the state of the database, and goes away by other means. */
const reasonsOutside = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EMFILE", "ENOENT", "ENOTDIR", "EEXIST"]);

/**
 * Opens the database of a folder; one that cannot be opened as it stands is laid aside, as `pglite.broken`, and restored
 * from the newest dump that can.
 *
 * @throws Error as the database told it, where there is no dump to restore it from.
 */
export async function openOrRestore(dataFolder: string, folder: string, log: Log): Promise<PgliteThread> {
  try {
    return await openPgliteThread(folder);
  } catch (error) {
    const dumps = await dumpsIn(dataFolder);
    const isOutside = error instanceof Error && "code" in error && reasonsOutside.has(String(error.code));
    if (isOutside || dumps.length === 0) throw error;
    const broken = `${folder}.broken`;
    await rm(broken, { recursive: true, force: true });
    await rename(folder, broken);
    for (const { file, atMs } of dumps) {
      const thread = await openPgliteThread(folder, file).catch(async (failure: unknown) => {
        log.warn({ err: failure, file }, "a dump of the database could not be restored");
        await rm(folder, { recursive: true, force: true });
        return null;
      });
      if (!thread) continue;
      log.error(
        { err: error, file },
        `The embedded database could not be opened, so it was restored as it was at ${new Date(atMs).toISOString()}. What was stored since then is missing here; the folder it was in is kept as ${path.basename(broken)}.`,
      );
      return thread;
    }
    await rename(broken, folder);
    throw error;
  }
}
