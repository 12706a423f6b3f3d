import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { preparePglite } from "../testing/pglite.ts";
import { openPgliteThread, type PgliteThread } from "./pglite-thread.ts";

const opened: { readonly thread: PgliteThread; readonly folder: string }[] = [];
afterEach(async () => {
  for (const { thread, folder } of opened.splice(0)) {
    await thread.close();
    await rm(folder, { recursive: true, force: true });
  }
});

async function open(longestMs?: number): Promise<PgliteThread> {
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-thread-"));
  await preparePglite(folder);
  const thread = await openPgliteThread(path.join(folder, "pglite"), null, longestMs);
  opened.push({ thread, folder });
  return thread;
}
const counting = (rows: number) => `select count(*)::int as count from generate_series(1, ${rows})`;

test("what the database works on for long holds nothing else up in the thread that asked", async () => {
  const thread = await open();
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const { rows } = await thread.query<{ count: number }>(counting(5_000_000));
  clearInterval(turning);
  expect(rows).toEqual([{ count: 5_000_000 }]);
  expect(turns).toBeGreaterThan(20);
});

test("values come and go as they are, and as text where that is wanted", async () => {
  const thread = await open();
  const bytes = new Uint8Array([0, 1, 255]);
  const params = [bytes, '{"a":[1]}', null];
  const { rows } = await thread.query("select $1::bytea as bytes, $2::jsonb as json, $3::text as none", params);
  expect(rows).toEqual([{ bytes, json: { a: [1] }, none: null }]);
  const timestamptz = 1184;
  const asText = { rowMode: "array", parsers: { [timestamptz]: (value: string) => value } } as const;
  const moment = await thread.query("select '2026-01-02 03:04:05+00'::timestamptz", [], asText);
  expect(moment.rows).toEqual([["2026-01-02 03:04:05+00"]]);
});

test("a transaction is alone, and leaves nothing when it fails", async () => {
  const thread = await open();
  await thread.exec("create table notes (text text)");
  const failing = thread.transaction(async (within) => {
    await within.query("insert into notes values ($1)", ["lost"]);
    throw new Error("enough");
  });
  const after = thread.query("select text from notes");
  await expect(failing).rejects.toThrow("enough");
  expect((await after).rows).toEqual([]);
  await thread.transaction((within) => within.query("insert into notes values ($1)", ["kept"]));
  expect((await thread.query("select text from notes")).rows).toEqual([{ text: "kept" }]);
});

test("errors keep what tells them apart, and the thread goes on", async () => {
  const thread = await open();
  await expect(thread.query("select * from nowhere")).rejects.toMatchObject({ code: "42P01", severity: "ERROR" });
  expect((await thread.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("statements asked again and again answer as they would anew, whatever became of their tables", async () => {
  const thread = await open();
  await thread.exec("create table notes (n integer, text text)");
  const insert = "insert into notes values ($1, $2)";
  for (let n = 0; n < 3; n++) await thread.query(insert, [n, `note ${n}`]);
  await expect(thread.query(insert, ["none", ""])).rejects.toMatchObject({ code: "22P02" });
  const failing = thread.transaction(async (within) => {
    await within.query("select n from notes where n = $1", [1]);
    throw new Error("enough");
  });
  await expect(failing).rejects.toThrow("enough");
  expect((await thread.query("select n from notes where n = $1", [1])).rows).toEqual([{ n: 1 }]);
  const all = "select * from notes where n = any($1)";
  expect((await thread.query(all, [[0, 2]])).rows).toEqual([
    { n: 0, text: "note 0" },
    { n: 2, text: "note 2" },
  ]);
  await thread.exec("alter table notes add column at integer default 7");
  expect((await thread.query(all, [[2]])).rows).toEqual([{ n: 2, text: "note 2", at: 7 }]);
});

test("more statements than are kept, and longer ones, are answered all the same", async () => {
  const thread = await open();
  const numbers = Array.from({ length: 450 }, (_, n) => n % 225);
  for (const n of numbers)
    expect((await thread.query(`select $1::int + ${n} as sum`, [1])).rows).toEqual([{ sum: n + 1 }]);
  const long = `select $1::int as one, '${"x".repeat(9_000)}' as text`;
  expect((await thread.query<{ one: number }>(long, [1])).rows[0]?.one).toBe(1);
  const count = await thread.query<{ count: number }>("select count(*)::int as count from pg_prepared_statements");
  expect(count.rows[0]?.count).toBeLessThanOrEqual(200);
});

test("announcements are heard", async () => {
  const thread = await open();
  const heard: string[] = [];
  await thread.listen("news", (payload) => heard.push(payload));
  await thread.query("select pg_notify('news', 'first')");
  await expect.poll(() => heard).toEqual(["first"]);
});

test("a database at a standstill is told of once, and asked nothing more", async () => {
  const thread = await open(1_000);
  const standing = thread.query(counting(2_000_000_000));
  await expect(standing).rejects.toMatchObject({ name: "DatabaseAway" });
  await expect(thread.query("select 1")).rejects.toMatchObject({ name: "DatabaseAway" });
  expect((await thread.failed).message).toBe("The embedded database has not answered for 1 s.");
});

test("what cannot be opened is refused", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-thread-"));
  await writeFile(path.join(folder, "pglite"), "no folder");
  await expect(openPgliteThread(path.join(folder, "pglite"))).rejects.toThrow();
  await rm(folder, { recursive: true });
});
