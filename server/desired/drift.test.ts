// The program as it runs, on a database of its own.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventoryState } from "../db/schema.ts";
import { startWithKnownCompany } from "../testing/known-inventory.ts";
import type { Stack } from "../testing/stack.ts";

let stack: Stack;
let folder: string;
beforeAll(async () => {
  ({ stack } = await startWithKnownCompany("postgres"));
  folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-drift-"));
}, 120_000);
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

function drift(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const all = { PATH: process.env.PATH, DATABASE_URL: stack.config.databaseUrl ?? "", ...env };
  return new Promise<{ code: unknown; out: string; error: string }>((resolve) => {
    execFile(
      process.execPath,
      ["scripts/run.mjs", "server/desired/drift-main.ts", ...args],
      { env: all },
      (failure, out, error) => resolve({ code: failure?.code ?? 0, out, error }),
    );
  });
}

const fileWith = async (text: string): Promise<string> => {
  const file = path.join(folder, "channelkeeper.yaml");
  await writeFile(file, text);
  return file;
};

test("says what differs and ends with 1, with 0 where nothing does, with 2 where it cannot tell", async () => {
  const differing = await fileWith("version: 1\nchannels:\n  - name: led\n    retention: 1y\n");
  const found = await drift([differing]);
  expect(found).toMatchObject({ code: 1, error: "" });
  expect(found.out).toContain(`${differing}:4 Led: Retention is “The account’s default”, not “1 year”`);
  const json = await drift(["--json", differing]);
  expect(JSON.parse(json.out)).toMatchObject({ is: "right", total: 1, differences: [{ field: "retention", line: 4 }] });
  const same = await fileWith("version: 1\nchannels:\n  - name: led\n    retention: default\n");
  // As long as the account is not read to its end, nothing tells that nothing differs.
  const unsure = await drift([same]);
  expect(unsure).toMatchObject({ code: 2, out: expect.stringContaining("differs, as far as is known.") });
  const whole = { chain: "", atMs: 0, pausedBy: null, heldBy: null, goesOnAtMs: null, wholeSinceMs: 1 };
  await stack.database.orm.insert(inventoryState).values({ name: "sync", value: whole });
  expect(await drift([same])).toMatchObject({ code: 0, out: expect.stringContaining("differs.") });
  const wrong = await drift([await fileWith("version: 2\n")]);
  expect(wrong).toMatchObject({ code: 2, error: expect.stringContaining(":1:1 Write version: 1") });
  expect(await drift([])).toMatchObject({ code: 2, error: expect.stringContaining("No file was saved") });
  expect(await drift([same], { DATABASE_URL: "", DATA_DIR: folder })).toMatchObject({ code: 2 });
}, 120_000);
