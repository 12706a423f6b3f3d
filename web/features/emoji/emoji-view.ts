import { withoutInvisible } from "../../../domain/invisible.ts";
import { holdsWords } from "../../../domain/words.ts";
import { type Emoji, MAX_SEARCH, MIN_SEARCH } from "./emoji.ts";

export const sorts = ["newest", "oldest", "name", "person"] as const;
export type Sort = (typeof sorts)[number];

/** What the address says of the gallery. */
export interface EmojiView {
  /** Part of the name, as typed. */
  readonly text: string;
  /** Part of the name or address of who added it. */
  readonly person: string;
  readonly sort: Sort;
  /** Id of the emoji shown by itself. */
  readonly openId: string | null;
}

export function readView(params: URLSearchParams): EmojiView {
  const asked = params.get("sort");
  return {
    text: params.get("q") ?? "",
    person: params.get("person") ?? "",
    sort: sorts.find((sort) => sort === asked) ?? "newest",
    openId: params.get("emoji"),
  };
}

/** The parts of names that are looked for: `:party_parrot:` is one as people write it in messages, `party parrot` two. */
function partsOf(text: string): readonly string[] {
  return withoutInvisible(text)
    .toLowerCase()
    .split(/[\s:,-]+/)
    .filter(Boolean);
}

/**
 * What Zoom is asked to look for: the longest part, as it looks for one text only. Undefined when all are too short for
 * it, and are looked for here.
 */
export function searchKey(text: string): string | undefined {
  const [longest = ""] = partsOf(text).toSorted((a, b) => b.length - a.length);
  return longest.length >= MIN_SEARCH ? longest.slice(0, MAX_SEARCH) : undefined;
}

/** The emoji that fit, in the order asked for. */
export function shownEmoji(rows: readonly Emoji[], { text, person, sort }: EmojiView): readonly Emoji[] {
  const asked = searchKey(text);
  // What Zoom found stays, as it may know more ways to match than this; the other parts are looked for here.
  const parts = partsOf(text).filter((part) => part !== asked);
  const isNamed = ({ name }: Emoji): boolean => parts.every((part) => name.toLowerCase().includes(part));
  const isBy = holdsWords(person);
  return rows.filter((emoji) => isNamed(emoji) && isBy(`${emoji.person}\n${emoji.email}`)).sort(orders[sort]);
}

const byName = (a: Emoji, b: Emoji): number => a.name.localeCompare(b.name, "en");
const byDay = (a: Emoji, b: Emoji): number => a.addedAt.localeCompare(b.addedAt);

const orders: Readonly<Record<Sort, (a: Emoji, b: Emoji) => number>> = {
  newest: (a, b) => byDay(b, a) || byName(a, b),
  oldest: (a, b) => byDay(a, b) || byName(a, b),
  name: byName,
  person: (a, b) => a.person.localeCompare(b.person, "en") || byName(a, b),
};
