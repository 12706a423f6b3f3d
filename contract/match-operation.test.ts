import { describe, expect, it } from "vitest";
import { matchOperation, operationPath } from "./match-operation.ts";
import { operations } from "./operations.gen.ts";

describe("matchOperation", () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    "finds %s by its own path",
    (_, operation) => {
      const params = Object.fromEntries(
        [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name ?? "", "a b+c@d"]),
      );
      const match = matchOperation(operation.method, operationPath(operation, params));
      expect(match?.operation.id).toBe(operation.id);
      expect(match?.params).toEqual(params);
    },
  );

  it("prefers a literal segment to a parameter", () => {
    expect(matchOperation("GET", "/users/me")?.operation.id).toBe("getMe");
    expect(matchOperation("GET", "/users/meow")?.operation.id).toBe("getUser");
    expect(matchOperation("POST", "/chat/channels/abc/members/me")?.operation.id).toBe("joinChannel");
  });

  it.each([
    ["an unknown path", "GET", "/chat/nothing"],
    ["an unknown method", "PUT", "/chat/channels"],
    ["a path without its slash", "GET", "chat/channels"],
    ["an empty parameter", "GET", "/chat/channels/"],
    ["a dot segment", "GET", "/chat/channels/.."],
    ["an encoded dot segment", "GET", "/chat/channels/%2e%2e"],
    ["an encoded slash", "GET", "/chat/channels/a%2fb"],
    ["an encoded backslash", "GET", "/chat/channels/a%5cb"],
    ["an encoded line break", "GET", "/chat/channels/a%0d%0ab"],
    ["a broken escape", "GET", "/chat/channels/%zz"],
    ["a trailing slash", "GET", "/chat/channels/abc/"],
    ["an absolute URL", "GET", "https://example.com/chat/channels"],
  ])("refuses %s", (_, method, path) => {
    expect(matchOperation(method, path)).toBeNull();
  });
});
