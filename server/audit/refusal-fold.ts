// Refusals in the trail: the first of a kind at once, what follows of the same within a stretch of time as one entry with
// its count, and no more kinds than a bound, so that nobody can fill the disk or drown the trail by being refused.
import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { RefusedAct } from "../middleware/bff-error.ts";
import { type AuditEvent, nobody, type Who } from "./entries.ts";

/** The act, or by its operation what else was asked for. */
export interface RefusedRequest extends RefusedAct {
  readonly requestId: string;
  /** Null where nobody was signed in. */
  readonly who: Who | null;
  readonly address: string;
  readonly code: string;
}

export interface RefusalFold {
  refuse(refused: RefusedRequest): void;
  /** Writes what was counted since. */
  flush(): Promise<void>;
}

export const STRETCH_MS = 300_000;
/** Kinds in a stretch: of one person or address, and of all together. */
export const MOST_KINDS_EACH = 10;
export const MOST_KINDS = 100;
export const OTHERS = "otherRefusals";

interface Folded {
  readonly event: Omit<AuditEvent, "count" | "requestId">;
  count: number;
}

export function createRefusalFold({
  record,
  clock,
  log,
}: {
  readonly record: (event: AuditEvent) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): RefusalFold {
  let folds = new Map<string, Folded>();
  let kindsOf = new Map<string, number>();
  let endsAtMs = 0;
  let timer: NodeJS.Timeout | undefined;

  const write = async (event: AuditEvent) => {
    await record(event).catch((error: unknown) => {
      log.warn({ requestId: event.requestId, err: error }, "a refusal was not recorded");
    });
  };
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const over = folds;
    folds = new Map();
    kindsOf = new Map();
    endsAtMs = 0;
    for (const { event, count } of over.values())
      if (count > 0) await write({ ...event, requestId: randomUUID(), count });
  };
  return {
    flush,
    refuse: ({ requestId, who, address, code, ...act }) => {
      const nowMs = clock.nowMs();
      if (nowMs >= endsAtMs) {
        void flush();
        endsAtMs = nowMs + STRETCH_MS;
        timer = setTimeout(() => void flush(), STRETCH_MS);
        timer.unref();
      }
      const whose = who?.userId ?? address;
      const key = JSON.stringify([whose, code, act]);
      const known = folds.get(key);
      if (known) {
        known.count += 1;
        return;
      }
      const kinds = kindsOf.get(whose) ?? 0;
      if (kinds >= MOST_KINDS_EACH || folds.size >= MOST_KINDS) {
        const whoElse = kinds >= MOST_KINDS_EACH ? whose : "";
        const others = folds.get(`others ${whoElse}`);
        const person = { ...(whoElse !== "" && who ? who : nobody), address: whoElse === "" ? "" : address };
        const event = { who: person, operation: OTHERS, outcome: "refused" } as const;
        if (others) others.count += 1;
        else folds.set(`others ${whoElse}`, { event, count: 1 });
        return;
      }
      kindsOf.set(whose, kinds + 1);
      const event = {
        who: { ...(who ?? nobody), address },
        ...act,
        code,
        outcome: "refused",
      } as const;
      folds.set(key, { event, count: 0 });
      void write({ ...event, requestId });
    },
  };
}
