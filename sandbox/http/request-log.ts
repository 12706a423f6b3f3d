import type { OperationId } from "../../contract/operations.gen.ts";

/** One request as the sandbox saw it. */
export interface RequestEntry {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** The query of an API request; those of `/oauth` hold secrets and are left out. */
  readonly query: string;
  readonly trackingId: string;
  operation: OperationId | null;
  /** Of a token request. */
  grantType: string | null;
  clientId: string | null;
  userId: string | null;
  /** Null when the connection was dropped instead of answered. */
  status: number | null;
  /** Of an answer that is an error. */
  code: number | null;
  /** Null until it is answered. */
  durationMs: number | null;
  /** Id of the fault that took part, if any. */
  faultId: number | null;
}

export interface RequestLog {
  add(entry: RequestEntry): void;
  /** The latest requests, oldest first. */
  all(): readonly RequestEntry[];
  clear(): void;
}

/** @param capacity How many of the latest requests are kept. */
export function createRequestLog(capacity: number): RequestLog {
  let ring: RequestEntry[] = [];
  let next = 0;
  return {
    add(entry) {
      ring[next] = entry;
      next = (next + 1) % capacity;
    },
    all: () => (ring.length < capacity ? [...ring] : [...ring.slice(next), ...ring.slice(0, next)]),
    clear() {
      ring = [];
      next = 0;
    },
  };
}
