import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { Change, Header } from "./change.ts";

/** How long a change may stand in memory alone. */
const FLUSH_MS = 250;
const FILE = "journal.jsonl";
const LOCK = "lock";

export interface Kept {
  readonly header: Header;
  readonly changes: readonly Change[];
}

/**
 * The changes of a sandbox in one file, a line each, appended as they come. A new file takes the place of the old in one
 * step; a line that a kill cut short is as if it had never been.
 */
export class Journal {
  /** Where the bytes of uploads belong. */
  readonly contentFolder: string;
  readonly #file: string;
  readonly #lock: string;
  #descriptor: number | null = null;
  #pending: string[] = [];
  #timer: NodeJS.Timeout | null = null;

  /**
   * @throws Error when another sandbox that still runs has the folder.
   */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.contentFolder = path.join(folder, "files");
    this.#file = path.join(folder, FILE);
    this.#lock = path.join(folder, LOCK);
    takeLock(this.#lock, folder);
  }

  /**
   * What an earlier sandbox left; null when there is nothing.
   *
   * @throws Error when the file is not a journal of this version.
   */
  read(): Kept | null {
    if (!existsSync(this.#file)) return null;
    const text = readFileSync(this.#file, "utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    const [first, ...rest] = whole.split("\n").slice(0, -1);
    if (first === undefined) return null;
    this.#descriptor = openSync(this.#file, "r+");
    ftruncateSync(this.#descriptor, Buffer.byteLength(whole));
    closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, "a");
    const header = parseLine(Header, first, 1, this.#file);
    return { header, changes: rest.map((line, index) => parseLine(Change, line, index + 2, this.#file)) };
  }

  /** Forgets everything and begins anew. */
  begin(header: Header): void {
    const next = `${this.#file}.next`;
    const descriptor = openSync(next, "w");
    writeWhole(descriptor, `${JSON.stringify(header)}\n`);
    closeSync(descriptor);
    this.#stop();
    this.#pending = [];
    renameSync(next, this.#file);
    this.#descriptor = openSync(this.#file, "a");
  }

  append(change: Change): void {
    this.#pending.push(`${JSON.stringify(change)}\n`);
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_MS).unref();
  }

  /** Writes what is pending, down to the disk. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#descriptor === null || this.#pending.length === 0) return;
    writeWhole(this.#descriptor, this.#pending.join(""));
    this.#pending = [];
  }

  close(): void {
    this.#stop();
    rmSync(this.#lock, { force: true });
  }

  #stop(): void {
    this.flush();
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

/** Down to the disk; one write may take a part only. */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
  fsyncSync(descriptor);
}

function parseLine<Schema extends v.GenericSchema>(
  schema: Schema,
  line: string,
  number: number,
  file: string,
): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(line));
  } catch (error) {
    throw new Error(`line ${number} of ${file} is not of this sandbox; remove the file, or choose another folder`, {
      cause: error,
    });
  }
}

function takeLock(lock: string, folder: string): void {
  const other = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : null;
  if (other !== null && other !== process.pid && isRunning(other))
    throw new Error(`another sandbox, process ${other}, has ${folder}`);
  writeFileSync(lock, `${process.pid}`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
