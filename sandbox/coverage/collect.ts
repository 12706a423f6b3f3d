// For vitest's `setupFiles`: writes down what each file of tests made a sandbox do.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, type RunnerTask } from "vitest";
import { type Answered, answers } from "../http/answered.ts";
import { Recorder, recordOf } from "./record.ts";

const root = path.resolve(import.meta.dirname, "../..");
const test = path.relative(root, expect.getState().testPath ?? "");

// Made-up requests prove nothing about a particular error, and how many there are is up to who runs them.
if (test.startsWith("sandbox/") && !test.startsWith("sandbox/properties/")) {
  const recorder = new Recorder();
  // The channel carries nothing else.
  const note = (answered: unknown): void => recorder.note(answered as Answered);
  subscribe(answers.name, note);
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are wanted
  afterAll(({}, suite) => {
    // The next file of tests runs in the same process.
    unsubscribe(answers.name, note);
    const file = path.join(root, recordOf(test));
    mkdirSync(path.dirname(file), { recursive: true });
    // Of tests that failed, or were left out this time, there is nothing to say: not even what was true before.
    if (suite.tasks.every(isPassed)) writeFileSync(file, JSON.stringify(recorder.file(test)));
    else rmSync(file, { force: true });
  });
}

function isPassed(task: RunnerTask): boolean {
  return task.type === "suite" ? task.tasks.every(isPassed) : task.result?.state === "pass";
}
