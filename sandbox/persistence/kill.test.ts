import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../app.ts";
import { call, signIn } from "../testing/sandbox-client.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** The sandbox as a process of its own, which can be killed. */
async function start(dataFolder: string) {
  const env = { ...process.env, SANDBOX_PORT: "0", SANDBOX_SIZE: "small", SANDBOX_DATA: dataFolder };
  const child = spawn(process.execPath, ["scripts/run.mjs", "sandbox/main.ts"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const chunk of child.stdout) {
    output += chunk;
    const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
    if (url) return { child, url };
  }
  throw new Error(`the sandbox did not start: ${output}`);
}

it("a kill loses nothing that is a second old", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-killed-"));
  const { child, url } = await start(folder);
  try {
    // The client needs no more of a sandbox than where it is.
    const remote = { url } as Sandbox;
    const { access_token } = await signIn(remote, "sandbox-user", "lead");
    for (const name of ["First", "Second"])
      expect((await call(remote, access_token, "POST /chat/users/me/channels", { name, type: 1 })).status).toBe(201);
    const answeredMs = performance.now();
    const isWritten = () => readFileSync(path.join(folder, "journal.jsonl"), "utf8").includes('"name":"Second"');
    while (!isWritten() && performance.now() < answeredMs + 1_000) await setImmediate();
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
    const again = await createSandbox({ dataFolder: folder });
    try {
      expect(again.store.channels.named("First")).toHaveLength(1);
      expect(again.store.channels.named("Second")).toHaveLength(1);
      expect((await call(again, access_token, "GET /users/me")).status).toBe(200);
    } finally {
      await again.close();
    }
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});
