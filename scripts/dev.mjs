// `npm run dev`: Vite with hot reload for web; server and sandbox are rebuilt and restarted on change.
import { spawn } from "node:child_process";
import path from "node:path";
import { watch } from "rolldown";
import { createServer } from "vite";
import { serverBundle } from "./bundle.mjs";
import { stop } from "./processes.mjs";
import { sandboxSettings } from "./sandbox-settings.mjs";
import { say, sayFailure } from "./say.mjs";
import { greeting, sandboxToStart, setDemoPlan } from "./start-settings.mjs";
import { onStop } from "./stop-signals.mjs";

const root = path.resolve(import.meta.dirname, "..");
const helpText = `Channelkeeper for whoever changes it: every change of the sources shows at once.

  npm run dev

It runs as npm start does and takes the same settings (npm start -- --help), PUBLIC_URL apart; the pages are on a port
of their own. Ctrl+C stops it.`;

/** Runs `entry` and runs it again after each rebuild, once the earlier run has let go of its port and lock. */
function runOnChange(entry, env) {
  const file = path.join(root, "dist/dev", entry.replace(/\.ts$/, ".js"));
  let child;
  let isStopping = false;
  let restarts = Promise.resolve();
  const restart = async () => {
    if (child) await stop(child);
    if (isStopping) return;
    child = spawn(process.execPath, ["--enable-source-maps", file], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
  };
  const watcher = watch(serverBundle(path.join(root, entry), file));
  watcher.on("event", (event) => {
    if (event.code === "BUNDLE_END") restarts = restarts.then(restart);
    if (event.code === "ERROR") sayFailure(event.error.message);
  });
  // However this process ends, nothing it started is left.
  process.once("exit", () => child?.kill());
  return async () => {
    isStopping = true;
    if (child) await stop(child);
    await Promise.all([watcher.close(), restarts]);
  };
}

async function start() {
  const ports = sandboxToStart();
  const vite = await createServer({ configFile: path.join(root, "vite.config.ts") });
  const webUrl = `http://localhost:${vite.config.server.port}`;
  // First: the server says where the console is as soon as it can be used there.
  await vite.listen();
  if (ports) {
    say(greeting);
    setDemoPlan();
  }
  const stops = [
    ...(ports
      ? [runOnChange("sandbox/main.ts", { SANDBOX_PORT: `${ports.port}`, SANDBOX_FILE_PORT: `${ports.filePort}` })]
      : []),
    runOnChange("server/main.ts", {
      ...(ports ? sandboxSettings(ports.port, ports.filePort) : {}),
      PUBLIC_URL: webUrl,
      // As vite.config.ts has it.
      PORT: process.env.PORT?.trim() || "3000",
    }),
  ];
  // Vite's own would end this process before the others have ended.
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  onStop(async () => {
    await Promise.all([...stops.map((stopOne) => stopOne()), vite.close()]);
    process.exit(0);
  });
}

const [option] = process.argv.slice(2);
if (option === "--help" || option === "-h") console.log(helpText);
else
  try {
    if (option !== undefined)
      throw new Error(`There is no option ${option}; npm run dev -- --help tells what there is.`);
    await start();
  } catch (error) {
    sayFailure(error.message);
    process.exit(1);
  }
