import { expect, test } from "vitest";
import { ApiError, NetworkError, RateLimitedError } from "./errors.ts";
import { retryDelayMs, shouldRetry } from "./retry.ts";

const limited = (retryAfterMs: number) => new RateLimitedError("", { code: 429, status: 429, retryAfterMs });
const network = new NetworkError("", { code: "network", status: 0 });

test.each([
  ["a short rate limit is sat out", limited(900), 0, true],
  ["but not for ever", limited(900), 5, false],
  ["a long one is shown", limited(60_000), 0, false],
  ["a lost connection is tried again", network, 1, true],
  ["twice", network, 2, false],
  ["a refusal is not", new ApiError("", { code: 200, status: 403 }), 0, false],
])("%s", (_, error, failureCount, expected) => {
  expect(shouldRetry(failureCount, error)).toBe(expected);
});

test("a rate limit is waited for as long as it says", () => {
  expect(retryDelayMs(3, limited(1_700))).toBe(1_700);
  expect(retryDelayMs(0, network)).toBe(500);
  expect(retryDelayMs(1, network)).toBe(1_000);
});
