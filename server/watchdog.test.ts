import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

async function run(how: "stuck" | "waiting") {
  const args = ["scripts/run.mjs", "server/testing/watched.ts", how];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { said, code: code as unknown, signal: signal as unknown };
}

test("a process in which nothing runs any more is ended with a sentence", async () => {
  const { said, signal } = await run("stuck");
  expect(signal).toBe("SIGKILL");
  expect(JSON.parse(said).msg).toMatch(/^Nothing has run in this process .* it ends\..* start again\.$/);
});

test("a process in which something runs is left alone, and kept from ending by nothing", async () => {
  expect(await run("waiting")).toMatchObject({ code: 0, said: "" });
});
