// A thread that ends the process when its main thread makes no progress: whatever holds that one up also holds up every
// request, the health check and the signal to stop, and nothing in it can put an end to it.
import inspector from "node:inspector";
import { Worker } from "node:worker_threads";
import { lineOf } from "../scripts/say.mjs";

const BEAT_MS = 1_000;
const MOST_SILENT_BEATS = 20;

/** Runs as it stands, so that it needs no file of its own beside the bundle. */
const source = `
  const { workerData: { beats, beatMs, mostSilent, sentence } } = require("node:worker_threads");
  const { write } = require("node:fs");
  const end = () => process.kill(process.pid, "SIGKILL");
  let last = -1;
  let silent = 0;
  // Counted, not measured: a machine that slept has not been silent.
  const watching = setInterval(() => {
    const beat = Atomics.load(beats, 0);
    silent = beat === last ? silent + 1 : 0;
    last = beat;
    if (silent < mostSilent) return;
    clearInterval(watching);
    // Nobody may be reading standard error.
    setTimeout(end, 1_000);
    write(2, sentence + "\\n", end);
  }, beatMs);
`;

/** Watches this thread from now on. Not while a debugger is attached, which holds it up on purpose. */
export function watchMainThread(beatMs = BEAT_MS): void {
  if (inspector.url() !== undefined) return;
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const seconds = Math.round((beatMs * MOST_SILENT_BEATS) / 1000);
  const why = `Nothing has run in this process for ${seconds} s, so it ends. Most likely its embedded database cannot continue; see that DATA_DIR has room, and start again.`;
  const sentence = lineOf(why, "fatal");
  const workerData = { beats, beatMs, mostSilent: MOST_SILENT_BEATS, sentence };
  new Worker(source, { eval: true, workerData, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
  setInterval(() => Atomics.add(beats, 0, 1), beatMs / 2).unref();
}
