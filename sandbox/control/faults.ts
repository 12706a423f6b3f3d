import type { OperationId } from "../../contract/operations.gen.ts";

/** Something to go wrong with the next requests that fit. */
export interface FaultRequest {
  /** Only this operation. */
  readonly operation?: OperationId | undefined;
  /** Only paths that begin so, e.g. `/v2/chat` or `/oauth/token`. */
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  /** Waits before anything else happens, until requests are let go; in real time, whatever the sandbox's clock says. */
  readonly latencyMs?: number | undefined;
  /** Answers this status and does nothing. */
  readonly status?: number | undefined;
  readonly code?: number | undefined;
  readonly message?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Drops the connection `before` the request takes effect, or `after`, when the client cannot know that it did. */
  readonly drop?: "before" | "after" | undefined;
  /** Does what is asked, and drops the connection in the middle of the answer's body. */
  readonly cutOff?: boolean | undefined;
  /** How many requests it meets. */
  readonly times: number;
}

export interface Fault extends FaultRequest {
  readonly id: number;
  readonly left: number;
}

export interface Faults {
  /** Aborted when what waits by now is let go. */
  readonly waiting: AbortSignal;
  add(request: FaultRequest): Fault;
  list(): readonly Fault[];
  clear(): void;
  /** Ends the waiting of requests that are held up. */
  letGo(): void;
  /** The first fault that fits a request; it counts as having met it. */
  take(method: string, path: string, operation: OperationId | null): Fault | null;
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  let lastId = 0;
  let holding = new AbortController();
  return {
    get waiting() {
      return holding.signal;
    },
    add(request) {
      const fault = { ...request, id: ++lastId, left: request.times };
      faults.push(fault);
      return fault;
    },
    list: () => faults,
    clear: () => {
      faults = [];
    },
    letGo: () => {
      holding.abort();
      holding = new AbortController();
    },
    take(method, path, operation) {
      if (faults.length === 0) return null;
      const index = faults.findIndex(
        (fault) =>
          (fault.operation === undefined || fault.operation === operation) &&
          // As the documentation writes it, or as it is sent.
          (fault.path === undefined || path.startsWith(fault.path) || path.startsWith(`/v2${fault.path}`)) &&
          (fault.method === undefined || fault.method === method),
      );
      const fault = faults[index];
      if (!fault) return null;
      if (fault.left === 1) faults.splice(index, 1);
      else faults[index] = { ...fault, left: fault.left - 1 };
      return fault;
    },
  };
}
