import { expect, test } from "vitest";
import { ApiError } from "../../lib/api/errors.ts";
import { whyFailed } from "./why-failed.ts";

test.each([
  [200, 403, "Only who added it"],
  [500, 400, "could not add it"],
  [500, 500, "Zoom has a problem"],
  ["unreadable", 0, "could not make a picture"],
])("code %s with status %i is told with what it means here", (code, status, text) => {
  const said = whyFailed(new ApiError("Zoom's words", { code, status }));
  expect(said).toContain(text);
  expect(said).toContain(`(code ${code})`);
});
