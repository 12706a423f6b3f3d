import { expect, test } from "vitest";
import { cookieNames, readCookie, setCookie } from "./cookie.ts";

const https = { publicUrl: "https://console.example" };
const local = { publicUrl: "http://localhost:3000" };

test("over https the name and the flags keep the cookie to this host", () => {
  expect(cookieNames(https).session).toBe("__Host-channelkeeper");
  expect(setCookie(https, "n", "v")).toBe("n=v; Path=/; HttpOnly; SameSite=Lax; Secure");
});

test("on this machine it has its plain name", () => {
  expect(cookieNames(local).session).toBe("channelkeeper");
  expect(setCookie(local, "n", "v", 60)).toBe("n=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
});

test.each([
  [undefined, undefined],
  ["", undefined],
  ["a=1", "1"],
  ["b=2; a=1", "1"],
  ["b=2;a=1;c=3", "1"],
  ["xa=2; a=1", "1"],
  ["a=1; a=1", "1"],
  ["a=1; a=2", undefined],
  ["ab=1", undefined],
  ["a", undefined],
  ["b=a=1", undefined],
  ["a=", ""],
  ["a=1=2", "1=2"],
])("reads of %j the value %j", (header, value) => {
  expect(readCookie(header, "a")).toBe(value);
});
