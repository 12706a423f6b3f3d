import { SPACE_NAME_TAKEN } from "../../../domain/actions/spaces.ts";
import { ApiError } from "../../lib/api/errors.ts";

/** Longest name of a channel, which a space is taken to share: Zoom documents none. */
export const MAX_NAME = 128;

/** What Zoom would refuse about a space's name. */
export function nameProblem(name: string): string | undefined {
  const { length } = [...name.trim()];
  if (length === 0) return "A space needs a name.";
  return length > MAX_NAME ? `At most ${MAX_NAME} characters: this has ${length}.` : undefined;
}

/** Zoom has one code for this when a space is created and another when it is renamed; the words are the same. */
export function isNameTaken(error: Error | null): boolean {
  if (!(error instanceof ApiError)) return false;
  if (error.message === NAME_TAKEN) return true;
  const said = [error.message, ...error.fields.map(({ message }) => message)].join(" ");
  return /name is already in use/i.test(said);
}

export const NAME_TAKEN = SPACE_NAME_TAKEN;
