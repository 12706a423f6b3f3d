// The process is killed again and again while the account is read for the first time, and afterwards nothing is missing.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { createSandbox } from "../../../sandbox/app.ts";
import { freePort } from "../../../scripts/processes.mjs";
import { sandboxSettings } from "../../../scripts/sandbox-settings.mjs";
import { systemClock } from "../../clock.ts";
import { openDatabase } from "../../db/open-database.ts";
import { createLog } from "../../log.ts";
import { Browser } from "../../testing/browser.ts";
import { inventoryDifferences } from "../../testing/inventory-judge.ts";
import { preparePglite } from "../../testing/pglite.ts";
import { createPostgresDatabase } from "../../testing/postgres.ts";
import { databaseKinds } from "../../testing/stack.ts";

const KILLS = 2;
/** What Zoom takes for an answer, so that reading outlives the kills. */
const ZOOM_MS = 150;

test.each(databaseKinds)(
  "loses nothing of what is read when the process is killed, on %s",
  async (kind) => {
    const sandbox = await createSandbox({ size: "small" });
    const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-killed-"));
    const postgres = kind === "postgres" ? await createPostgresDatabase() : null;
    if (!postgres) await preparePglite(folder);
    const slow = { method: "POST", body: JSON.stringify({ latencyMs: ZOOM_MS, times: 1_000_000 }) };
    expect((await fetch(`${sandbox.url}/sandbox/faults`, slow)).status).toBe(201);
    const port = await freePort();
    const start = (): ChildProcess =>
      spawn(process.execPath, ["scripts/run.mjs", "server/main.ts"], {
        env: {
          PATH: process.env.PATH,
          ...sandboxSettings(0, 0),
          ...{ ZOOM_OAUTH_URL: sandbox.url, ZOOM_API_URL: sandbox.url, ZOOM_FILE_URL: sandbox.fileUrl },
          ...{ ZOOM_FILEAPI_URL: sandbox.fileUrl, ZOOM_PLAN: "unlimited", INVENTORY_PERCENT: "100" },
          ...{ DATA_DIR: folder, PORT: `${port}`, SESSION_SECRET: "a secret for tests that is long enough" },
          ...(postgres && { DATABASE_URL: postgres.url }),
        },
        stdio: "ignore",
      });
    const end = async (child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    };
    const url = `http://localhost:${port}`;
    const isReady = () =>
      fetch(`${url}/readyz`).then(
        ({ status }) => status,
        () => 0,
      );
    const browser = new Browser(url);
    /** Things that were read, of those that are known of. */
    const progress = async () => {
      const { state, steps } = (await browser.get("/api/inventory")).json() as InventoryStatus;
      return { state, read: steps.reduce((sum, { read }) => sum + read, 0) };
    };
    const haveReportsBeenRead = async () => {
      const { wholeSinceMs, steps } = (await browser.get("/api/inventory")).json() as InventoryStatus;
      const readAtMs = steps.find(({ id }) => id === "message-days")?.newestAtMs ?? 0;
      return wholeSinceMs !== null && readAtMs >= wholeSinceMs;
    };
    let child = start();
    try {
      let before = 0;
      for (let kills = 0; kills < KILLS; kills += 1) {
        await expect.poll(isReady, { timeout: 120_000 }).toBe(200);
        if (kills === 0) await browser.signIn("admin@sandbox.example");
        // What was read before the kill counts still.
        expect((await progress()).read).toBeGreaterThanOrEqual(before);
        await expect.poll(async () => (await progress()).read, { timeout: 120_000 }).toBeGreaterThan(before);
        await delay(300 * kills);
        const killed = await progress();
        expect(killed.state).toBe("reading");
        before = killed.read;
        await end(child, "SIGKILL");
        child = start();
      }
      await expect.poll(isReady, { timeout: 120_000 }).toBe(200);
      await fetch(`${sandbox.url}/sandbox/faults`, { method: "DELETE" });
      await expect.poll(async () => (await progress()).state, { timeout: 240_000 }).toBe("whole");
      // Of channels that were found late, the reports tell when they are read once more.
      await expect.poll(haveReportsBeenRead, { timeout: 120_000 }).toBe(true);
      await end(child, "SIGTERM");
      const log = createLog("silent", { write: () => undefined });
      const settings = { databaseUrl: postgres?.url ?? null, dataFolder: folder };
      const database = await openDatabase(settings, systemClock, log);
      expect((await inventoryDifferences({ database, sandbox, clock: systemClock })).join("\n")).toBe("");
      await database.close();
    } finally {
      if (child.exitCode === null && child.signalCode === null) await end(child, "SIGKILL");
      await sandbox.close();
      await postgres?.drop();
      await rm(folder, { recursive: true, force: true });
    }
  },
  600_000,
);
