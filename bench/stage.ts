// Processes of a bench, and the folder they write to; all gone when it ends.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { stop } from "../scripts/processes.mjs";
import { bundle, startOptions } from "./processes.ts";

export interface Stage {
  readonly folder: string;
  /** Starts an entry of ours as `npm start` would; what it says goes to a file. */
  start(entry: string, env: Readonly<Record<string, string>>): Promise<ChildProcess>;
}

export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-bench-"));
  const log = openSync(path.join(folder, "log"), "a");
  const children: ChildProcess[] = [];
  const options = await startOptions();
  try {
    return await work({
      folder,
      start: async (entry, env) => {
        const child = spawn(process.execPath, [...options, await bundle(entry)], {
          env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
          stdio: ["ignore", log, "inherit"],
        });
        children.push(child);
        return child;
      },
    });
  } finally {
    await Promise.all(children.map(stop));
    closeSync(log);
    await rm(folder, { recursive: true, force: true });
  }
}
