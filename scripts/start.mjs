// `npm start`: builds what is missing, then runs the console; without ZOOM_CLIENT_ID a sandbox beside it.
import { spawn } from "node:child_process";
import path from "node:path";
import { isBuilt } from "./build-stamp.mjs";
import { filePortBeside, sandboxSettings } from "./sandbox-settings.mjs";

const root = path.resolve(import.meta.dirname, "..");

if (!isBuilt()) {
  console.log("Building (the first time only)…");
  const { buildAll } = await import("./build.mjs");
  await buildAll();
}

if (!process.env.ZOOM_CLIENT_ID) {
  const port = process.env.SANDBOX_PORT ?? "4100";
  const filePort = filePortBeside(port);
  Object.assign(process.env, sandboxSettings(port, filePort));
  const sandbox = spawn(process.execPath, [path.join(root, "dist/sandbox/main.js")], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, SANDBOX_PORT: port, SANDBOX_FILE_PORT: filePort },
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
