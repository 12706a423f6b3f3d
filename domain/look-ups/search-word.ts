import { withoutInvisible } from "../invisible.ts";

/**
 * What to ask Zoom for: it looks for a text as it stands in one of a person's names or the address, so of several words
 * the longest, which leaves the fewest to choose from.
 */
export function searchWord(text: string): string {
  const words = withoutInvisible(text).split(/[\s,;]+/);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}
