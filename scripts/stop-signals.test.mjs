import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";

const program = `
  import { onStop } from ${JSON.stringify(path.join(import.meta.dirname, "stop-signals.mjs"))};
  onStop((signal) => setTimeout(() => { console.log("stopped by " + signal); process.exit(0); }, 2_000));
  setInterval(() => {}, 1_000);
  console.log("runs");
`;

/** Starts a program that takes two seconds to stop. */
async function started() {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program]);
  let output = "";
  child.stdout.on("data", (data) => {
    output += data;
  });
  await once(child.stdout, "data");
  return { child, ended: once(child, "close").then(([code]) => ({ code, output })) };
}

test("a signal that comes twice stops once, as gently as one", async () => {
  const { child, ended } = await started();
  child.kill("SIGTERM");
  await setTimeout(50);
  child.kill("SIGTERM");
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 0, output: "runs\nstopped by SIGTERM\n" });
});

test("whoever asks once more later ends it at once", async () => {
  const { child, ended } = await started();
  child.kill("SIGINT");
  await setTimeout(1_200);
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 130, output: "runs\n" });
});
