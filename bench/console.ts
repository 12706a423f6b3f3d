// The local Zoom and instances of the console in front of it, each a process of its own.
import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { freePort } from "../scripts/processes.mjs";
import { sandboxSettings } from "../scripts/sandbox-settings.mjs";
import { untilAnswers } from "./processes.ts";
import type { Stage } from "./stage.ts";

export type Size = "small" | "medium" | "large" | "huge";
export type Plan = "business" | "unlimited";

export interface Sandbox {
  readonly port: number;
  readonly url: string;
}

interface SandboxOptions {
  /** "large" has some thousand channels. */
  readonly size?: Size;
  /** Where it tells of all that happens. */
  readonly events?: { readonly url: string; readonly secret: string };
}

export async function startSandbox(
  { start }: Stage,
  plan: Plan,
  { size, events }: SandboxOptions = {},
): Promise<Sandbox> {
  const port = await freePort();
  await start("sandbox/main.ts", {
    SANDBOX_PORT: `${port}`,
    SANDBOX_FILE_PORT: "0",
    SANDBOX_PLAN: plan,
    ...(size && { SANDBOX_SIZE: size }),
    ...(events && { SANDBOX_WEBHOOK_URL: events.url, SANDBOX_WEBHOOK_SECRET: events.secret }),
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/sandbox/health`);
  return { port, url };
}

/** Has the local Zoom take so long for every answer from now on. */
export async function slowDown({ url }: Sandbox, latencyMs: number): Promise<void> {
  const answer = await fetch(`${url}/sandbox/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ latencyMs, times: 1_000_000 }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

export interface Instance {
  readonly port: number;
  /** Where it finds Zoom. */
  readonly zoomPort: number;
  readonly plan: Plan;
  /** One address for all instances, as behind a load balancer; its own unless given. */
  readonly origin?: string;
  readonly databaseUrl?: string | null;
  /** Of the limits, with which it keeps an inventory; it keeps none unless given. */
  readonly inventoryPercent?: number;
  /** What Zoom signs its events with; null where it sends none. */
  readonly webhookSecret?: string | null;
}

/** @returns its process, once it answers */
export async function startConsole({ folder, start }: Stage, instance: Instance): Promise<ChildProcess> {
  const { port, zoomPort, plan, origin, databaseUrl, inventoryPercent, webhookSecret } = instance;
  const child = await start("server/main.ts", {
    ...sandboxSettings(zoomPort, zoomPort),
    PORT: `${port}`,
    DATA_DIR: path.join(folder, "data"),
    SESSION_SECRET: "a secret of the bench, long enough for it",
    ZOOM_PLAN: plan,
    // It would ask Zoom beside what is measured.
    INVENTORY_PERCENT: "0",
    ...(origin !== undefined && { PUBLIC_URL: origin }),
    ...(inventoryPercent !== undefined && { INVENTORY_PERCENT: `${inventoryPercent}` }),
    ...(webhookSecret && { ZOOM_WEBHOOK_SECRET: webhookSecret }),
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  });
  await untilAnswers(`http://localhost:${port}/readyz`);
  return child;
}
