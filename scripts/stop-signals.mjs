// How the programs hear that they are to end. npm passes on what a terminal or a service has sent to both, so one stop
// may come twice.
import { constants } from "node:os";

/** What comes later than this is a second wish to stop, in ms. */
const SAME_STOP_MS = 1_000;

/**
 * Calls `stop` at the first SIGINT or SIGTERM. The same again is nothing new; whoever asks once more later has the
 * process ended as it is.
 *
 * @param {(signal: "SIGINT" | "SIGTERM") => void} stop
 */
export function onStop(stop) {
  /** @type {number | null} */
  let firstMs = null;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => {
      if (firstMs === null) {
        firstMs = performance.now();
        stop(signal);
      } else if (performance.now() - firstMs > SAME_STOP_MS) process.exit(128 + constants.signals[signal]);
    });
}
