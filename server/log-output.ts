import { type DestinationStream, destination } from "pino";

export interface LogOutput extends DestinationStream {
  /** Writes what is waiting, before the process ends. */
  flush(): void;
}

/** Lines that wait for one another before they are written. */
const MOST_LINES = 64;
/** How long the first of them waits at most, milliseconds. */
const LONGEST_WAIT_MS = 200;
/** Nothing is written unasked below this, so that at the end nothing is half on its way. */
const BUFFER_BYTES = 1_048_576;

/**
 * Writes lines to a file descriptor in batches. pino's own buffer measures everything it holds with every line added,
 * which at thousands of lines a second costs more than the requests they tell of.
 */
export function batchedOutput(fd: number): LogOutput {
  const file = destination({
    dest: fd,
    sync: false,
    minLength: BUFFER_BYTES - 1,
    maxWrite: BUFFER_BYTES,
    // Takes what came while a write was under way.
    periodicFlush: LONGEST_WAIT_MS,
  });
  let lines: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  const hand = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (lines.length > 0) file.write(lines.join(""));
    lines = [];
  };
  const writeLines = () => {
    hand();
    file.flush();
  };
  return {
    write: (line) => {
      lines.push(line);
      if (lines.length >= MOST_LINES) writeLines();
      else timer ??= setTimeout(writeLines, LONGEST_WAIT_MS).unref();
    },
    flush: () => {
      hand();
      file.flushSync();
    },
  };
}
