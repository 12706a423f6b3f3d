import { settings } from "./settings.ts";

const names: readonly string[] = settings.map(({ name }) => name);
/** Beginnings that are ours, so that a name with one of them that is not in the table is a mistake. */
const prefixes = ["ZOOM_", "SESSION_", "CHANNELKEEPER_"];
/** Set by desktops for their own session managers. */
const others = new Set(["SESSION_MANAGER"]);

const letters = (name: string) => name.replaceAll(/[_-]/g, "").toUpperCase();

/** Says of each variable that looks like a setting and is none what may be meant. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .filter((name) => !names.includes(name) && !others.has(name))
    .sort()
    .flatMap((name) => {
      const meant = closest(name);
      if (meant !== undefined) return [`${name} is not a setting of the console; did you mean ${meant}?`];
      const isOurs = prefixes.some((prefix) => name.toUpperCase().startsWith(prefix));
      return isOurs ? [`${name} is not a setting of the console and has no effect`] : [];
    });
}

/** The setting whose letters are the same or nearly so; the shorter a name is, the more words are near it. */
function closest(name: string): string | undefined {
  const given = letters(name);
  const [best] = names
    .map((known) => ({ known, away: distance(letters(known), given) }))
    .filter(({ known, away }) => away <= mostAway(letters(known).length))
    .sort((one, other) => one.away - other.away);
  return best?.known;
}

const mostAway = (length: number) => (length < 6 ? 0 : length < 9 ? 1 : 2);

/** How many letters are to be added, taken away, replaced or swapped with the next (optimal string alignment). */
function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, other.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
