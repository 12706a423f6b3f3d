import { wait } from "../wait.ts";
import { type Counts, noCounts } from "../zoom/limits/counts.ts";
import type { LimitStore } from "../zoom/limits/limit-store.ts";

export interface MemoryLimitStore extends LimitStore {
  /** Questions so far. */
  asked(): number;
  /** Has it answer nothing, or an error, until it is mended. */
  break(how: "silent" | Error): void;
  mend(): void;
}

/** What several governors of a test count in, by a clock of its own. @param delayMs of each way */
export function memoryLimitStore(nowMs: () => number, delayMs = () => 1): MemoryLimitStore {
  const rows = new Map<string, { version: number; text: string }>();
  let asked = 0;
  let broken: "silent" | Error | null = null;
  const exchange: LimitStore["exchange"] = async (accountId, name, work) => {
    const key = JSON.stringify([accountId, name]);
    for (;;) {
      asked += 1;
      if (broken === "silent") return new Promise(() => undefined);
      if (broken) throw broken;
      const sentAt = performance.now();
      await pass(delayMs());
      const row = rows.get(key);
      const readMs = nowMs();
      await pass(delayMs());
      const read = { nowMs: readMs, sentAt, receivedAt: performance.now() };
      const { counts, reply } = work(row ? (JSON.parse(row.text) as Counts) : noCounts, read);
      await pass(delayMs());
      const isMine = rows.get(key)?.version === row?.version;
      if (isMine) rows.set(key, { version: (row?.version ?? 0) + 1, text: JSON.stringify(counts) });
      await pass(delayMs());
      if (isMine) return reply;
    }
  };
  return {
    exchange,
    asked: () => asked,
    break: (how) => {
      broken = how;
    },
    mend: () => {
      broken = null;
    },
  };
}

const pass = (ms: number) => (ms > 0 ? wait(ms) : Promise.resolve());
