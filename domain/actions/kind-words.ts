// What kinds of change are called, in lists and filters.
import { actionWords } from "../changes/action-table.gen.ts";

const UNDO = /^undo-/;

const words: Readonly<Partial<Record<string, string>>> = actionWords;

/** `Archive channels` for `archive-channels`, and `Undo: archive channels` for the way back, `undo-archive-channels`. */
export function kindWords(id: string): string {
  const actionId = id.replace(UNDO, "");
  const own = words[actionId] ?? sentence(actionId.replaceAll("-", " "));
  return actionId === id ? own : `Undo: ${own.charAt(0).toLowerCase()}${own.slice(1)}`;
}

/** What an earlier version knew. */
const sentence = (spaced: string): string => spaced.charAt(0).toUpperCase() + spaced.slice(1);

/** What can be chosen from, by their words. */
export const kindsOfChange: readonly { readonly value: string; readonly label: string }[] = Object.entries(actionWords)
  .map(([value, label]) => ({ value, label }))
  .sort((one, other) => one.label.localeCompare(other.label, "en"));
