import { expect, test } from "vitest";
import { ApiError } from "./errors.ts";
import { failureText, NOBODY_FOUND, NOT_DONE } from "./failure-text.ts";

test.each([
  [30010, 400, "The name is taken. The account already has an emoji with this name. Choose another. (code 30010)"],
  [500, 400, "Zoom could not add it. Zoom gives no reason. Usually this means the picture is damaged. (code 500)"],
  [500, 500, "Zoom has a problem. Zoom answered with a server error. Try again in a moment. (code 500)"],
  ["no_room", 507, "No room for more pictures. Zoom's words"],
  [99, 400, "Zoom refused this. Zoom's words. (code 99)"],
  [200, 400, "Zoom refused this. Zoom's words."],
  [201, 400, "Zoom refused this. Zoom's words."],
  ["upstream_timeout", 400, "Zoom took too long. Try again in a moment."],
  [NOT_DONE, 400, "Zoom's words"],
  [NOBODY_FOUND, 400, "Zoom's words"],
])("a failure with the code %s under %i is told with what it means", (code, status, text) => {
  expect(failureText(new ApiError("Zoom's words", { code, status }))).toBe(text);
});
