import { statfs } from "node:fs/promises";

/**
 * What changes leave alone. The embedded database takes its log in pieces of 16 MiB and cannot go on when it does not
 * get the next; sessions, refreshes and the end still need some.
 */
const RESERVE_BYTES = 64 * 1_048_576;
/** Below this it is not opened: recovery after a crash writes too. */
const OPENING_BYTES = 32 * 1_048_576;
const ASK_EVERY_MS = 1_000;

/** Changes have to wait until somebody makes room on the console's disk. */
export class DiskFull extends Error {
  override readonly name = "DiskFull";
}

/** Bytes that may still be written where the folder is. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** @throws DiskFull when a database there could not even be opened. */
export function ensureRoomToOpen(free: number): void {
  if (free < OPENING_BYTES)
    throw new DiskFull(
      `The disk of DATA_DIR has ${inMiB(free)} MiB left, and the database needs ${inMiB(OPENING_BYTES)} to be opened. Make room and start again.`,
    );
}

/** @returns a check for room, which asks the disk at most once a second. It throws DiskFull when there is none. */
export function roomForChanges(freeBytes: () => Promise<number>): (bytes?: number) => Promise<void> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking = Promise.resolve(0);
  return async (bytes = 0) => {
    if (performance.now() - askedAt >= ASK_EVERY_MS) {
      askedAt = performance.now();
      asking = freeBytes();
    }
    const free = await asking;
    if (free < RESERVE_BYTES + bytes)
      throw new DiskFull(
        `The disk has ${inMiB(free)} MiB left; changes leave ${inMiB(RESERVE_BYTES)} of it alone${bytes > 0 ? `, and this one needs ${inMiB(bytes)} MiB` : ""}.`,
      );
  };
}

const inMiB = (bytes: number) => Math.floor(bytes / 1_048_576);
