import { describe, expect, it } from "vitest";
import { apps } from "./apps.ts";
import { helpText, settingWords } from "./help.ts";
import { readSettings } from "./settings.ts";

describe("the sandbox's settings", () => {
  it.each([
    [{ SANDBOX_PORT: "http" }, "SANDBOX_PORT must be a port number"],
    [{ SANDBOX_PORT: "70000" }, "SANDBOX_PORT must be at most 65535"],
    [{ SANDBOX_SIZE: "giant" }, 'SANDBOX_SIZE must be one of small, medium, large, huge, not "giant"'],
    [{ SANDBOX_PLAN: "gold" }, "SANDBOX_PLAN must be one of free, pro, business, unlimited"],
    [{ SANDBOX_FILE_PORT: "-1" }, "SANDBOX_FILE_PORT must be a port number"],
    [
      { SANDBOX_WEBHOOK_URL: "http://localhost" },
      "SANDBOX_WEBHOOK_URL and SANDBOX_WEBHOOK_SECRET must be set together",
    ],
    [{ SANDBOX_WEBHOOK_SECRET: "x" }, "SANDBOX_WEBHOOK_URL and SANDBOX_WEBHOOK_SECRET must be set together"],
    [{ SANDBOX_WEBHOOK_URL: "localhost", SANDBOX_WEBHOOK_SECRET: "x" }, "SANDBOX_WEBHOOK_URL must be an address"],
    [{ SANDBOX_VALIDATION: "maybe" }, "SANDBOX_VALIDATION must be one of on, off"],
    [{ SANDBOX_PORT: "x", SANDBOX_PLAN: "y" }, "; SANDBOX_PLAN"],
    [{ SANDBOX_SISE: "small" }, "SANDBOX_SISE is none of its settings; did you mean SANDBOX_SIZE?"],
    [{ SANDBX_SEED: "4" }, "SANDBX_SEED is none of its settings; did you mean SANDBOX_SEED?"],
    [{ sandbox_size: "small" }, "sandbox_size is none of its settings; did you mean SANDBOX_SIZE?"],
    [{ SANDBOX_TOKENS: "many" }, "SANDBOX_TOKENS is none of its settings, which npm run sandbox -- --help lists"],
  ])("are refused with what is wrong: %j", (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });

  it.each([{ PATH: "/bin" }, { SANDBOX_DATA: "", SANDBOX_SEED: " ", SANDBOX_SIZE: "" }])(
    "have defaults in %j",
    (environment) => {
      expect(readSettings(environment)).toMatchObject({
        SANDBOX_PORT: 4100,
        SANDBOX_SIZE: "medium",
        SANDBOX_SEED: "1",
        SANDBOX_PLAN: "business",
        SANDBOX_PUBLIC_CHANNELS: 0,
        SANDBOX_VALIDATION: "on",
      });
    },
  );
});

describe("the port of the file hosts", () => {
  it.each([
    [{}, 4101],
    [{ SANDBOX_PORT: "4100" }, 4101],
    [{ SANDBOX_PORT: "4200" }, 0],
    [{ SANDBOX_PORT: "4200", SANDBOX_FILE_PORT: "4201" }, 4201],
  ])("of %j is %i", (environment, port) => {
    expect(readSettings(environment).SANDBOX_FILE_PORT).toBe(port);
  });
});

describe("help", () => {
  it("says the value of every setting when it is not set, and every app", () => {
    const usual = Object.entries(readSettings({}));
    for (const [name, value] of usual) expect([name, ...settingsOf(name)]).toEqual([name, `${value ?? "none"}`]);
    for (const { clientId } of apps) expect(helpText).toContain(`  ${clientId} `);
  });

  const settingsOf = (name: string) =>
    Object.entries(settingWords).flatMap(([other, [value]]) => (other === name ? [value] : []));
});
