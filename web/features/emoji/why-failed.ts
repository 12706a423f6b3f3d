import type { ApiError } from "../../lib/api/errors.ts";
import { failureText } from "../../lib/bulk/outcomes.ts";

/** Codes that mean something else at Zoom's other operations. */
const words: Readonly<Record<number | string, string>> = {
  200: "Only who added it, and people who may manage the account’s chat settings, can delete it.",
  500: "Zoom could not add it and gives no reason. Usually the picture is damaged.",
  unreadable: "The browser could not make a picture that fits out of it.",
};

/** Says in a line why an emoji could not be read, added or deleted. */
export function whyFailed(error: ApiError): string {
  const own = words[error.code];
  if (own && error.status < 500) return `${own} (code ${error.code})`;
  return failureText(error);
}
