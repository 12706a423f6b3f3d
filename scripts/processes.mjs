// What tests and measures do with processes of their own.
import { once } from "node:events";
import { createServer } from "node:net";

/** A port nobody listens on. */
export async function freePort() {
  for (;;) {
    // Below those that systems give out by themselves, of which another test may be given this one in a moment.
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const isFree = await new Promise((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/**
 * Asks a process to end and waits until it has.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}
