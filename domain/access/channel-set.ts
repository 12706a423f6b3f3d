// Which channels and spaces a role is held over.
import * as v from "valibot";

/** What is known of a channel for whoever asks; null where it is not known, which then gives nobody a right. */
export interface ChannelFacts {
  readonly channelId: string;
  readonly name: string | null;
  readonly spaceId: string | null;
  /** What whoever asks is in it, as Zoom or a fresh row of the inventory says. */
  readonly own: "owner" | "administrator" | null;
  readonly isProtected: boolean;
}

const Ids = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1), v.maxLength(2_000));

export const ChannelSet = v.variant("of", [
  v.object({ of: v.literal("all") }),
  /** Of shared spaces, and the spaces themselves. */
  v.object({ of: v.literal("spaces"), spaceIds: Ids }),
  /** By name, `*` for any characters, without case. */
  v.object({ of: v.literal("name"), pattern: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)) }),
  v.object({ of: v.literal("list"), channelIds: Ids }),
  /** Those that the person owns, or owns or administers. */
  v.object({ of: v.literal("own"), as: v.picklist(["owner", "leader"]) }),
]);
export type ChannelSet = v.InferOutput<typeof ChannelSet>;

/** @param canBeProtected Whether those are in it that no role but the workspace admin's is held over. */
export function holds(set: ChannelSet, channel: ChannelFacts, canBeProtected: boolean): boolean {
  if (channel.isProtected && !canBeProtected) return false;
  switch (set.of) {
    case "all":
      return true;
    case "spaces":
      return channel.spaceId !== null && isAmong(set.spaceIds, channel.spaceId);
    case "name":
      return channel.name !== null && isLike(set.pattern, channel.name);
    case "list":
      return isAmong(set.channelIds, channel.channelId);
    case "own":
      return channel.own === "owner" || (set.as === "leader" && channel.own === "administrator");
  }
}

export const holdsSpace = (set: ChannelSet, spaceId: string): boolean =>
  set.of === "all" || (set.of === "spaces" && isAmong(set.spaceIds, spaceId));

const FEW = 16;
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function isAmong(ids: readonly string[], id: string): boolean {
  if (ids.length <= FEW) return ids.includes(id);
  const known = sets.get(ids) ?? new Set(ids);
  sets.set(ids, known);
  return known.has(id);
}

const PLAIN = /^[ -~]*$/;
/** Of plain text only the case has to go, which takes a tenth of the time. */
const folded = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase() : text.normalize("NFKC").toLocaleLowerCase("en");

/** What stands between the asterisks. */
const partsOf = (pattern: string): readonly string[] => folded(pattern).split("*");

/** Whether a name is as a pattern says; in time that grows with both lengths, whatever the pattern. */
export const isLike = (pattern: string, name: string): boolean => fits(partsOf(pattern), folded(name));

