import { expect, it } from "vitest";
import { ApiError, ForbiddenError, NotFoundError } from "../../../lib/api/errors.ts";
import { archiveStateIn } from "./archive-state.ts";

it.each([
  [new ForbiddenError("Not allowed on an archived channel.", { code: 200, status: 403 }), "archived"],
  [new ForbiddenError("Not allowed on a group chat.", { code: 200, status: 403 }), "unknown"],
  [
    new ForbiddenError("No permission to list the mention groups in the channel.", { code: 200, status: 403 }),
    "unknown",
  ],
  [new NotFoundError("Channel does not exist: archived channel.", { code: 4130, status: 404 }), "unknown"],
  [new ApiError("Request failed.", { code: 5301, status: 400 }), "unknown"],
])("reads the state of the channel in a refusal: %s", (error, expected) => {
  expect(archiveStateIn(error)).toBe(expected);
});
