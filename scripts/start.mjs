// `npm start`: builds what is missing, then runs the console; without ZOOM_CLIENT_ID a sandbox beside it.
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureBuilt } from "./ensure-built.mjs";
import { sandboxSettings } from "./sandbox-settings.mjs";
import { say, sayFailure } from "./say.mjs";
import { greeting, sandboxToStart, setDemoPlan } from "./start-settings.mjs";
import { onStop } from "./stop-signals.mjs";

const root = path.resolve(import.meta.dirname, "..");

function startSandbox({ port, filePort }) {
  say(greeting);
  setDemoPlan();
  Object.assign(process.env, sandboxSettings(port, filePort));
  const sandbox = spawn(process.execPath, [path.join(root, "dist/sandbox/main.js")], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, SANDBOX_PORT: `${port}`, SANDBOX_FILE_PORT: `${filePort}` },
  });
  let isStopping = false;
  sandbox.on("exit", (code) => {
    if (isStopping) return;
    sayFailure("The sandbox stopped, so the console stops too.");
    process.exit(code ?? 1);
  });
  onStop((signal) => {
    isStopping = true;
    sandbox.kill(signal);
  });
  process.once("exit", () => {
    isStopping = true;
    // Whoever starts again at once finds the port free; the company is on disk as soon as it changed.
    sandbox.kill("SIGKILL");
  });
}

try {
  // `--help` and the like are answered by the console itself.
  const ports = process.argv.length === 2 ? sandboxToStart() : null;
  await ensureBuilt();
  if (ports) startSandbox(ports);
} catch (error) {
  sayFailure(error.message);
  process.exit(1);
}

await import("../dist/server/main.js");
