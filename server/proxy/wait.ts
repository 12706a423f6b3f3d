import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** Resolves after so many milliseconds. */
export const wait = (ms: number): Promise<void> => delay(ms);

/** The browser went away while its request waited. */
export class BrowserGone extends Error {
  override readonly name = "BrowserGone";
}

/**
 * Resolves after so many milliseconds.
 *
 * @throws BrowserGone when the connection closed meanwhile.
 */
export function waitUnlessClosed(ms: number, res: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => {
      clearTimeout(timer);
      reject(new BrowserGone("the browser went away"));
    };
    const timer = setTimeout(() => {
      res.off("close", gone);
      resolve();
    }, ms);
    if (res.closed) gone();
    else res.once("close", gone);
  });
}