function fits(parts: readonly string[], text: string): boolean {
  const [first = ""] = parts;
  if (parts.length === 1) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  const end = parts.length - 1;
  for (let at = 1; at < end; at++) {
    const part = parts[at] ?? "";
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  const last = parts[end] ?? "";
  return text.length - last.length >= from && text.endsWith(last);
}

/** As many runs of characters are told apart; some share a number. */
const GRAMS = 4_096;
const LONGEST_GRAM = 3;

/** The runs of one, two and three characters that end at a place of a text, by their numbers. */
const oneAt = (text: string, at: number): number => text.charCodeAt(at) & (GRAMS - 1);
const twoAt = (text: string, at: number): number =>
  (Math.imul(text.charCodeAt(at - 1), 97) + text.charCodeAt(at) + 1_009) & (GRAMS - 1);
const threeAt = (text: string, at: number): number =>
  (Math.imul(text.charCodeAt(at - 2), 1_543) + Math.imul(text.charCodeAt(at - 1), 389) + text.charCodeAt(at)) &
  (GRAMS - 1);
const gramAt = [oneAt, twoAt, threeAt] as const;

/** Runs that a name as a pattern says has to have. */
const gramsOf = (parts: readonly string[]): readonly number[] => [
  ...new Set(
    parts.flatMap((part) => {
      const before = Math.min(part.length, LONGEST_GRAM) - 1;
      const numberAt = gramAt[before];
      return numberAt ? Array.from({ length: part.length - before }, (_, at) => numberAt(part, at + before)) : [];
    }),
  ),
];

interface Named {
  readonly parts: readonly string[];
  readonly grams: readonly number[];
}

/**
 * Whether a name is as any of many patterns says. Each name is read once, for the runs of characters in it: only patterns that
 * hang on one of these are looked at, each on the run that the fewest of them have.
 */
function likeAny(patterns: readonly string[]): (name: string) => boolean {
  const all = patterns.map(partsOf).map((parts): Named => ({ parts, grams: gramsOf(parts) }));
  const counts = new Map<number, number>();
  for (const { grams } of all) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const hanging: (readonly Named[] | undefined)[] = Array.from({ length: GRAMS }, () => undefined);
  const others: Named[] = [];
  for (const one of all) {
    const [rarest] = one.grams.toSorted((some, other) => (counts.get(some) ?? 0) - (counts.get(other) ?? 0));
    if (rarest === undefined) others.push(one);
    else hanging[rarest] = [...(hanging[rarest] ?? []), one];
  }
  /** In which name a run was last seen, so that nothing has to be cleared between names. */
  const seenIn = new Uint32Array(GRAMS);
  let number = 0;
  let found: readonly Named[] = [];
  const see = (gram: number): void => {
    if (seenIn[gram] === number) return;
    seenIn[gram] = number;
    const some = hanging[gram];
    if (some) found = found.length === 0 ? some : [...found, ...some];
  };
  return (name) => {
    const text = folded(name);
    number = (number + 1) >>> 0;
    found = others;
    for (let at = 0; at < text.length; at++) {
      see(oneAt(text, at));
      if (at > 0) see(twoAt(text, at));
      if (at > 1) see(threeAt(text, at));
    }
    return found.some(({ parts, grams }) => grams.every((gram) => seenIn[gram] === number) && fits(parts, text));
  };
}

/** Whether a channel is in any of these, for whoever looks through many; the same as `holds` of each. */
export function inAny(all: readonly ChannelSet[]): (channel: ChannelFacts) => boolean {
  const isAll = all.some(({ of }) => of === "all");
  const channelIds = new Set(all.flatMap((set) => (set.of === "list" ? set.channelIds : [])));
  const spaceIds = new Set(all.flatMap((set) => (set.of === "spaces" ? set.spaceIds : [])));
  const patterns = all.flatMap((set) => (set.of === "name" ? [set.pattern] : []));
  const isNamed = patterns.length > 0 ? likeAny(patterns) : null;
  const ownAs = all.flatMap((set) => (set.of === "own" ? [set.as] : []));
  return (channel) => {
    if (isAll || channelIds.has(channel.channelId)) return true;
    if (channel.spaceId !== null && spaceIds.has(channel.spaceId)) return true;
    if (ownAs.length > 0 && (channel.own === "owner" || (channel.own !== null && ownAs.includes("leader"))))
      return true;
    if (isNamed === null || channel.name === null) return false;
    return isNamed(channel.name);
  };
}

/** Whether everything of a set is surely in another, for the same person. */
export function isWithin(inner: ChannelSet, outer: ChannelSet): boolean {
  if (outer.of === "all") return true;
  if (inner.of !== outer.of) return false;
  const areIn = (some: readonly string[], all: readonly string[]) => some.every((id) => isAmong(all, id));
  if (inner.of === "spaces" && outer.of === "spaces") return areIn(inner.spaceIds, outer.spaceIds);
  if (inner.of === "list" && outer.of === "list") return areIn(inner.channelIds, outer.channelIds);
  if (inner.of === "name" && outer.of === "name") return folded(inner.pattern) === folded(outer.pattern);
  return inner.of === "own" && outer.of === "own" && (outer.as === "leader" || inner.as === "owner");
}

/** `All channels`, `Channels whose name is like “sales-*”`. */
export function setWords(set: ChannelSet, nameOf: (id: string) => string = (id) => id): string {
  const few = (ids: readonly string[]) =>
    ids.length > 3
      ? `${ids.slice(0, 3).map(nameOf).join(", ")} and ${ids.length - 3} more`
      : ids.map(nameOf).join(", ");
  switch (set.of) {
    case "all":
      return "All channels";
    case "spaces":
      return `Channels in ${few(set.spaceIds)}`;
    case "name":
      return `Channels whose name is like “${set.pattern}”`;
    case "list":
      return set.channelIds.length === 1
        ? few(set.channelIds)
        : `${set.channelIds.length} channels: ${few(set.channelIds)}`;
    case "own":
      return set.as === "owner" ? "Channels they own" : "Channels they own or administer";
  }
}
