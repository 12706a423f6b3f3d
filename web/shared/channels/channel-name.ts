import { NAME_TAKEN } from "../../../domain/actions/channels.ts";
import { ApiError } from "../../lib/api/errors.ts";

export { NAME_TAKEN };

/** Longest name of a channel, characters; the same for a new one as for a change of name. */
export const MAX_NAME_LENGTH = 128;

/** Characters of a name as it is sent, not code units. */
export function nameLength(name: string): number {
  return [...name.trim()].length;
}

/** Why a name is too long; undefined when it is not. */
export function whyTooLong(name: string): string | undefined {
  const length = nameLength(name);
  return length > MAX_NAME_LENGTH ? `At most ${MAX_NAME_LENGTH} characters; this has ${length}.` : undefined;
}

/** Zoom has one code for all that is invalid; the words tell this case apart. */
export function isNameTaken(error: Error | null): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.message === NAME_TAKEN || (error.code === 300 && /name already exists/i.test(error.message));
}
