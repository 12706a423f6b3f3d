// `npm start`: builds what is missing, then runs the console; without ZOOM_CLIENT_ID a sandbox beside it.
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureBuilt } from "./ensure-built.mjs";
import { sandboxPorts, sandboxSettings } from "./sandbox-settings.mjs";
import { whyNoSandbox } from "./start-settings.mjs";

const root = path.resolve(import.meta.dirname, "..");
// `--help` and the like are answered by the console itself.
const isStarting = process.argv.length === 2;
const ports = isStarting && !process.env.ZOOM_CLIENT_ID?.trim() ? portsOrEnd() : null;

function end(message) {
  console.error(message);
  return process.exit(1);
}

function portsOrEnd() {
  const why = whyNoSandbox(process.env);
  if (why) return end(why);
  try {
    return sandboxPorts();
  } catch (error) {
    return end(error.message);
  }
}

await ensureBuilt().catch((error) => end(error.message));

if (ports) {
  console.log(`Channelkeeper with a local Zoom of a made-up company. Sign in as one of
  admin@sandbox.example           can do everything
  channel-admin@sandbox.example   manages every channel
  channel-viewer@sandbox.example  views every channel
  lead@sandbox.example            owns a few channels
  helpdesk@sandbox.example        helps other people
  member@sandbox.example          an ordinary member
`);
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
