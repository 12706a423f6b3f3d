import fc from "fast-check";
import { expect, test } from "vitest";
import { localReturnPath } from "./return-path.ts";

test.each([
  "/",
  "/channels",
  "/channels/abc?q=a%20b&sort=name#members",
  "/a//b",
  "/%2F%2Fevil.example",
  "/@evil.example",
])("keeps %s", (path) => {
  expect(localReturnPath(path)).toBe(path);
});

test.each([
  undefined,
  ["/a", "/b"],
  "",
  "channels",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\u0000//evil.example",
  " //evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "/auth/sign-in",
  "/api/zoom/me/users/me",
  `/${"a".repeat(1_001)}`,
])("goes to the first page instead of %j", (path) => {
  expect(localReturnPath(path)).toBe("/");
});

test("whatever is asked, a browser stays here", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "//",
    "@",
    ":",
    "?",
    "#",
    "%2f",
    "%5c",
    "\t",
    "http:",
    "evil.example",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
      ),
      (asked) => {
        const path = localReturnPath(asked);
        for (const base of ["http://localhost:3000", "https://console.example"])
          expect(new URL(path, base).origin).toBe(base);
      },
    ),
    { numRuns: 2_000 },
  );
});
