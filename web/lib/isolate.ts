// A name that somebody gave runs in its own direction and takes nothing beside it along: “Delete שלום)?” keeps its
// question mark at the end. In JSX that is `<Name>`. In a sentence that is a string, the name stands between Unicode's
// isolates, and `<Words>` makes elements of them where the sentence is shown: what is copied from a page, found on it or
// named to a screen reader has no signs that nobody sees. Labels that are only heard (`aria-label`), titles of pages,
// files, filters and what has to be typed take the bare name.

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

const ISOLATED = /\u2068([^\u2069]*)\u2069/;

/** Signs that turn what follows around, even within an isolate: “txt.exe” must not read “exe.txt”. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Nothing to be seen: blanks of every kind and signs that show nothing. */
const UNSEEN = /^[\s\u2800\p{Default_Ignorable_Code_Point}]*$/u;

/** A name as it is shown: in the order in which it was written, and never as nothing. */
export function shownName(name: string): string {
  const text = name.replace(TURNS, "");
  return UNSEEN.test(text) ? "(no visible name)" : text;
}

/** A name as a sentence has it, to be shown by `<Words>`. */
export function isolate(name: string): string {
  return `${FIRST_STRONG_ISOLATE}${shownName(name)}${POP_ISOLATE}`;
}

/** The pieces of a sentence: at even places its own words, at odd ones names. */
export function piecesOf(sentence: string): readonly string[] {
  return sentence.split(ISOLATED);
}
