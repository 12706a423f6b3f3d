import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { batchedOutput } from "./log-output.ts";

let folder: string;
let file: string;
let fd: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-log-"));
  file = path.join(folder, "log");
  fd = openSync(file, "a");
});
afterEach(() => {
  closeSync(fd);
  rmSync(folder, { recursive: true, force: true });
});

const written = () => readFileSync(file, "utf8");
const line = (index: number) => `{"line":${index}}\n`;
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index)).join("");

test("a lone line is written soon", async () => {
  batchedOutput(fd).write(line(0));
  await expect.poll(written).toBe(line(0));
});

test("many lines are written whole and in order", async () => {
  const output = batchedOutput(fd);
  for (let index = 0; index < 5_000; index++) output.write(line(index));
  await expect.poll(written).toBe(lines(5_000));
});

test("what waits is written at the end", () => {
  const output = batchedOutput(fd);
  for (let index = 0; index < 10; index++) output.write(line(index));
  output.flush();
  expect(written()).toBe(lines(10));
});
