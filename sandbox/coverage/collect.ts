// For vitest's `setupFiles`: writes down what each file of tests made a sandbox do.
import { subscribe } from "node:diagnostics_channel";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect } from "vitest";
import { type Answered, answers } from "../http/answered.ts";
import { RECORDS, Recorder, type Unreachable } from "./record.ts";
import { unreachables } from "./unreachable.ts";

const root = path.resolve(import.meta.dirname, "../..");
const test = path.relative(root, expect.getState().testPath ?? "");

// Made-up requests prove nothing about a particular error, and how many there are is up to who runs them.
if (test.startsWith("sandbox/") && !test.startsWith("sandbox/properties/")) {
  const recorder = new Recorder();
  // The channels carry nothing else.
  subscribe(answers.name, (answered) => recorder.note(answered as Answered));
  subscribe(unreachables.name, (entry) => recorder.noteUnreachable(entry as Unreachable));
  afterAll(() => {
    const folder = path.join(root, RECORDS);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${test.replaceAll(path.sep, "+")}.json`), JSON.stringify(recorder.file(test)));
  });
}
