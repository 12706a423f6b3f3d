import { expect, test } from "vitest";
import { unknownSettings } from "./unknown-settings.ts";

test.each<[string, readonly string[]]>([
  ["ZOOM_CLIENTID", ["ZOOM_CLIENTID is not a setting of the console; did you mean ZOOM_CLIENT_ID?"]],
  ["ZOOM_PLANN", ["ZOOM_PLANN is not a setting of the console; did you mean ZOOM_PLAN?"]],
  ["ZOOM_PLAM", ["ZOOM_PLAM is not a setting of the console; did you mean ZOOM_PLAN?"]],
  ["ZOOM_TIMEOUT", ["ZOOM_TIMEOUT is not a setting of the console and has no effect"]],
  ["SESSION_SECRETS", ["SESSION_SECRETS is not a setting of the console; did you mean SESSION_SECRET?"]],
  ["SESSION_MANAGER", []],
  ["ZOOM_CLIENT_ID", []],
  ["PATH", []],
])("%s", (name, sentences) => {
  expect(unknownSettings({ [name]: "value" })).toEqual(sentences);
});
