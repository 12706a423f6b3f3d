import { write, writeSync } from "node:fs";
import type { DestinationStream } from "pino";

export interface LogOutput extends DestinationStream {
  /** Writes what is waiting, before the process ends. What nobody takes within a second is lost. */
  flush(): void;
}

/** Lines that wait for one another before they are written. */
const MOST_LINES = 64;
/** How long the first of them waits at most, milliseconds. */
const LONGEST_WAIT_MS = 200;
/** When nobody reads, what comes beyond this is lost: the memory is everybody's. */
const MOST_WAITING_CHARACTERS = 16_777_216;
const TRY_AGAIN_MS = 100;
const LAST_WRITE_MS = 1_000;

/**
 * Writes lines to a file descriptor in batches. pino's own buffer measures everything it holds with every line added,
 * which at thousands of lines a second costs more than the requests they tell of; and at the end it tries for ever to
 * write to a pipe that nobody reads.
 */
export function batchedOutput(fd: number): LogOutput {
  let lines: string[] = [];
  let characters = 0;
  let timer: NodeJS.Timeout | null = null;
  let isWriting = false;
  /** What could not be written just now. */
  let unwritten: Buffer | null = null;

  const take = (): Buffer => {
    const taken = Buffer.from(lines.join(""));
    lines = [];
    characters = 0;
    return taken;
  };
  const soon = () => {
    timer ??= setTimeout(next, LONGEST_WAIT_MS).unref();
  };
  const next = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (isWriting || lines.length === 0) return;
    isWriting = true;
    send(take());
  };
  const send = (bytes: Buffer) => {
    unwritten = null;
    write(fd, bytes, (error, count) => {
      if (isFull(error)) {
        unwritten = bytes;
        setTimeout(() => {
          if (unwritten) send(unwritten);
        }, TRY_AGAIN_MS).unref();
      } else if (!error && count < bytes.length) send(bytes.subarray(count));
      else {
        // After any other error these lines are lost: there is nowhere to tell of it.
        isWriting = false;
        if (lines.length >= MOST_LINES) next();
        else if (lines.length > 0) soon();
      }
    });
  };
  return {
    write: (line) => {
      if (characters > MOST_WAITING_CHARACTERS) return;
      lines.push(line);
      characters += line.length;
      if (lines.length >= MOST_LINES) next();
      else soon();
    },
    flush: () => {
      const last = Buffer.concat([unwritten ?? Buffer.alloc(0), take()]);
      unwritten = null;
      writeWithin(LAST_WRITE_MS, fd, last);
    },
  };
}

/** The pipe is full; who reads it may take some of it later. */
const isFull = (error: unknown) => error instanceof Error && "code" in error && error.code === "EAGAIN";

function writeWithin(ms: number, fd: number, bytes: Buffer): void {
  const startedAt = performance.now();
  const pause = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let rest = bytes;
  while (rest.length > 0 && performance.now() - startedAt < ms) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      // Nobody reads any more.
      if (!isFull(error)) return;
      Atomics.wait(pause, 0, 0, TRY_AGAIN_MS / 10);
    }
  }
}
