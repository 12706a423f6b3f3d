// The embedded database bears one process. A lock file names it; one left behind by a dead process is taken over.
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import * as v from "valibot";
import type { Clock } from "../clock.ts";
import { makeDataFolder } from "../config/data-folder.ts";
import { processStart } from "./process-start.ts";

const Holder = v.object({ pid: v.number(), host: v.string(), started: v.optional(v.nullable(v.string())) });
type Holder = v.InferOutput<typeof Holder>;

/**
 * A holder on another machine (a container that was replaced) cannot be asked, and one that did not say when it began
 * cannot be told from a later process of the same id; they show life by touching the file.
 */
const TOUCH_EVERY_MS = 20_000;
const SILENT_IS_DEAD_MS = 60_000;

/** Files this very process holds. */
const heldHere = new Set<string>();

export class DataFolderInUse extends Error {
  override readonly name = "DataFolderInUse";
}

export interface FileLock {
  release(): void;
}

/**
 * Takes the lock of a data folder.
 *
 * @throws DataFolderInUse when a living process holds it; ConfigError when there can be no such folder.
 */
export function lockDataFolder(folder: string, clock: Clock): FileLock {
  makeDataFolder(folder);
  const file = path.resolve(folder, "channelkeeper.lock");
  const own: Holder = { pid: process.pid, host: hostname(), started: processStart(process.pid) };
  if (!tryWrite(file, own)) {
    const text = readFileSync(file, "utf8");
    if (isAlive(text, file, own, clock)) throw inUse(folder, text);
    removeStale(file, text);
    if (!tryWrite(file, own)) throw inUse(folder, readFileSync(file, "utf8"));
  }
  heldHere.add(file);
  const touching = setInterval(() => {
    const now = new Date(clock.nowMs());
    utimesSync(file, now, now);
  }, TOUCH_EVERY_MS);
  touching.unref();
  return {
    release: () => {
      clearInterval(touching);
      heldHere.delete(file);
      rmSync(file, { force: true });
    },
  };
}

const inUse = (folder: string, holder: string) =>
  new DataFolderInUse(
    `The data folder ${path.resolve(folder)} is in use by another process (${holder}). Stop that one, choose another DATA_DIR, or set DATABASE_URL to run several instances.`,
  );

function tryWrite(file: string, own: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

function isAlive(text: string, file: string, own: Holder, clock: Clock): boolean {
  const holder = v.safeParse(v.pipe(v.string(), v.parseJson(), Holder), text);
  // Clocks of two machines differ a little; a time further ahead was never that of a touch.
  const isFresh = Math.abs(clock.nowMs() - statSync(file).mtimeMs) < SILENT_IS_DEAD_MS;
  // Half-written by a process that was killed, or about to be finished by one that lives.
  if (!holder.success) return isFresh;
  if (holder.output.host !== own.host) return isFresh;
  // A restarted container gives out the same process ids again, so our own is a dead one's.
  if (holder.output.pid === own.pid) return heldHere.has(file);
  if (!isRunning(holder.output.pid)) return false;
  // Ids are given out again: a process that began at another time is not the holder.
  const started = processStart(holder.output.pid);
  return started !== null && holder.output.started ? started === holder.output.started : isFresh;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** Moving is atomic: of two processes that found the same stale file, one moves it; the other may move the winner's. */
function removeStale(file: string, staleText: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  try {
    if (readFileSync(aside, "utf8") !== staleText) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

const hasCode = (error: unknown, code: string) => error instanceof Error && "code" in error && error.code === code;
