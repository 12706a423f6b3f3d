import { expect, test } from "vitest";
import { ApiError } from "../../lib/api/errors.ts";
import { whyFailed } from "./why-failed.ts";

test.each([
  [500, 400, /could not add it.*\(code 500\)$/],
  [500, 500, /Zoom has a problem.*\(code 500\)$/],
  ["unreadable", 0, /could not resize it to fit\.$/],
])("code %s with status %i is told with what it means here", (code, status, text) => {
  expect(whyFailed(new ApiError("Zoom's words", { code, status }))).toMatch(text);
});
