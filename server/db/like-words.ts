// Words that somebody looks for, as patterns of texts in the database.

/** More are not looked for. */
const MOST_WORDS = 8;

export const wordsOf = (find: string): readonly string[] =>
  find.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

/** A pattern of texts that hold a word, as it was typed. */
export const likeWord = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
