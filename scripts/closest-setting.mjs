// Which setting a misspelt name may mean; for everything that reads settings.

const letters = (name) => name.replaceAll(/[_-]/g, "").toUpperCase();

/**
 * The setting whose letters are the same or nearly so; the shorter a name is, the more words are near it.
 *
 * @template {string} Name
 * @param {string} name as it was given
 * @param {readonly Name[]} names those there are
 * @returns {Name | undefined}
 */
export function closestSetting(name, names) {
  const given = letters(name);
  const [best] = names
    .map((known) => ({ known, away: distance(letters(known), given) }))
    .filter(({ known, away }) => away <= mostAway(letters(known).length))
    .sort((one, other) => one.away - other.away);
  return best?.known;
}

const mostAway = (length) => (length < 6 ? 0 : length < 9 ? 1 : 2);

/** How many letters are to be added, taken away, replaced or swapped with the next (optimal string alignment). */
function distance(one, other) {
  let beforeLast = [];
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

const at = (row, index) => row[index] ?? Number.POSITIVE_INFINITY;
