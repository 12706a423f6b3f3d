import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox/app.ts";
import { freePort } from "../scripts/processes.mjs";
import { preparePglite } from "./testing/pglite.ts";
import { createPostgresDatabase } from "./testing/postgres.ts";
import { startRelay } from "./testing/relay.ts";

let sandbox: Sandbox;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  sandbox = await createSandbox({ size: "small" });
  folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-main-"));
  await preparePglite(folder);
});
afterEach(async () => {
  await Promise.all(
    children.splice(0).map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    }),
  );
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["scripts/run.mjs", "server/main.ts"], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = once(child, "close").then(([code]): unknown => code);
  /** What all its lines say, each of which is read as whoever collects them reads it. */
  const said = () => output.split("\n").flatMap((line): string[] => (line === "" ? [] : [JSON.parse(line).msg]));
  return { child, ended, output: () => output, said };
}

const settings = (port: number) => ({
  CHANNELKEEPER_SANDBOX: "1",
  ZOOM_CLIENT_ID: "sandbox-user",
  ZOOM_CLIENT_SECRET: "sandbox-user-secret",
  ZOOM_OAUTH_URL: sandbox.url,
  ZOOM_API_URL: sandbox.url,
  DATA_DIR: folder,
  PORT: `${port}`,
});

const isReady = (port: number) => () =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status,
    () => 0,
  );

test("does not start with wrong settings, and says all that is wrong", async () => {
  const { ended, said } = start({ PORT: "many", DATA_DIR: folder });
  expect(await ended).toBe(1);
  const [why] = said();
  for (const name of ["PORT", "SESSION_SECRET", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET"])
    expect(why).toMatch(new RegExp(`^  - ${name} `, "m"));
});

test("starts, refuses a second process on its data, and stops when told to", async () => {
  const [port, other] = [await freePort(), await freePort()];
  const first = start(settings(port));
  await expect.poll(isReady(port), { timeout: 45_000 }).toBe(200);

  const second = start(settings(other));
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/data folder .* is in use by another process/);
  expect(await isReady(port)()).toBe(200);

  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  expect(first.said()).toEqual(expect.arrayContaining([`Channelkeeper on http://localhost:${port}`, "stopped"]));
});

test("does not start where something else listens, and lets go of its data", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  // A database that is still being made when listening fails.
  const fresh = path.join(folder, "fresh");
  const port = typeof address === "object" && address ? address.port : 0;
  const { ended, output } = start({ ...settings(port), DATA_DIR: fresh });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/Cannot listen on .*EADDRINUSE.* set PORT to a free one/);
  expect(output()).not.toContain("Channelkeeper on");
  expect(existsSync(path.join(fresh, "channelkeeper.lock"))).toBe(false);
  server.close();
});

test.each([
  ["DATA_DIR", "package.json", /DATA_DIR is not a writable folder/],
  ["WEB_DIR", "contract", /WEB_DIR has no index\.html/],
  [
    "DATABASE_URL",
    "postgres://127.0.0.1:1/none",
    /DATABASE_URL names a database that cannot be opened: .*ECONNREFUSED/,
  ],
])("says that %s cannot be used", async (name, value, message) => {
  const { ended, output } = start({ ...settings(await freePort()), [name]: value });
  expect(await ended).toBe(1);
  expect(output()).toMatch(message);
  expect(output()).not.toContain("Channelkeeper on");
});

test("stops when told to though nobody reads what it writes", async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/run.mjs", "server/main.ts"], {
    env: { PATH: process.env.PATH, ...settings(port) },
    stdio: ["ignore", "pipe", "ignore"],
  });
  children.push(child);
  const ended = once(child, "exit").then(([code]): unknown => code);
  await expect.poll(isReady(port), { timeout: 45_000 }).toBe(200);
  // More than pipes hold, here and there.
  for (let round = 0; round < 40; round++)
    await Promise.all(
      Array.from({ length: 50 }, () => fetch(`http://127.0.0.1:${port}/healthz?`).then((r) => r.text())),
    );
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test("stops when told to though its PostgreSQL is silent", async () => {
  const target = await createPostgresDatabase();
  const relay = await startRelay(target.url);
  const port = await freePort();
  const { child, ended } = start({ ...settings(port), DATABASE_URL: relay.url });
  await expect.poll(isReady(port), { timeout: 45_000 }).toBe(200);
  relay.freeze();
  expect(await isReady(port)()).toBe(503);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  await relay.close();
  await target.drop();
});
