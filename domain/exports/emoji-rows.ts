// A custom emoji as lists and files show it, and what of a list is asked for.
import { nullish, object, pipe, string, transform } from "valibot";
import type { CsvColumn } from "../csv/write-csv.ts";
import { withoutInvisible } from "../invisible.ts";
import { holdsWords } from "../words.ts";

/** A custom emoji of the account. */
export interface Emoji {
  /** Id of its picture, by which Zoom knows it. */
  readonly id: string;
  readonly name: string;
  /** Who added it. */
  readonly person: string;
  readonly email: string;
  /** ISO date-time; empty when Zoom did not say. */
  readonly addedAt: string;
}

// Zoom's limits; held against the contract by the test.
/** Fewest and most characters Zoom searches for. */
export const MIN_SEARCH = 3;
export const MAX_SEARCH = 256;

const text = nullish(string(), "");

/** An emoji in an answer that lists them. */
export const listedEmoji = pipe(
  object({ file_id: string(), name: text, user_name: text, user_email: text, date_added: text }),
  transform(
    (wire): Emoji => ({
      id: wire.file_id,
      name: wire.name,
      person: wire.user_name || wire.user_email,
      email: wire.user_email,
      addedAt: wire.date_added,
    }),
  ),
);

export const emojiSorts = ["newest", "oldest", "name", "person"] as const;
export type EmojiSort = (typeof emojiSorts)[number];

/** What of a list is wanted. */
export interface EmojisWanted {
  /** Part of the name, as typed. */
  readonly text: string;
  /** Part of the name or address of who added it. */
  readonly person: string;
  readonly sort: EmojiSort;
}

/** The parts of names that are looked for: `:party_parrot:` is one as people write it in messages, `party parrot` two. */
function partsOf(wanted: string): readonly string[] {
  return withoutInvisible(wanted)
    .toLowerCase()
    .split(/[\s:,-]+/)
    .filter(Boolean);
}

/**
 * What Zoom is asked to look for: the longest part, as it looks for one text only. Undefined when all are too short for
 * it, and are looked for here.
 */
export function searchKey(wanted: string): string | undefined {
  const [longest = ""] = partsOf(wanted).toSorted((a, b) => b.length - a.length);
  return longest.length >= MIN_SEARCH ? longest.slice(0, MAX_SEARCH) : undefined;
}

export function emojiMatches({ text: wanted, person }: Omit<EmojisWanted, "sort">): (emoji: Emoji) => boolean {
  const asked = searchKey(wanted);
  // What Zoom found stays, as it may know more ways to match than this; the other parts are looked for here.
  const parts = partsOf(wanted).filter((part) => part !== asked);
  const isBy = holdsWords(person);
  return ({ name, person: by, email }) =>
    parts.every((part) => name.toLowerCase().includes(part)) && isBy(`${by}\n${email}`);
}

/** Whether it was added from an address; of some Zoom does not say by whom, and they may be. */
export const isAddedBy = ({ email }: Emoji, address: string): boolean =>
  email === "" || email.toLowerCase() === address.toLowerCase();

/** The emojis that fit, in the order asked for. */
export const shownEmoji = (rows: readonly Emoji[], wanted: EmojisWanted): readonly Emoji[] =>
  rows.filter(emojiMatches(wanted)).sort(emojiOrders[wanted.sort]);

const byName = (a: Emoji, b: Emoji): number => a.name.localeCompare(b.name, "en");
const byDay = (a: Emoji, b: Emoji): number => a.addedAt.localeCompare(b.addedAt);

export const emojiOrders: Readonly<Record<EmojiSort, (a: Emoji, b: Emoji) => number>> = {
  newest: (a, b) => byDay(b, a) || byName(a, b),
  oldest: (a, b) => byDay(a, b) || byName(a, b),
  name: byName,
  person: (a, b) => a.person.localeCompare(b.person, "en") || byName(a, b),
};

export const emojiColumns: readonly CsvColumn<Emoji>[] = [
  { header: "name", value: ({ name }) => name },
  { header: "added_by", value: ({ person }) => person },
  { header: "email", value: ({ email }) => email },
  { header: "added", value: ({ addedAt }) => addedAt },
  { header: "file_id", value: ({ id }) => id },
];
