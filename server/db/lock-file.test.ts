import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { preparePglite } from "../testing/pglite.ts";
import { DataFolderInUse, lockDataFolder } from "./lock-file.ts";
import { openDatabase } from "./open-database.ts";
import { processStart } from "./process-start.ts";
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

/** The folder can be had, and is ours from then on. */
const expectTaken = () => {
  const held = lock();
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid, host: hostname() });
  expect(lock).toThrow(DataFolderInUse);
  held.release();
  expect(existsSync(file)).toBe(false);
};

test("refuses a second holder in the same process", () => {
  const held = lock();
  expect(lock).toThrow(DataFolderInUse);
  held.release();
  expectTaken();
});

describe("a file that names another process which lives", () => {
  let child: ChildProcess;
  let pid: number;
  beforeEach(async () => {
    child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    await once(child, "spawn");
    pid = child.pid ?? 0;
  });
  afterEach(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, "exit");
  });

  test("is respected, however long it was not touched, and taken over once the process is gone", async () => {
    leave({ pid, host: hostname(), started: processStart(pid) });
    utimesSync(file, longAgo, longAgo);
    expect(lock).toThrow(/in use by another process.*DATABASE_URL/);
    expect(existsSync(file)).toBe(true);
    child.kill();
    await once(child, "exit");
    expectTaken();
  });

  test("is taken over when the process began after the holder had gone", () => {
    leave({ pid, host: hostname(), started: "another start" });
    expectTaken();
  });

  test("is believed while it is touched when it does not say when the holder began", () => {
    leave({ pid, host: hostname() });
    expect(lock).toThrow(DataFolderInUse);
    utimesSync(file, longAgo, longAgo);
    expectTaken();
  });
});

test("takes over from a process that is dead", async () => {
  leave({ pid: await deadPid(), host: hostname() });
  expectTaken();
});

test("takes over from its own process id of an earlier life", () => {
  leave({ pid: process.pid, host: hostname() });
  expectTaken();
});

test("believes a holder on another machine while it touches the file", () => {
  leave({ pid: 1, host: "another-machine" });
  expect(lock).toThrow(DataFolderInUse);
  utimesSync(file, longAgo, longAgo);
  expectTaken();
});

test("does not believe a time far ahead", () => {
  const ahead = (ms: number) => new Date(systemClock.nowMs() + ms);
  leave({ pid: 1, host: "another-machine" });
  utimesSync(file, ahead(10_000), ahead(10_000));
  expect(lock).toThrow(DataFolderInUse);
  utimesSync(file, ahead(3_600_000), ahead(3_600_000));
  expectTaken();
  writeFileSync(file, '{"pid":');
  utimesSync(file, ahead(3_600_000), ahead(3_600_000));
  expectTaken();
});

test("takes over a file that was never finished", () => {
  writeFileSync(file, '{"pid":');
  expect(lock).toThrow(DataFolderInUse);
  utimesSync(file, longAgo, longAgo);
  expectTaken();
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
