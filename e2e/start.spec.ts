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
const STARTED = { timeout: 100_000 };

/** Where Vite has the pages, as vite.config.ts says. */
const WEB_PORT = 5173;

let child: ChildProcess;
let folder: string;
let output = "";

const answers = (port: number) => async () =>
  fetch(`http://localhost:${port}/`).then(
    ({ status }) => status,
    () => 0,
  );

/** What its lines say, each of which is read as whoever collects them reads it. */
const lines = () => output.split("\n").flatMap((line): string[] => (line === "" ? [] : [JSON.parse(line).msg]));

interface Start {
  readonly args?: readonly string[];
  /** As `npm run` names it. */
  readonly script?: "start" | "dev";
  /** What starts it, where that is not node itself. */
  readonly command?: readonly [string, ...string[]];
  /** Where the project stands. */
  readonly cwd?: string;
}

async function start(
  env: Readonly<Record<string, string>>,
  { args = [], script = "start", command, cwd = process.cwd() }: Start = {},
): Promise<{ port: number; sandboxPort: number }> {
  const [port, sandboxPort, filePort] = [await freePort(), await freePort(), await freePort()];
  const ports = { PORT: `${port}`, SANDBOX_PORT: `${sandboxPort}`, SANDBOX_FILE_PORT: `${filePort}` };
  output = "";
  const [program, ...rest] = command ?? [process.execPath, `scripts/${script}.mjs`];
  child = spawn(program, [...rest, ...args], {
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
  expect(lines().join("\n")).toContain("admin@sandbox.example");
  expect(lines()).toContain("stopped");
});

for (const command of [
  ["npm", "start"],
  ["npm", "run", "dev"],
] as const) {
  test(`all ends when ${command.join(" ")} is told to stop`, async () => {
    const { port, sandboxPort } = await start({}, { command });
    const address = `http://localhost:${command.at(-1) === "dev" ? WEB_PORT : port}`;
    await expect.poll(() => output, STARTED).toContain(`Channelkeeper on ${address}`);
    expect((await fetch(address)).status).toBe(200);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    expect(output).toContain('"msg":"stopped"');
    await expect.poll(answers(port)).toBe(0);
    await expect.poll(answers(sandboxPort)).toBe(0);
  });
}

for (const [what, sentence, envWith] of [
  ["a setting is wrong", "PORT is not a whole number", () => ({ PORT: "many" })],
  ["another program has the port", "set PORT to a free one", (taken: number) => ({ PORT: `${taken}` })],
] as const) {
  test(`ends, and the sandbox with it, when ${what}`, async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const { sandboxPort } = await start(envWith(typeof address === "object" && address ? address.port : 0));
    const [code] = await once(child, "exit");
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    await expect.poll(answers(sandboxPort)).toBe(0);
  });
}

for (const script of ["start", "dev"] as const) {
  test(`npm run ${script} starts no made-up company under a misspelt client id`, async () => {
    const { sandboxPort } = await start({ ZOOM_CLIENTID: "id" }, { script });
    const [code] = await once(child, "exit");
    expect(code).toBe(1);
    expect(lines()).toEqual([expect.stringContaining("ZOOM_CLIENT_ID is missing, but ZOOM_CLIENTID is set.")]);
    expect(await answers(sandboxPort)()).toBe(0);
  });

  test(`npm run ${script} tells what it takes and starts nothing when asked for help`, async () => {
    await start({}, { script, args: ["--help"] });
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    expect(output).toContain(`  npm ${script === "start" ? "" : "run "}${script}\n`);
  });
}

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
