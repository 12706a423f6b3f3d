import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { batchedOutput, type LogOutput } from "./log-output.ts";

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

describe("a pipe", () => {
  /** Holds a pipe open whose reader does what it is told; resolves with the end that is written to. */
  async function openPipe(reader: string) {
    const name = path.join(folder, "pipe");
    execFileSync("mkfifo", [name]);
    const child = spawn(process.execPath, ["--eval", reader, name], { stdio: ["ignore", "pipe", "inherit"] });
    const end = openSync(name, constants.O_RDWR | constants.O_NONBLOCK);
    await once(child.stdout, "data");
    return { child, end };
  }
  const fill = (output: LogOutput) => {
    for (let index = 0; index < 20_000; index++) output.write(line(index));
  };

  test("that nobody reads does not keep the process from ending", async () => {
    const reader = `require("fs").openSync(process.argv[1], "r"); console.log("open"); setInterval(() => {}, 1000)`;
    const { child, end } = await openPipe(reader);
    try {
      const output = batchedOutput(end);
      fill(output);
      const before = performance.now();
      output.flush();
      expect(performance.now() - before).toBeLessThan(5_000);
    } finally {
      closeSync(end);
      child.kill();
    }
  });
});
