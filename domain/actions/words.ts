// What changes call the things they are applied to.
import type { Counted, Subject } from "../changes/action.ts";

interface Noun {
  readonly one: string;
  readonly many: string;
  /** Before the name of one: in a list of all changes `Delete Platform` could be anything. */
  readonly before?: string;
}

const noun = (one: string, before = ""): Noun => ({ one, many: `${one}s`, before });

export const nouns = {
  person: { one: "person", many: "people" },
  channel: noun("channel"),
  space: noun("space", "the space "),
  mentionGroup: noun("mention group", "the mention group "),
  directoryGroup: noun("directory group", "the directory group "),
  emoji: noun("emoji", "the emoji "),
} satisfies Readonly<Record<string, Noun>>;

/** `Sales`, or `12 channels`. */
function counted({ count, only }: Counted, { one, many, before = "" }: Noun): string {
  if (only) return `${before}${only}`;
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

const ofNoun =
  (what: Noun) =>
  ({ count, only }: Subject): string =>
    counted({ count, only }, what);

export const channels = ofNoun(nouns.channel);
export const spaces = ofNoun(nouns.space);
export const directoryGroups = ofNoun(nouns.directoryGroup);
export const emojis = ofNoun(nouns.emoji);

/**
 * Things in places: `Ada to Sales`, `12 people to 5 channels`. Without the places where they are not known yet.
 *
 * @param link `to`
 */
export function inPlaces({ count, only, spread }: Subject, thing: Noun, link: string, place: Noun): string {
  if (!spread) return counted({ count, only }, thing);
  return `${counted(spread.things, thing)} ${link} ${counted(spread.places, place)}`;
}

/** `the mention group on-call in 10 channels`: groups of one name in several channels go by it. */
export function mentionGroups(subject: Subject): string {
  const { spread, ...all } = subject;
  if (!spread || spread.things.count === 1) return inPlaces(subject, nouns.mentionGroup, "in", nouns.channel);
  return inPlaces({ ...all, spread: { ...spread, things: all } }, nouns.mentionGroup, "in", nouns.channel);
}
