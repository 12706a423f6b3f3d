// `npm run check`: every check that runs no product code. Each failure is shown; the exit code says whether there was one.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { folderCycles } from "./folder-cycles.mjs";

const folders = ["contract", "domain", "web", "server", "sandbox", "e2e", "bench"];
const steps = [
  ["format and lint", "biome", ["check", "--error-on-warnings", "."]],
  ["generated files are fresh", process.execPath, ["scripts/run.mjs", "contract/generate.ts", "--check"]],
  ["list of actions is fresh", process.execPath, ["scripts/generate-actions.mjs", "--check"]],
  ["migrations are fresh", process.execPath, ["scripts/run.mjs", "server/db/generate.ts", "--check"]],
  ["unused code and dependencies", "knip", ["--no-progress"]],
  // TypeScript 7 takes a tenth of the time; what reads programs through the compiler's API needs TypeScript 5 beside it.
  ...folders.map((folder) => [`types of ${folder}`, "../typescript-7/bin/tsc", ["-p", folder]]),
];

function run([name, command, args]) {
  return new Promise((resolve) => {
    const child = spawn(path.resolve("node_modules/.bin", command), args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => resolve({ name, isPassed: code === 0, output }));
  });
}

function lockfileNamesNoHost() {
  const isPassed = !/"resolved":/.test(readFileSync("package-lock.json", "utf8"));
  return { name: "lockfile names no registry", isPassed, output: "package-lock.json has `resolved` entries." };
}

/** What the image runs on is what CI has tested. */
function imageIsTested() {
  const images = [...readFileSync("Dockerfile", "utf8").matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major);
  const tested = [...readFileSync(".ci/run", "utf8").matchAll(/\bnode@(\d+)/g)].map(([, major]) => major);
  const isPassed = images.length > 0 && images.every((major) => tested.includes(major));
  return {
    name: "the image's Node.js is tested",
    isPassed,
    output: `Dockerfile has Node.js ${images.join(" and ")}; .ci/run tests ${tested.join(" and ")}.`,
  };
}

/** Steps of cycles that are older than the check. The list only gets shorter. */
const knownSteps = [
  "server: access → oauth",
  "server: access → session",
  "server: audit → proxy",
  "server: audit → changes",
  "server: middleware → access",
  "server: middleware → oauth",
  "server: session → oauth",
  "server: session → proxy",
  "sandbox: chatbot → http",
  "sandbox: control → http",
  "sandbox: files → http",
  "sandbox: oauth → http",
  "sandbox: operations → http",
];

function foldersHaveNoCycles() {
  const cycles = folderCycles(folders, knownSteps);
  return { name: "no cycles between folders", isPassed: cycles.length === 0, output: cycles.join("\n") };
}

/** @returns {Promise<{ passed: number, failed: number, failures: readonly string[] }>} */
export async function check() {
  const results = [lockfileNamesNoHost(), imageIsTested(), foldersHaveNoCycles()];
  const queue = [...steps];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) results.push(await run(step));
  };
  await Promise.all([worker(), worker()]);
  for (const { name, isPassed, output } of results) console.log(isPassed ? `✓ ${name}` : `✗ ${name}\n${output}`);
  const failed = results.filter(({ isPassed }) => !isPassed);
  return {
    passed: results.length - failed.length,
    failed: failed.length,
    failures: failed.map(({ name, output }) => `✗ ${name}\n${output}`),
  };
}

if (process.argv[1] === import.meta.filename) {
  const { failed } = await check();
  process.exitCode = failed > 0 ? 1 : 0;
}
