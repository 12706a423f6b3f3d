import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Sandbox } from "../app.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** The program as `npm run sandbox` starts it, on any free ports. */
export function spawnSandbox(env: Readonly<Record<string, string>>, args: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, ["scripts/run.mjs", "sandbox/main.ts", ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, SANDBOX_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What it writes until its end, and with what it ends. */
export async function endOf(child: ChildProcess): Promise<{ readonly code: unknown; readonly output: string }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  return { code, output };
}

/**
 * The sandbox as a process of its own, which can be killed, once it listens.
 *
 * @throws Error with what it wrote when it ends before.
 */
export async function startProcess(env: Readonly<Record<string, string>>) {
  const child = spawnSandbox(env);
  child.stderr?.pipe(process.stderr);
  let output = "";
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    const [, url = "", filePort = ""] = /(http:\/\/localhost:\d+).*files on (\d+)/.exec(output) ?? [];
    // The client needs no more of a sandbox than where it is.
    if (url) return { child, sandbox: { url, fileUrl: `http://localhost:${filePort}` } as Sandbox };
  }
  throw new Error(`the sandbox did not start: ${output}`);
}
