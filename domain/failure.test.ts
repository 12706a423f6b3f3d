import { describe, expect, test } from "vitest";
import { failureOf, isOfEveryItem, mayBeDone, scopesIn } from "./failure.ts";

const NOW_MS = Date.parse("2026-03-01T10:00:00Z");

function failure(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return failureOf({ status, body, header: (name) => headers[name] ?? null }, NOW_MS);
}

describe("failureOf", () => {
  test.each([
    [401, { code: "session_required" }, "session_ended"],
    [401, { code: "grant_revoked" }, "session_ended"],
    [409, { code: "other_person" }, "session_ended"],
    [401, { code: 124, message: "Invalid access token." }, "refused"],
    [403, { code: "forbidden_role" }, "forbidden"],
    [403, { code: 200, message: "No permission." }, "forbidden"],
    [400, { code: 200, message: "Unauthorized request." }, "forbidden"],
    [403, { code: 4101 }, "forbidden"],
    [404, { code: 4130 }, "not_found"],
    [400, { code: 4130, message: "Channel does not exist." }, "not_found"],
    [404, { code: "unknown_operation" }, "not_found"],
    [400, { code: 4700, message: "does not contain scopes: [a]" }, "missing_scope"],
    [400, { code: 4711, message: "does not contain scopes:[a]." }, "missing_scope"],
    [400, { code: 300, message: "The next page token is either invalid or has expired." }, "cursor_expired"],
    [400, { code: 300, message: "The next page token is invalid or expired." }, "cursor_expired"],
    [400, { code: 300, message: "The channel name already exists." }, "refused"],
    [429, { code: 429 }, "rate_limited"],
    [429, { code: "rate_limited", retryAfterMs: 10 }, "rate_limited"],
    [502, { code: "upstream_unreachable" }, "refused"],
    [500, "<html>a proxy's page</html>", "refused"],
  ])("%i %o is a %s", (status, body, name) => {
    expect(failure(status, body).kind).toBe(name);
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
    expect(waitOf({ code: 429 }, { "retry-after": "2026-03-01T09:00:00Z" })).toBe(1_000);
    expect(waitOf({ code: 429 }, { "retry-after": "7" })).toBe(7_000);
    expect(waitOf({ code: 429 }, { "retry-after": "9999-12-31T23:59:59Z" })).toBe(86_400_000);
    expect(waitOf({ code: 429 }, { "retry-after": "999999999" })).toBe(86_400_000);
    expect(waitOf({ code: 429 })).toBe(1_000);
    expect(failure(429, {})).toMatchObject({ kind: "rate_limited" });
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
    expect(error).toMatchObject({ kind: "missing_scope" });
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

test.each([
  ["a connection that broke", { kind: "network", code: "network", status: 0 }, true],
  ["Zoom breaking off", { kind: "refused", code: "upstream_broken_off", status: 502 }, true],
  ["Zoom taking too long", { kind: "refused", code: "upstream_timeout", status: 504 }, true],
  ["a success that cannot be read", { kind: "contract_mismatch", code: "contract_mismatch", status: 200 }, true],
  ["Zoom that was not reached", { kind: "refused", code: "upstream_unreachable", status: 502 }, false],
  ["a refusal", { kind: "refused", code: 5301, status: 400 }, false],
  ["an error of Zoom's own", { kind: "refused", code: 500, status: 500 }, false],
] as const)("%s: may be done %s", (_, failure, expected) => {
  expect(mayBeDone({ ...failure, message: "m" })).toBe(expected);
});

test.each([
  [4711, 400, true],
  [124, 401, true],
  ["forbidden_role", 403, true],
  ["account_unavailable", 503, true],
  [200, 400, false],
  [4130, 404, false],
])("a failure with the code %s is of every item: %s", (code, status, expected) => {
  expect(isOfEveryItem(failure(status, { code, message: "m" }))).toBe(expected);
});
