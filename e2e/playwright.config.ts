import { availableParallelism } from "node:os";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "../scripts/chromium.mjs";

const executablePath = process.env.CHROMIUM_PATH ?? findChromium();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/e2e",
  globalSetup: "../server/testing/global-setup.ts",
  fullyParallel: false,
  // Twice as many as there are cores: what many tests wait for is time or another process.
  workers: 2 * availableParallelism(),
  // What passes at the second try only has failed.
  retries: 0,
  // Generous: a busy machine is slow, not broken.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? "../test-results/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
