// A sandbox, or what it is measured beside, as a process of its own.
import { spawn } from "node:child_process";
import { freePort, stop } from "../../scripts/processes.mjs";
import { residentMiB, untilAnswers } from "../processes.ts";

export interface Subject {
  readonly port: number;
  readonly pid: number;
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly startedMs: number;
  memoryMiB(): Promise<number>;
  close(): Promise<void>;
}

/** @param args What node runs; the process listens on `SANDBOX_PORT`. */
export async function start(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Subject> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env, SANDBOX_PORT: `${port}`, SANDBOX_FILE_PORT: "0" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/sandbox/health`);
  const startedMs = performance.now() - startedAt;
  const pid = child.pid ?? 0;
  return { port, pid, url, startedMs, memoryMiB: () => residentMiB(pid), close: () => stop(child) };
}
