// YAML in a thread of its own: a file of thousands of channels takes it seconds, and this one serves people.
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Edit } from "../../domain/desired/difference.ts";
import { editText, type PlainYaml, readPlain } from "../../domain/desired/yaml-text.ts";
import { createPlaces } from "../middleware/places.ts";
import { createRoom } from "../middleware/room.ts";

/** Runs as it stands, so that it needs no file of its own beside the bundle. */
const source = `
  const { parentPort, workerData } = require("node:worker_threads");
  const yaml = require(workerData.module);
  const asks = { read: ${readPlain.toString()}, edit: ${editText.toString()} };
  parentPort.postMessage(asks[workerData.ask](yaml, workerData.text, workerData.edits));
`;

const modulePath = createRequire(import.meta.url).resolve("yaml");

/** More room than the largest file takes. */
const MOST_MB = 1_024;

/** What is read or edited, in a thread that ends with the answer. */
export function inThread<Answer>(given: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(source, {
      eval: true,
      workerData: { module: modulePath, ...given },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    let answer: { readonly is: Answer } | undefined;
    worker.once("message", (is: Answer) => {
      answer = { is };
    });
    worker.once("error", reject);
    // Until then its memory is not free.
    worker.once("exit", (code) => {
      if (answer) resolve(answer.is);
      else reject(new Error(`the thread that reads YAML ended with ${code}`));
    });
  });
}

/** What is small is read at once. */
const SMALL = 20_000;

/** Of one person at a time: one is read, the others wait. */
const MOST_AT_ONCE = 3;
const RETRY_AFTER_MS = 10_000;
const BUSY = "Files of yours are still being read.";

export interface Yaml {
  read(text: string, person: string): Promise<PlainYaml>;
  edit(text: string, edits: readonly Edit[], person: string): Promise<string>;
}

/** One thread at a time, whoever asks: each takes as much memory as the rest of the console. */
export function createYaml(runThread = inThread): Yaml {
  const takePlace = createPlaces(MOST_AT_ONCE, BUSY, RETRY_AFTER_MS);
  const room = createRoom({ limit: 1, keptFor: () => 0 }, { share: BUSY, full: BUSY });
  const inTurn = async <Answer>(person: string, given: object): Promise<Answer> => {
    const give = takePlace(person);
    try {
      // It waits as long as those before it take.
      return await room.whileTaken({ person, lane: "job", signal: null }, 1, () => runThread<Answer>(given));
    } finally {
      give();
    }
  };
  return {
    read: async (text, person) =>
      text.length > SMALL ? inTurn(person, { ask: "read", text }) : readPlain(await import("yaml"), text),
    edit: async (text, edits, person) =>
      text.length > SMALL ? inTurn(person, { ask: "edit", text, edits }) : editText(await import("yaml"), text, edits),
  };
}
