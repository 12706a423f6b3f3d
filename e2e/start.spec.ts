// `npm start` as a newcomer runs it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { freePort, stop } from "../scripts/processes.mjs";

/** A first start makes a database too. */
const STARTED = { timeout: 60_000 };

let child: ChildProcess;
let folder: string;
let output = "";

const answers = (port: number) => async () =>
  fetch(`http://localhost:${port}/`).then(
    ({ status }) => status,
    () => 0,
  );

interface Start {
  readonly args?: readonly string[];
  /** Where the project stands. */
  readonly cwd?: string;
}

async function start(
  env: Readonly<Record<string, string>>,
  { args = [], cwd = process.cwd() }: Start = {},
): Promise<{ port: number; sandboxPort: number }> {
  const [port, sandboxPort, filePort] = [await freePort(), await freePort(), await freePort()];
  const ports = { PORT: `${port}`, SANDBOX_PORT: `${sandboxPort}`, SANDBOX_FILE_PORT: `${filePort}` };
  output = "";
  child = spawn(process.execPath, ["scripts/start.mjs", ...args], {
    cwd,
    env: { PATH: process.env.PATH, SANDBOX_SIZE: "small", DATA_DIR: folder, ...ports, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  return { port, sandboxPort };
}

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-start-"));
});
test.afterEach(async () => {
  await stop(child);
  await rm(folder, { recursive: true, force: true });
});

test("starts the sandbox and the console, says where, and stops both", async () => {
  const { port, sandboxPort } = await start({});
  await expect.poll(() => output, STARTED).toContain(`Channelkeeper on http://localhost:${port}`);
  await expect.poll(answers(sandboxPort)).not.toBe(0);
  expect(await answers(port)()).toBe(200);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
  await expect.poll(answers(sandboxPort)).toBe(0);
});

test("ends, and the sandbox with it, when a setting is wrong", async () => {
  const { sandboxPort } = await start({ PORT: "many" });
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  expect(output).toContain("PORT is not a whole number");
  await expect.poll(answers(sandboxPort)).toBe(0);
});

test("ends, and the sandbox with it, when another program has the port", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const { sandboxPort } = await start({ PORT: `${typeof address === "object" ? address?.port : 0}` });
  const [code] = await once(child, "exit");
  other.close();
  expect(code).toBe(1);
  expect(output).toContain("set PORT to a free one");
  await expect.poll(answers(sandboxPort)).toBe(0);
});

test("names the sandbox's own wrong port", async () => {
  await start({ SANDBOX_PORT: "many" });
  const [code] = await once(child, "exit");
  expect([code, output.trim()]).toEqual([1, "SANDBOX_PORT is not a whole number from 1 to 65535"]);
});

for (const [what, env, sentence] of [
  ["a misspelt client id", { ZOOM_CLIENTID: "id" }, "ZOOM_CLIENT_ID is missing, but ZOOM_CLIENTID is set."],
  ["settings for Zoom alone", { ZOOM_PLAN: "pro", ZOOM_ACCOUNT_ID: "a" }, "but ZOOM_ACCOUNT_ID, ZOOM_PLAN are set."],
  ["a public address", { PUBLIC_URL: "https://chat.example.com" }, "PUBLIC_URL is an address other people can reach"],
] as const) {
  test(`starts no made-up company under ${what}`, async () => {
    const { sandboxPort } = await start(env);
    const [code] = await once(child, "exit");
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(await answers(sandboxPort)()).toBe(0);
  });
}

test("tells its settings and starts nothing when asked for help", async () => {
  await start({}, { args: ["--help"] });
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(output).toContain("SESSION_IDLE_MINUTES");
});

test("runs from a copy of the build, without sources, build tools or times", async () => {
  const copy = path.join(folder, "copy");
  for (const part of ["dist", "scripts", "package.json"]) await cp(part, path.join(copy, part), { recursive: true });
  const modules = path.join(copy, "node_modules");
  await mkdir(modules);
  for (const name of await readdir("node_modules"))
    if (!["rolldown", "vite", ".vite", ".cache"].includes(name))
      await symlink(path.resolve("node_modules", name), path.join(modules, name));
  const { port } = await start({}, { cwd: copy });
  await expect.poll(() => output, STARTED).toContain(`Channelkeeper on http://localhost:${port}`);
  expect(output).not.toContain("Building");
  expect(await answers(port)()).toBe(200);
});
