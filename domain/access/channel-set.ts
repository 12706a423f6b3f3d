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

/** A bit for each character of a text; several share one. A text in which another stands has all of its bits. */
function charactersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** Whether a channel is in any of these, for whoever looks through many; the same as `holds` of each. */
export function inAny(all: readonly ChannelSet[]): (channel: ChannelFacts) => boolean {
  const isAll = all.some(({ of }) => of === "all");
  const channelIds = new Set(all.flatMap((set) => (set.of === "list" ? set.channelIds : [])));
  const spaceIds = new Set(all.flatMap((set) => (set.of === "spaces" ? set.spaceIds : [])));
  const patterns = all.flatMap((set) => {
    if (set.of !== "name") return [];
    const parts = partsOf(set.pattern);
    return [{ parts, characters: charactersOf(parts.join("")) }];
  });
  const ownAs = all.flatMap((set) => (set.of === "own" ? [set.as] : []));
  return (channel) => {
    if (isAll || channelIds.has(channel.channelId)) return true;
    if (channel.spaceId !== null && spaceIds.has(channel.spaceId)) return true;
    if (ownAs.length > 0 && (channel.own === "owner" || (channel.own !== null && ownAs.includes("leader"))))
      return true;
    if (channel.name === null || patterns.length === 0) return false;
    const text = folded(channel.name);
    const own = charactersOf(text);
    return patterns.some(({ parts, characters }) => (characters & ~own) === 0 && fits(parts, text));
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
