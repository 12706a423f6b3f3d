import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isTokenRefused, retryAfterMsOf, zoomCodeOf } from "./answer.ts";

const body = (value: unknown) => Buffer.from(JSON.stringify(value));

test.each([
  ["a number", {}, body({ code: 124 }), "124"],
  ["a text, as some operations have it", {}, body({ code: "4130" }), "4130"],
  ["gzip", { "content-encoding": "gzip" }, gzipSync(body({ code: 1 })), "1"],
  ["brotli", { "content-encoding": "br" }, brotliCompressSync(body({ code: 2 })), "2"],
  ["deflate", { "content-encoding": "deflate" }, deflateSync(body({ code: 3 })), "3"],
  ["none in a success", {}, body({ id: "x" }), null],
  ["none in nothing", {}, Buffer.alloc(0), null],
  ["none in a gateway's page", {}, Buffer.from("<html>502</html>"), null],
  ["none in the invalid JSON Zoom has sent", {}, Buffer.from('{"code":104,"message":"a "b" c"}'), null],
  ["none in what claims to be gzip", { "content-encoding": "gzip" }, Buffer.from("no"), null],
])("reads the code: %s", (_, headers, bytes, code) => {
  expect(zoomCodeOf({ headers, bytes })).toBe(code);
});

test.each([
  [401, 124, true],
  [400, 124, true],
  [401, 106, true],
  [400, 106, false],
  [401, 200, false],
  [403, 124, false],
  [200, 124, false],
])("status %i with code %i: the token was refused is %s", (status, code, isRefused) => {
  expect(isTokenRefused(status, { headers: {}, bytes: body({ code }) })).toBe(isRefused);
});

test.each([
  [undefined, null],
  ["2026-01-01T00:00:10Z", 10_000],
  ["Thu, 01 Jan 2026 00:00:10 GMT", 10_000],
  ["7", 7_000],
  ["2025-12-31T00:00:00Z", null],
  ["Wed, 31 Dec 2025 00:00:00 GMT", null],
  ["0", null],
  ["-1", null],
  ["1.5", null],
  ["soon", null],
  ["until 2030", null],
  ["", null],
  ["9999-12-31T00:00:00Z", 86_400_000],
  ["999999999", 86_400_000],
])("Retry-After %j asks to wait %j", (value, waitMs) => {
  const headers = value === undefined ? {} : { "retry-after": value };
  expect(retryAfterMsOf(headers, Date.UTC(2026, 0, 1))).toBe(waitMs);
});
