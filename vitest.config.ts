import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{contract,domain,server,sandbox,web,bench}/**/*.test.{ts,tsx}"],
    environment: "node",
    pool: "forks",
    globalSetup: ["server/testing/global-setup.ts"],
    setupFiles: ["sandbox/coverage/collect.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
