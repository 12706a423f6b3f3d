import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../app.ts";
import { fileForm } from "../operations/testing/made-files.ts";
import { call, sendForm, signIn } from "../testing/sandbox-client.ts";
import { startProcess } from "../testing/sandbox-process.ts";

/** How long it is kept busy: longer than a change may stand in memory alone. */
const BUSY_MS = 2_500;
const LOST_MS = 1_000;

interface Done {
  readonly name: string;
  readonly answeredMs: number;
}

const nameOf = (number: number) => `Channel ${number}`;

/** Makes channels and uploads files one after the other, for as long as somebody answers. */
async function work(sandbox: Sandbox, token: string): Promise<Done[]> {
  const done: Done[] = [];
  for (let number = 0; ; number++) {
    const name = nameOf(number);
    try {
      const made = await call(sandbox, token, "POST /chat/users/me/channels", { name, type: 1 });
      if (made.status !== 201) throw new Error(`${name} was answered ${made.status}`);
      done.push({ name, answeredMs: performance.now() });
      if (number % 10 === 0)
        await sendForm(sandbox, token, "/chat/users/me/files", fileForm("file", Buffer.alloc(5_000), `${name}.bin`));
    } catch (error) {
      if (error instanceof TypeError) return done;
      throw error;
    }
  }
}

it("a kill in the midst of work loses at most its last second, and nothing from between", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-killed-"));
  const { child, sandbox } = await startProcess({
    SANDBOX_SIZE: "small",
    SANDBOX_PLAN: "unlimited",
    SANDBOX_DATA: folder,
  });
  const exited = once(child, "exit");
  try {
    const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
    const working = work(sandbox, access_token);
    const killedMs = await new Promise<number>((resolve) => {
      setTimeout(() => {
        resolve(performance.now());
        child.kill("SIGKILL");
      }, BUSY_MS);
    });
    const done = await working;
    await exited;

    const again = await createSandbox({ dataFolder: folder });
    try {
      const isKept = ({ name }: Done) => again.store.channels.named(name).length === 1;
      const old = done.filter(({ answeredMs }) => answeredMs < killedMs - LOST_MS);
      expect(old.length).toBeGreaterThan(5);
      expect(old.filter((one) => !isKept(one))).toEqual([]);
      // What is kept ends somewhere, and has no holes before.
      const count = done.filter(isKept).length;
      expect(done.slice(0, count).every(isKept)).toBe(true);
      const paths = [...again.store.files.storedPaths()];
      expect(paths.length).toBeGreaterThan(1);
      expect(paths.map((file) => existsSync(file) && statSync(file).size)).toEqual(paths.map(() => 5_000));
      const next = await call(again, access_token, "POST /chat/users/me/channels", { name: "Next", type: 1 });
      expect(next.status).toBe(201);
    } finally {
      await again.close();
    }
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});
