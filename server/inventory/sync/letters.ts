// The letters by which archived channels are searched for, and how many pages that is. There is no search for all names.
import { PAGE_SIZE } from "../../lists/channels.ts";
import { letOthersRun, visitEach } from "../../yielding.ts";
import { lettersIn } from "../memory/text.ts";

/** The letters of which nearly every name in Latin letters has one. */
export const vowels = ["a", "e", "i", "o", "u", "y"];
/** So many others are searched for at most. */
const MOST_LETTERS = 40;
/** Names without a vowel that are looked at. */
const MOST_NAMES = 5_000;

/** A page of a search: the letter, how many were read before it, and where it goes on; `a`, `a 3 token`. */
export interface LetterPage {
  readonly letter: string;
  readonly before: number;
  /** Undefined of the first. */
  readonly token: string | undefined;
}

export const pageSubject = ({ letter, before, token }: LetterPage): string =>
  token === undefined ? letter : `${letter} ${before} ${token}`;

export function pageOfSubject(subject: string): LetterPage {
  const [letter = "", before = "0", token] = subject.split(" ", 3);
  return { letter, before: Number(before), token };
}

/** @param counts in how many names of channels each letter is */
const pagesOf = (letter: string, counts: ReadonlyMap<string, number>): number =>
  Math.max(1, Math.ceil((counts.get(letter) ?? 0) / PAGE_SIZE));

/** How many pages are left of searches, by the names that are known; at least the one each goes on with. */
export const pagesLeft = (subjects: readonly string[], counts: ReadonlyMap<string, number>): number =>
  subjects.reduce((sum, subject) => {
    const { letter, before } = pageOfSubject(subject);
    return sum + Math.max(1, pagesOf(letter, counts) - before);
  }, 0);

/**
 * What else to search for, since names are known that have none of the letters: what finds the most of them for the fewest
 * pages. Together it is no more pages than would hold all channels, or a few where that is less.
 *
 * @param searched what is searched for anyway
 * @param counts in how many names of channels each letter is
 */
export async function otherLetters(
  names: Iterable<string>,
  searched: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  let nameCount = 0;
  let unfound: ReadonlySet<string>[] = [];
  await visitEach(names, (name) => {
    nameCount += 1;
    if (unfound.length >= MOST_NAMES) return;
    const letters = lettersIn(name);
    if (letters.size > 0 && ![...letters].some((letter) => searched.has(letter))) unfound.push(letters);
  });
  const others: string[] = [];
  const had = [...searched].filter((letter) => !vowels.includes(letter));
  const most = MOST_LETTERS - had.length;
  let pages = Math.max(MOST_LETTERS, Math.ceil(nameCount / PAGE_SIZE)) - pagesLeft(had, counts);
  while (unfound.length > 0 && others.length < most) {
    await letOthersRun();
    const best = mostFound(unfound, counts, pages);
    if (best === undefined) break;
    others.push(best);
    pages -= pagesOf(best, counts);
    unfound = unfound.filter((letters) => !letters.has(best));
  }
  return others;
}

/** The letter that finds the most names a page. */
function mostFound(
  unfound: readonly ReadonlySet<string>[],
  counts: ReadonlyMap<string, number>,
  mostPages: number,
): string | undefined {
  const found = new Map<string, number>();
  for (const letters of unfound) for (const letter of letters) found.set(letter, (found.get(letter) ?? 0) + 1);
  const worth = (letter: string): number => (found.get(letter) ?? 0) / pagesOf(letter, counts);
  let best: string | undefined;
  for (const letter of found.keys())
    if (pagesOf(letter, counts) <= mostPages && (best === undefined || worth(letter) > worth(best))) best = letter;
  return best;
}
