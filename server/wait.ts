import type { Signal } from "./zoom/call.ts";

/**
 * Resolves after so many milliseconds.
 *
 * @throws the signal's reason when it was given up meanwhile.
 */
export function wait(ms: number, signal: Signal | null = null): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", gone);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", gone);
      resolve();
    }, ms);
    if (signal?.aborted) gone();
    else signal?.addEventListener("abort", gone);
  });
}
