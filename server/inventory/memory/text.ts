// Texts as they are looked for and sorted by: without case and accents.

/** Everything else is left as it is, so that signs can be looked for too. */
export const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Words of a folded text. */
export const tokensOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Letters and digits of a name, each once, in lower case and otherwise as they are written. */
export const lettersIn = (name: string): ReadonlySet<string> => new Set(name.toLowerCase().match(/[\p{L}\p{N}]/gu));

/** Of two letters and fewer nearly everything is nearly something. */
const FEWEST_LETTERS = 3;
/** From here on two slips are forgiven, and a word may have been typed in part. */
const LONG_LETTERS = 6;

const lettersOf = (word: string): ReadonlySet<string> => new Set(word);

/**
 * How many slips make one word of another: a letter too many, missing, otherwise, or two that changed places.
 *
 * @param isPart whether what follows in `of` counts for nothing
 * @returns more than `most` where it is more
 */
export function slips(word: string, of: string, most: number, isPart: boolean): number {
  const over = most + 1;
  // Further on nothing is within so many slips, nor is any cell that is further from the diagonal.
  const width = Math.min(of.length, word.length + most);
  if (!isPart && of.length > width) return over;
  let [before, last, row] = rowsFor(width + 1);
  for (let at = 0; at <= width; at += 1) last[at] = Math.min(at, over);
  for (let at = 1; at <= word.length; at += 1) {
    row.fill(over, 0, width + 1);
    let least = Math.min(at, over);
    row[0] = least;
    const to = Math.min(width, at + most);
    for (let other = Math.max(1, at - most); other <= to; other += 1) {
      const isSame = word[at - 1] === of[other - 1];
      const isSwapped = at > 1 && other > 1 && word[at - 1] === of[other - 2] && word[at - 2] === of[other - 1];
      const count = Math.min(
        (last[other] ?? over) + 1,
        (row[other - 1] ?? over) + 1,
        (last[other - 1] ?? over) + (isSame ? 0 : 1),
        isSwapped ? (before[other - 2] ?? over) + 1 : over,
      );
      row[other] = count;
      least = Math.min(least, count);
    }
    if (least > most) return over;
    [before, last, row] = [last, row, before];
  }
  if (!isPart) return last[width] ?? 0;
  let fewest = over;
  for (let at = 0; at <= width; at += 1) fewest = Math.min(fewest, last[at] ?? over);
  return fewest;
}

type CountRows = [before: Uint8Array, last: Uint8Array, row: Uint8Array];

let rows: CountRows = [new Uint8Array(), new Uint8Array(), new Uint8Array()];

/** Three rows that all share, one after another: tens of thousands of words are looked at for a single one. */
function rowsFor(width: number): CountRows {
  if (rows[0].length < width) rows = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  return rows;
}

interface Near {
  readonly of: string;
  readonly count: number;
  readonly uses: number;
}

/**
 * The words that are near to one that is misspelt, the nearest first, and of those the more often used.
 *
 * @param areUsesTold whether how often they are used may be told; they stand by the alphabet where it may not
 */
export function nearWords(word: string, words: ReadonlyMap<string, number>, areUsesTold = true): readonly string[] {
  if (word.length < FEWEST_LETTERS) return [];
  const isLong = word.length >= LONG_LETTERS;
  const forgiven = isLong ? 2 : 1;
  const letters = [...lettersOf(word)];
  const near: Near[] = [];
  for (const [of, uses] of words) {
    if (of.length < word.length - forgiven || (!isLong && of.length > word.length + forgiven)) continue;
    let missing = 0;
    for (const letter of letters) if (!of.includes(letter)) missing += 1;
    if (missing > forgiven) continue;
    const count = slips(word, of, forgiven, isLong);
    if (count <= forgiven) near.push({ of, count, uses });
  }
  const then = (one: Near, other: Near) => (areUsesTold ? other.uses - one.uses : one.of < other.of ? -1 : 1);
  return near.sort((one, other) => one.count - other.count || then(one, other)).map(({ of }) => of);
}
