// What kinds of change are called, in lists and filters.
import { actionIds, actionOf, isActionId } from "./registry.ts";

const UNDO = /^undo-/;

/** `Archive channels` for `archive-channels`, and `Undo: archive channels` for the way back, `undo-archive-channels`. */
export function kindWords(id: string): string {
  const actionId = id.replace(UNDO, "");
  const own = isActionId(actionId) ? actionOf(actionId).kindWords : undefined;
  const words = own ?? sentence(actionId.replaceAll("-", " "));
  return actionId === id ? words : `Undo: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What can be chosen from, by their words. */
export const kindsOfChange: readonly { readonly value: string; readonly label: string }[] = actionIds
  .map((value) => ({ value, label: kindWords(value) }))
  .sort((one, other) => one.label.localeCompare(other.label, "en"));
