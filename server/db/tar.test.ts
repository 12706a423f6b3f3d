import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tarOf } from "./tar.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-tar-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function bytesOf(from: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of tarOf(from)) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("any tar reads back what was in a folder, empty files and folders too", async () => {
  const from = path.join(folder, "from");
  await mkdir(path.join(from, "base/empty"), { recursive: true });
  const files = { top: "a", "base/none": "", "base/block": "b".repeat(512), "base/large": "c".repeat(200_001) };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(from, name), text);
  const to = path.join(folder, "to");
  await mkdir(to);
  await writeFile(path.join(folder, "all.tar"), await bytesOf(from));
  await promisify(execFile)("tar", ["-xf", path.join(folder, "all.tar"), "-C", to]);
  for (const [name, text] of Object.entries(files)) expect(await readFile(path.join(to, name), "utf8")).toBe(text);
  expect((await stat(path.join(to, "base/empty"))).isDirectory()).toBe(true);
});

test("a path that does not fit is refused, not cut", async () => {
  await writeFile(path.join(folder, "n".repeat(101)), "");
  await expect(bytesOf(folder)).rejects.toThrow("too long");
});
