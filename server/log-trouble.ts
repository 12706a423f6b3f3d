import type { Log } from "./log.ts";

/** What is tried over and over is told of when it begins to fail and when it works again, not at each try. */
export interface Trouble {
  met(error: unknown): void;
  over(): void;
}

/** @param began what the line says when it begins to fail. @param over the same of when it works again. */
export function createTrouble(
  log: Log,
  words: { readonly began: string; readonly over: string },
  fields: Readonly<Record<string, string>> = {},
): Trouble {
  let isMet = false;
  return {
    met: (error) => {
      if (!isMet) log.warn({ ...fields, err: error }, words.began);
      isMet = true;
    },
    over: () => {
      if (isMet) log.info(fields, words.over);
      isMet = false;
    },
  };
}
