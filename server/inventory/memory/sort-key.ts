// Texts are compared by their first letters, as one number, before they are looked at themselves.

const LETTERS = 6;
const HIGHEST = 255;

/** Where it is less than that of another text, so is the text; where it is the same, nothing is said. */
export function sortKey(text: string): number {
  let key = 0;
  let isClear = true;
  for (let at = 0; at < LETTERS; at += 1) {
    const letter: number = isClear && at < text.length ? Math.min(text.charCodeAt(at), HIGHEST) : 0;
    // Letters beyond are not told apart here, so what follows one of them says nothing.
    isClear &&= letter < HIGHEST;
    key = key * (HIGHEST + 1) + letter;
  }
  return key;
}
