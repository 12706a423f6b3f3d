// A refusal that has nothing to do with the items, as for a scope, is to cost one call: the first call of each kind goes
// alone, and what blocks it blocks the rest.
import type { Failure } from "../../domain/failure.ts";

export interface Gates {
  /** Runs `send` after the first one of its kind, or as that. */
  pass<T>(kind: string, send: () => Promise<T>): Promise<T>;
  /** Nothing more of a part is sent. */
  block(part: number, failure: Failure): void;
  blockedBy(part: number): Failure | undefined;
}

export function createGates(): Gates {
  const opened = new Map<string, Promise<void>>();
  const blocked = new Map<number, Failure>();
  return {
    pass: async (kind, send) => {
      const first = opened.get(kind);
      if (first) {
        await first;
        return send();
      }
      const { promise, resolve } = withResolvers();
      opened.set(kind, promise);
      try {
        return await send();
      } finally {
        resolve();
      }
    },
    block: (part, failure) => blocked.set(part, failure),
    blockedBy: (part) => blocked.get(part),
  };
}

function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
