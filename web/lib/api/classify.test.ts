import { describe, expect, test } from "vitest";
import { classifyFailure, scopesIn } from "./classify.ts";
import { MissingScopeError, RateLimitedError } from "./errors.ts";

const NOW_MS = Date.parse("2026-03-01T10:00:00Z");

function failure(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return classifyFailure({ status, body, header: (name) => headers[name] ?? null }, NOW_MS);
}

describe("classifyFailure", () => {
  test.each([
    [401, { code: "session_required" }, "SessionExpiredError"],
    [401, { code: "grant_revoked" }, "SessionExpiredError"],
    [409, { code: "other_person" }, "SessionExpiredError"],
    [401, { code: 124, message: "Invalid access token." }, "ApiError"],
    [403, { code: "forbidden_role" }, "ForbiddenError"],
    [403, { code: 200, message: "No permission." }, "ForbiddenError"],
    [400, { code: 200, message: "Unauthorized request." }, "ForbiddenError"],
    [403, { code: 4101 }, "ForbiddenError"],
    [404, { code: 4130 }, "NotFoundError"],
    [400, { code: 4130, message: "Channel does not exist." }, "NotFoundError"],
    [404, { code: "unknown_operation" }, "NotFoundError"],
    [400, { code: 4700, message: "does not contain scopes: [a]" }, "MissingScopeError"],
    [400, { code: 4711, message: "does not contain scopes:[a]." }, "MissingScopeError"],
    [400, { code: 300, message: "The next page token is either invalid or has expired." }, "CursorExpiredError"],
    [400, { code: 300, message: "The next page token is invalid or expired." }, "CursorExpiredError"],
    [400, { code: 300, message: "The channel name already exists." }, "ApiError"],
    [429, { code: 429 }, "RateLimitedError"],
    [429, { code: "rate_limited", retryAfterMs: 10 }, "RateLimitedError"],
    [502, { code: "upstream_unreachable" }, "ApiError"],
    [500, "<html>a proxy's page</html>", "ApiError"],
  ])("%i %o is a %s", (status, body, name) => {
    expect(failure(status, body).name).toBe(name);
  });

  test("keeps what support asks for", () => {
    const error = failure(
      400,
      { code: 5301, message: "Request to create a channel failed." },
      { "x-zm-trackingid": "v=2.0;rid=WEB_1", "x-request-id": "req_1" },
    );
    expect(error).toMatchObject({
      code: 5301,
      status: 400,
      message: "Request to create a channel failed.",
      trackingId: "v=2.0;rid=WEB_1",
      requestId: "req_1",
    });
  });

  test("reads a wait from the BFF, from Zoom's date, from seconds, and assumes one otherwise", () => {
    const waitOf = (body: unknown, headers = {}) => failure(429, body, headers).retryAfterMs;
    expect(waitOf({ code: "rate_limited", retryAfterMs: 4_200 })).toBe(4_200);
    expect(waitOf({ code: 429 }, { "retry-after": "2026-03-01T10:00:30Z" })).toBe(30_000);
    expect(waitOf({ code: 429 }, { "retry-after": "2026-03-01T09:00:00Z" })).toBe(0);
    expect(waitOf({ code: 429 }, { "retry-after": "7" })).toBe(7_000);
    expect(waitOf({ code: 429 }, { "retry-after": "9999-12-31T23:59:59Z" })).toBe(86_400_000);
    expect(waitOf({ code: 429 }, { "retry-after": "999999999" })).toBe(86_400_000);
    expect(waitOf({ code: 429 })).toBe(1_000);
    expect(failure(429, {})).toBeInstanceOf(RateLimitedError);
  });

  test("keeps the fields of a validation error", () => {
    const error = failure(400, {
      code: 300,
      message: "Validation Failed.",
      errors: [{ field: "name", message: "Invalid field." }, "nonsense"],
    });
    expect(error.fields).toEqual([{ field: "name", message: "Invalid field." }]);
  });

  test("names the scopes Zoom asks for", () => {
    const message = "Invalid access token, does not contain scopes: [chat_channel:read, chat_channel:write].";
    const error = failure(400, { code: 4700, message });
    expect(error).toBeInstanceOf(MissingScopeError);
    expect(error).toMatchObject({ scopes: ["chat_channel:read", "chat_channel:write"] });
  });
});

test.each([
  ["does not contain scopes:[user:read:list_users:admin].", ["user:read:list_users:admin"]],
  ["does not contain scopes: [a, b , c]", ["a", "b", "c"]],
  ["does not contain scopes:[]", []],
  ["something else", []],
])("scopesIn(%j)", (message, scopes) => {
  expect(scopesIn(message)).toEqual(scopes);
});
