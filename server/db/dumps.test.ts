import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLog } from "../log.ts";
import { preparePglite } from "../testing/pglite.ts";
import { testClock } from "../testing/stack.ts";
import { DiskFull } from "./disk-room.ts";
import { type DumpDeps, dumpInTime, openOrRestore } from "./dumps.ts";

const HOUR_MS = 3_600_000;
let dataFolder: string;
let folder: string;
let said = "";
const log = createLog("warn", {
  write: (line: string) => {
    said += line;
  },
});
beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-dumps-"));
  folder = path.join(dataFolder, "pglite");
  said = "";
  await preparePglite(dataFolder);
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const dumping = (thread: DumpDeps["thread"], clock: DumpDeps["clock"]): DumpDeps => ({
  ...{ dataFolder, folder, thread, clock, ensureRoom: async () => undefined },
});
const open = () => openOrRestore(dataFolder, folder, log);
const names = () => readdir(path.join(dataFolder, "dumps"));
/** As a power cut may leave it. */
const damage = () => truncate(path.join(folder, "global/pg_control"), 16);

test("a database that cannot be opened is restored from the newest dump, and what it was is kept", async () => {
  const clock = testClock();
  const before = await open();
  await before.exec("create table notes (text text); insert into notes values ('first')");
  await dumpInTime(dumping(before, clock));
  clock.advance(6 * HOUR_MS);
  await before.exec("insert into notes values ('second')");
  await dumpInTime(dumping(before, clock));
  await before.exec("insert into notes values ('third')");
  await before.close();
  await damage();

  const restored = await open();
  expect((await restored.query("select text from notes order by text")).rows).toEqual([
    { text: "first" },
    { text: "second" },
  ]);
  await restored.close();
  expect(said).toContain("restored as it was at");
  expect(existsSync(`${folder}.broken/global/pg_control`)).toBe(true);

  said = "";
  const again = await open();
  expect((await again.query("select count(*)::int as count from notes")).rows).toEqual([{ count: 2 }]);
  await again.close();
  expect(said).toBe("");
});

test("a dump that is damaged too gives way to the one before", async () => {
  const clock = testClock();
  const before = await open();
  await before.exec("create table notes (text text); insert into notes values ('first')");
  await dumpInTime(dumping(before, clock));
  clock.advance(6 * HOUR_MS);
  await dumpInTime(dumping(before, clock));
  await before.close();
  await damage();
  const newest = (await names()).sort().at(-1) ?? "";
  await writeFile(path.join(dataFolder, "dumps", newest), "torn");

  const restored = await open();
  expect((await restored.query("select text from notes")).rows).toEqual([{ text: "first" }]);
  await restored.close();
  expect(said).toContain("a dump of the database could not be restored");
});

test("without a dump the folder stays as it is, and why it cannot be opened is told", async () => {
  await damage();
  await expect(open()).rejects.toThrow();
  expect(existsSync(path.join(folder, "global/pg_control"))).toBe(true);
  expect(existsSync(`${folder}.broken`)).toBe(false);
});

/** In place of a database, whose files are many. */
async function oneFile(): Promise<void> {
  await rm(folder, { recursive: true });
  await mkdir(folder);
  await writeFile(path.join(folder, "PG_VERSION"), "18");
}

test("dumps are hours apart, and the last three are kept", async () => {
  await oneFile();
  const clock = testClock();
  const seen = new Set<string>();
  const thread: DumpDeps["thread"] = { alone: (work) => work() };
  for (let hour = 0; hour < 31; hour += 1) {
    await dumpInTime(dumping(thread, clock));
    for (const name of await names()) seen.add(name);
    clock.advance(HOUR_MS);
  }
  expect(seen.size).toBe(6);
  expect((await names()).sort()).toEqual([...seen].sort().slice(-3));
});

test("a dump for which there is no room, or whose files cannot be read, leaves nothing behind", async () => {
  await oneFile();
  const thread: DumpDeps["thread"] = { alone: (work) => work() };
  const ensureRoom = async (bytes: number): Promise<void> => {
    throw new DiskFull(`${bytes}`);
  };
  await expect(dumpInTime({ ...dumping(thread, testClock()), ensureRoom })).rejects.toThrow(DiskFull);
  expect(await names()).toEqual([]);

  await writeFile(path.join(folder, "n".repeat(101)), "");
  await expect(dumpInTime(dumping(thread, testClock()))).rejects.toThrow("too long");
  expect(await names()).toEqual([]);
});
