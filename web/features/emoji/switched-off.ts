import { ApiError } from "../../lib/api/errors.ts";

const CODE = 300;

/**
 * Whether an answer says that the account has no custom emojis: "Account has not enabled the custom emojis feature."
 * Its code is that of parameters and page tokens that are refused, too.
 */
export function isSwitchedOff(error: Error): boolean {
  return error instanceof ApiError && error.code === CODE && /not enabled .*custom emojis?/i.test(error.message);
}
