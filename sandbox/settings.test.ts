import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

describe("the sandbox's settings", () => {
  it.each([
    [{ SANDBOX_PORT: "http" }, "SANDBOX_PORT must be a port number"],
    [{ SANDBOX_PORT: "70000" }, "SANDBOX_PORT must be at most 65535"],
    [{ SANDBOX_SIZE: "huge" }, 'SANDBOX_SIZE must be one of small, medium, large, not "huge"'],
    [{ SANDBOX_PLAN: "gold" }, "SANDBOX_PLAN must be one of free, pro, business, unlimited"],
    [{ SANDBOX_SEED: "" }, "SANDBOX_SEED must not be empty"],
    [{ SANDBOX_VALIDATION: "maybe" }, "SANDBOX_VALIDATION must be one of on, off"],
    [{ SANDBOX_PORT: "x", SANDBOX_PLAN: "y" }, "; SANDBOX_PLAN"],
  ])("are refused with what is wrong: %j", (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });

  it("have defaults", () => {
    expect(readSettings({ PATH: "/bin" })).toMatchObject({
      SANDBOX_PORT: 4100,
      SANDBOX_SIZE: "medium",
      SANDBOX_SEED: "1",
      SANDBOX_PLAN: "business",
      SANDBOX_PUBLIC_CHANNELS: 0,
      SANDBOX_VALIDATION: "on",
    });
  });
});
