// `npm run dev`: Vite with hot reload for web; server and sandbox are rebuilt and restarted on change.
import { spawn } from "node:child_process";
import path from "node:path";
import { watch } from "rolldown";
import { createServer } from "vite";
import { sandboxPorts, sandboxSettings } from "./sandbox-settings.mjs";

const root = path.resolve(import.meta.dirname, "..");
const webUrl = "http://localhost:5173";
const ports = process.env.ZOOM_CLIENT_ID ? null : sandboxPorts();
const settings = ports ? sandboxSettings(ports.port, ports.filePort) : {};

/** Runs `entry` and runs it again after each rebuild, once the earlier run has let go of its port and lock. */
function runOnChange(entry, env) {
  const file = path.join(root, "dist/dev", entry.replace(/\.ts$/, ".js"));
  let child;
  let restarts = Promise.resolve();
  const restart = async () => {
    if (child && child.exitCode === null) {
      const exited = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await exited;
    }
    child = spawn(process.execPath, ["--enable-source-maps", file], {
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
  };
  const watcher = watch({
    input: path.join(root, entry),
    platform: "node",
    external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
    output: { file, format: "esm", sourcemap: true, codeSplitting: false },
  });
  watcher.on("event", (event) => {
    if (event.code === "BUNDLE_END") restarts = restarts.then(restart);
    if (event.code === "ERROR") console.error(event.error);
  });
  return async () => {
    await watcher.close();
    child?.kill("SIGTERM");
  };
}

const stops = [
  ...(ports
    ? [runOnChange("sandbox/main.ts", { SANDBOX_PORT: `${ports.port}`, SANDBOX_FILE_PORT: `${ports.filePort}` })]
    : []),
  runOnChange("server/main.ts", { ...settings, PUBLIC_URL: webUrl, PORT: process.env.PORT ?? "3000" }),
];
const vite = await createServer({ configFile: path.join(root, "vite.config.ts") });
await vite.listen();
console.log(`Open ${webUrl}`);

for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, async () => {
    await Promise.all([...stops.map((stop) => stop()), vite.close()]);
    process.exit(0);
  });
