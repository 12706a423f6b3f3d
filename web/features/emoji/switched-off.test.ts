import { expect, test } from "vitest";
import { operationErrors } from "../../../contract/errors.gen.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { isSwitchedOff } from "./switched-off.ts";

test("only the answer that says so tells that custom emojis are switched off", () => {
  const told = [...operationErrors.listCustomEmojis, ...operationErrors.addCustomEmoji]
    .filter(({ code }) => code === 300)
    .filter(({ message, status }) => isSwitchedOff(new ApiError(message ?? "", { code: 300, status })))
    .map(({ message }) => message);
  expect(told).toEqual(["Account has not enabled the custom emojis feature. Contact Zoom Support for details."]);
  expect(isSwitchedOff(new ApiError("The next page token is invalid or expired.", { code: 300, status: 400 }))).toBe(
    false,
  );
});
