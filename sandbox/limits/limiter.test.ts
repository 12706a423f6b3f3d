import { afterEach, describe, expect, it } from "vitest";
import type { RateLabel } from "../../contract/operation.ts";
import type { Sandbox } from "../app.ts";
import { createSandboxClock } from "../clock.ts";
import { call, openSandbox, serverToServer, signIn } from "../testing/sandbox-client.ts";
import { createLimiter } from "./limiter.ts";
import type { Plan } from "./plans.ts";

const noonMs = Date.UTC(2026, 2, 2, 12);
const dayMs = 86_400_000;

function openLimiter(plan: Plan) {
  const clock = createSandboxClock({ nowMs: () => noonMs });
  const limiter = createLimiter(plan, clock);
  const takeWhileAllowed = (label: RateLabel, most = 1_000) => {
    for (let count = 0; count < most; count++) if (limiter.take(label).refusal !== null) return count;
    return most;
  };
  return { clock, limiter, takeWhileAllowed };
}

describe("bursts", () => {
  const limits: readonly (readonly [Exclude<Plan, "unlimited">, RateLabel, number, number])[] = [
    ["free", "LIGHT", 4, 1_000],
    ["free", "MEDIUM", 2, 1_000],
    ["free", "HEAVY", 1, 1_000],
    ["free", "RESOURCE-INTENSIVE", 10, 60_000],
    ["pro", "LIGHT", 30, 1_000],
    ["pro", "MEDIUM", 20, 1_000],
    ["pro", "HEAVY", 10, 1_000],
    ["pro", "RESOURCE-INTENSIVE", 10, 60_000],
    ["business", "LIGHT", 80, 1_000],
    ["business", "MEDIUM", 60, 1_000],
    ["business", "HEAVY", 40, 1_000],
    ["business", "RESOURCE-INTENSIVE", 20, 60_000],
  ];
  it.each(limits)("%s %s: %i in %i ms", (plan, label, count, windowMs) => {
    const { clock, limiter, takeWhileAllowed } = openLimiter(plan);
    expect(takeWhileAllowed(label)).toBe(count);
    clock.advance(windowMs - 1);
    expect(limiter.take(label).refusal).toBe("burst");
    clock.advance(1);
    expect(takeWhileAllowed(label)).toBe(count);
  });

  it("slide: what is spent comes back one by one", () => {
    const { clock, limiter, takeWhileAllowed } = openLimiter("free");
    limiter.take("LIGHT");
    clock.advance(600);
    expect(takeWhileAllowed("LIGHT")).toBe(3);
    clock.advance(400);
    expect(takeWhileAllowed("LIGHT")).toBe(1);
    clock.advance(600);
    expect(takeWhileAllowed("LIGHT")).toBe(3);
  });

  it("count each label for itself", () => {
    const { takeWhileAllowed } = openLimiter("pro");
    expect(takeWhileAllowed("LIGHT")).toBe(30);
    expect(takeWhileAllowed("MEDIUM")).toBe(20);
  });

  it("are not there on the unlimited plan", () => {
    const { limiter, takeWhileAllowed } = openLimiter("unlimited");
    expect(takeWhileAllowed("RESOURCE-INTENSIVE", 100_000)).toBe(100_000);
    expect(limiter.take("LIGHT").headers).toEqual({});
  });
});

describe("days", () => {
  const spend = (plan: Plan, label: RateLabel) => {
    const { clock, limiter } = openLimiter(plan);
    for (let count = 0; ; count++) {
      const { refusal } = limiter.take(label);
      if (refusal === "daily") return { count, clock, limiter };
      if (refusal === "burst") {
        count--;
        clock.advance(1_000);
      }
    }
  };

  it("end a free plan's light, medium and heavy requests", () => {
    expect(spend("free", "LIGHT").count).toBe(6_000);
    expect(spend("free", "MEDIUM").count).toBe(2_000);
    expect(spend("free", "HEAVY").count).toBe(1_000);
  });

  it("end heavy and resource-intensive ones together on the other plans", () => {
    const { count, limiter } = spend("pro", "HEAVY");
    expect(count).toBe(30_000);
    expect(limiter.take("RESOURCE-INTENSIVE").refusal).toBe("daily");
    expect(limiter.take("LIGHT").refusal).toBeNull();
    expect(spend("business", "HEAVY").count).toBe(60_000);
  });

  it("begin anew at midnight UTC, which the refusal says as a date-time", () => {
    const { clock, limiter } = spend("free", "HEAVY");
    expect(limiter.take("HEAVY").headers).toEqual({
      "X-RateLimit-Category": "Heavy",
      "X-RateLimit-Type": "Daily-limit",
      "X-RateLimit-Limit": "1000",
      "X-RateLimit-Remaining": "0",
      "Retry-After": "2026-03-03T00:00:00Z",
    });
    clock.advance(dayMs / 2);
    expect(limiter.take("HEAVY").refusal).toBeNull();
  });
});

describe("over the wire", () => {
  let sandbox: Sandbox | null = null;
  afterEach(async () => {
    await sandbox?.close();
    sandbox = null;
  });

  it("the account's people and apps share a limit, and the refusal is Zoom's", async () => {
    sandbox = await openSandbox({ plan: "free" });
    const [server, member] = [await serverToServer(sandbox), await signIn(sandbox, "sandbox-user", "member")];
    expect((await call(sandbox, server.access_token, "GET /users")).status).toBe(200);
    expect((await call(sandbox, member.access_token, "GET /chat/users/me/channels")).status).toBe(200);
    const refused = await call(sandbox, member.access_token, "GET /chat/users/me/channels");
    expect([refused.status, refused.body]).toEqual([
      429,
      {
        code: 429,
        message: "You have reached the maximum per-second rate limit for this API. Try again later.",
      },
    ]);
    expect(refused.headers.get("x-ratelimit-type")).toBe("QPS");
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(refused.headers.has("retry-after")).toBe(false);
    sandbox.advance(1_000);
    expect((await call(sandbox, member.access_token, "GET /chat/users/me/channels")).status).toBe(200);
  });

  it("the daily refusal names the time to come back", async () => {
    sandbox = await openSandbox({ plan: "free" });
    const { access_token } = await serverToServer(sandbox);
    for (let count = 0; count < 2_000; count++) {
      await call(sandbox, access_token, "GET /roles");
      if (count % 2 === 1) sandbox.advance(1_000);
    }
    const refused = await call(sandbox, access_token, "GET /roles");
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 429, message: expect.stringContaining("maximum daily rate limit") });
    expect(refused.headers.get("retry-after")).toBe("2026-03-03T00:00:00Z");
  });
});
