// `npm start`: builds what is missing, then runs the console; without ZOOM_CLIENT_ID a sandbox beside it.
import { spawn } from "node:child_process";
import path from "node:path";
import { isBuilt } from "./build-stamp.mjs";
import { sandboxPorts, sandboxSettings } from "./sandbox-settings.mjs";

const root = path.resolve(import.meta.dirname, "..");
const ports = process.env.ZOOM_CLIENT_ID ? null : portsOrEnd();

function portsOrEnd() {
  try {
    return sandboxPorts();
  } catch (error) {
    console.error(error.message);
    return process.exit(1);
  }
}

if (!isBuilt()) {
  console.log("Building (the first time only)…");
  const { buildAll } = await import("./build.mjs");
  await buildAll();
}

if (ports) {
  Object.assign(process.env, sandboxSettings(ports.port, ports.filePort));
  const sandbox = spawn(process.execPath, [path.join(root, "dist/sandbox/main.js")], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, SANDBOX_PORT: `${ports.port}`, SANDBOX_FILE_PORT: `${ports.filePort}` },
  });
  let isStopping = false;
  sandbox.on("exit", (code) => {
    if (isStopping) return;
    console.error("The sandbox stopped, so the console stops too.");
    process.exit(code ?? 1);
  });
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => {
      isStopping = true;
      sandbox.kill(signal);
    });
  process.once("exit", () => {
    isStopping = true;
    sandbox.kill();
  });
}

await import("../dist/server/main.js");
