import { withoutInvisible } from "../../../domain/invisible.ts";
import { fold, wordsOf } from "../../../domain/words.ts";
import type { Person } from "../people/people-queries.ts";

export interface PeopleFound<P extends Person = Person> {
  /** The best first: the address in full, the name in full, a beginning of words, anything else. */
  readonly people: readonly P[];
  /** How many of them are more than letters that happen to stand in a name or an address. */
  readonly goodCount: number;
}

const EXACT_ADDRESS = 0;
const EXACT_NAME = 1;
const BEGINNING = 2;
const CONTAINED = 3;

/** People whose name or address holds every word of `text`, in any order; of those that fit alike, the active first. */
export function matchPeople<P extends Person>(people: readonly P[], text: string): PeopleFound<P> {
  const words = wordsOf(text);
  if (words.length === 0) return { people, goodCount: people.length };
  const address = withoutInvisible(text).trim().toLowerCase();
  const wholeName = words.toSorted().join(" ");
  const ranked: { readonly person: P; readonly rank: number }[] = [];
  for (const person of people) {
    const about = `${fold(person.name)}\n${fold(person.email)}`;
    if (!words.every((word) => about.includes(word))) continue;
    const rank =
      person.email.toLowerCase() === address
        ? EXACT_ADDRESS
        : wordsOf(person.name).toSorted().join(" ") === wholeName
          ? EXACT_NAME
          : words.every((word) => beginsWord(about, word))
            ? BEGINNING
            : CONTAINED;
    ranked.push({ person, rank });
  }
  const order = ({ person, rank }: (typeof ranked)[number]): number => 2 * rank + (person.isDeactivated ? 1 : 0);
  return {
    people: ranked.sort((a, b) => order(a) - order(b)).map(({ person }) => person),
    goodCount: ranked.filter(({ rank }) => rank < CONTAINED).length,
  };
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
