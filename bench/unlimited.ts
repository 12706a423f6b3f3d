import { freePort } from "../scripts/processes.mjs";
import { Browser } from "../server/testing/browser.ts";
import { type Sandbox, startConsole, startSandbox } from "./console.ts";
import type { Stage } from "./stage.ts";

interface Unlimited {
  readonly sandbox: Sandbox;
  /** Signed in with the account connection. */
  readonly browser: Browser;
}

/**
 * A console and a Zoom that keep no limits.
 *
 * @param startFront Starts what answers for Zoom in part. @returns its port
 */
export async function startUnlimited(
  stage: Stage,
  startFront?: (sandbox: Sandbox) => Promise<number>,
): Promise<Unlimited> {
  const sandbox = await startSandbox(stage, "unlimited");
  const zoomPort = (await startFront?.(sandbox)) ?? sandbox.port;
  const port = await freePort();
  await startConsole(stage, { port, zoomPort, plan: "unlimited" });
  const browser = new Browser(`http://localhost:${port}`);
  await browser.signIn("admin@sandbox.example");
  return { sandbox, browser };
}
