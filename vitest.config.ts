import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const all = ["{contract,domain,server,sandbox,web,bench}/**/*.test.{ts,tsx}", "scripts/*.test.mjs"];
/** Files that measure how long something takes: nothing else runs beside them. */
const measuring = ["server/proxy/fairness.test.ts"];

export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    // The contract, its compiled schemas and the databases are loaded once for each worker instead of once for each
    // file, which took longer than the tests. A file leaves nothing behind for the next one.
    isolate: false,
    globalSetup: ["server/testing/global-setup.ts"],
    setupFiles: ["sandbox/coverage/collect.ts"],
    // Generous: a busy machine is slow, not broken, and a first start that makes a database takes seconds on an idle one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        // Twice as many as there are cores: what many tests wait for is time or another process.
        test: { name: "together", include: all, exclude: measuring, maxWorkers: 2 * availableParallelism() },
      },
      { extends: true, test: { name: "alone", include: measuring, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
