import { expect, test } from "vitest";
import { settings } from "./settings.ts";
import { unknownSettings } from "./unknown-settings.ts";

test.each([
  ["ZOOM_CLIENTID", "ZOOM_CLIENT_ID"],
  ["zoom_client_id", "ZOOM_CLIENT_ID"],
  ["ZOOM-CLIENT-ID", "ZOOM_CLIENT_ID"],
  ["ZOMO_CLIENT_ID", "ZOOM_CLIENT_ID"],
  ["ZOOM_PLANN", "ZOOM_PLAN"],
  ["ZOOM_PLAM", "ZOOM_PLAN"],
  ["SESSION_SECRETS", "SESSION_SECRET"],
  ["SESION_SECRET", "SESSION_SECRET"],
  ["AUDIT_DAY", "AUDIT_DAYS"],
  ["LOG_FORMATT", "LOG_FORMAT"],
  ["LOGLEVEL", "LOG_LEVEL"],
  ["DATABASEURL", "DATABASE_URL"],
  ["DATABASE_URI", "DATABASE_URL"],
  ["PUBLIC_ULR", "PUBLIC_URL"],
  ["port", "PORT"],
  ["ZOOM_TIMEOUT", "ZOOM_TIMEOUT_MS"],
])("%s may be meant as %s", (name, meant) => {
  expect(unknownSettings({ [name]: "value" })).toEqual([
    `${name} is not a setting of the console; did you mean ${meant}?`,
  ]);
});

test.each(["ZOOM_TOKENS", "zoom_tokens", "SESSION_LENGTH"])("%s has no effect", (name) => {
  expect(unknownSettings({ [name]: "value" })).toEqual([`${name} is not a setting of the console and has no effect`]);
});

test("says nothing of settings, nor of what others set", () => {
  const others = ["SESSION_MANAGER", "PATH", "HOSTNAME", "HOSTTYPE", "LOGNAME", "REPORT", "GHOST", "NODE_ENV", "LANG"];
  const names = [...settings.map(({ name }) => name), ...others];
  expect(unknownSettings(Object.fromEntries(names.map((name) => [name, "value"])))).toEqual([]);
});
