import { expect, test } from "vitest";
import { apiOriginOf } from "./api-origin.ts";

const configured = "https://api.zoom.us";

test.each([
  ["https://api.zoom.us", null],
  ["https://api.zoom.us/", null],
  ["https://api.zoom.us:443/v2", null],
  ["https://api-eu.zoom.us", "https://api-eu.zoom.us"],
  ["HTTPS://API-EU.ZOOM.US/v2", "https://api-eu.zoom.us"],
  ["http://api-eu.zoom.us", undefined],
  ["https://api-eu.zoom.us:8443", undefined],
  ["https://api-us-2.zoom.us", "https://api-us-2.zoom.us"],
  ["https://zoom.us", undefined],
  ["https://.zoom.us", undefined],
  ["https://a..zoom.us", undefined],
  ["https://*.zoom.us", undefined],
  ["https://api-*.zoom.us", undefined],
  ["https://api-.zoom.us", undefined],
  ["https://api..zoom.us", undefined],
  ["https://api_eu.zoom.us", undefined],
  ["https://-api.zoom.us", undefined],
  ["https://apis.zoom.us", undefined],
  ["https://api.evil.zoom.us", undefined],
  ["https://xn--pi-6ja.zoom.us", undefined],
  ["https://file.zoom.us", undefined],
  ["https://fileapi.zoom.us", undefined],
  ["https://marketplace.zoom.us", undefined],
  ["https://zoom.us.evil.example", undefined],
  ["https://evilzoom.us", undefined],
  ["https://evil.example/.zoom.us", undefined],
  ["https://evil.example#.zoom.us", undefined],
  ["https://evil.example\\.zoom.us", undefined],
  ["https://api.zoom.us@evil.example", undefined],
  ["https://someone:secret@api-eu.zoom.us", undefined],
  ["https://api-eu.zoom.us.", undefined],
  ["blob:https://api-eu.zoom.us/x", undefined],
  ["//api-eu.zoom.us", undefined],
  ["javascript:alert(1)", undefined],
  ["file:///etc/passwd", undefined],
  ["http://169.254.169.254", undefined],
  ["", undefined],
])("%s is used as %s", (apiUrl, origin) => {
  expect(apiOriginOf(apiUrl, configured)).toBe(origin);
});

test("another configured host is used when the token names it", () => {
  expect(apiOriginOf("http://localhost:4100", "http://localhost:4100")).toBeNull();
  expect(apiOriginOf("http://localhost:4101", "http://localhost:4100")).toBeUndefined();
});

test("a gateway stands for every host of Zoom", () => {
  expect(apiOriginOf("https://api.zoom.us", "https://gateway.example")).toBeNull();
  expect(apiOriginOf("https://api-eu.zoom.us", "https://gateway.example")).toBeNull();
  expect(apiOriginOf("https://elsewhere.example", "https://gateway.example")).toBeUndefined();
});
