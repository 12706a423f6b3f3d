import type { ApiError } from "./errors.ts";
import { explainError } from "./explain.ts";

/** Code of an item that Zoom did not do in a call that succeeded; Zoom gives no code of its own, nor a reason. */
export const NOT_DONE = "not_done";

/** What is said of an item to whose call no answer came. */
export const NO_ANSWER = "No answer came: it may have been done. Zoom has not confirmed it yet.";

/** Code of an item that was left alone because somebody else changed it meanwhile. */
export const CHANGED_MEANWHILE = "changed_meanwhile";

/** Code of what cannot be done and so was not tried; the message says why. */
export const LEFT_OUT = "left_out";

/** Code of an item about a person whom Zoom does not find: asking again finds nobody either. */
export const NOBODY_FOUND = "nobody_found";

/** Codes whose message says all there is to say, and whether what was sent may be done when it is sent again. */
const OWN_CODES: ReadonlyMap<unknown, boolean> = new Map([
  [NOT_DONE, true],
  [CHANGED_MEANWHILE, true],
  [NOBODY_FOUND, false],
  [LEFT_OUT, false],
]);

/** Says in a line why something failed. */
export function failureText(error: ApiError): string {
  if (OWN_CODES.has(error.code)) return error.message;
  const { title, text } = explainError(error);
  return `${title}. ${text}${codeNote(error)}`;
}

/**
 * The number under which Zoom’s documents explain a refusal. Left out where it would read as a success: Zoom refuses
 * with 200 and 201, too. Words are the console’s own, and say no more than the text does.
 */
function codeNote({ code }: ApiError): string {
  const isNumber = typeof code === "number" && (code < 200 || code > 299);
  return isNumber ? ` (code ${code})` : "";
}

/** Whether the same call may succeed later. */
export function canChange(error: ApiError): boolean {
  return OWN_CODES.get(error.code) ?? explainError(error).canRetry;
}
