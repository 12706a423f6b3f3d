// Words that somebody looks for.
import { folded } from "../memory/text.ts";

/** More are not looked for. */
const MOST_WORDS = 8;

export const wordsOf = (find: string): readonly string[] =>
  folded(find).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
