import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { preparePglite } from "../testing/pglite.ts";
import { DataFolderInUse, lockDataFolder } from "./lock-file.ts";
import { openDatabase } from "./open-database.ts";
import { people } from "./schema.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-lock-"));
  file = path.join(folder, "channelkeeper.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = () => lockDataFolder(folder, systemClock);
const leave = (holder: unknown) => writeFileSync(file, JSON.stringify(holder));
const longAgo = new Date(Date.UTC(2026, 0, 1));

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid ?? 0;
}

test("refuses a second holder in the same process", () => {
  const held = lock();
  expect(lock).toThrow(DataFolderInUse);
  held.release();
  lock().release();
  expect(existsSync(file)).toBe(false);
});

test("refuses while another process lives", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  try {
    leave({ pid: child.pid, host: hostname() });
    expect(lock).toThrow(/in use by another process.*DATABASE_URL/);
    expect(existsSync(file)).toBe(true);
  } finally {
    child.kill();
    await once(child, "exit");
  }
  lock().release();
});

test("takes over from a process that is dead", async () => {
  leave({ pid: await deadPid(), host: hostname() });
  lock().release();
});

test("takes over from its own process id of an earlier life", () => {
  leave({ pid: process.pid, host: hostname() });
  lock().release();
});

test("believes a holder on another machine while it touches the file", () => {
  leave({ pid: 1, host: "another-machine" });
  expect(lock).toThrow(DataFolderInUse);
  utimesSync(file, longAgo, longAgo);
  lock().release();
});

test("takes over a file that was never finished", () => {
  writeFileSync(file, '{"pid":');
  expect(lock).toThrow(DataFolderInUse);
  utimesSync(file, longAgo, longAgo);
  lock().release();
});

test("guards the embedded database, which keeps its rows from one opening to the next", async () => {
  const log = createLog("silent", { write: () => undefined });
  const open = () => openDatabase({ databaseUrl: null, dataFolder: folder }, systemClock, log);
  await preparePglite(folder);
  const first = await open();
  await first.orm.execute("insert into people values ('u', 'a', 'e', 'd', 'r', 1)");
  await expect(open()).rejects.toThrow(DataFolderInUse);
  await first.close();
  const second = await open();
  expect(await second.orm.select().from(people)).toHaveLength(1);
  await second.close();
});
