import type { ApiError } from "../../lib/api/errors.ts";
import { codeNote, failureText } from "../../lib/bulk/outcomes.ts";

/** Codes that mean something else at Zoom's other operations. */
const words: Readonly<Record<number | string, string>> = {
  500: "Zoom could not add it and gives no reason. Usually this means the picture is damaged.",
  unreadable: "The browser could not resize it to fit.",
};

/** Says in a line why an emoji could not be read or added. */
export function whyFailed(error: ApiError): string {
  const own = words[error.code];
  if (own && error.status < 500) return `${own}${codeNote(error)}`;
  return failureText(error);
}
