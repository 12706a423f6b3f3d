import type { Past } from "../conversation.ts";
import { forwardIdIn } from "../forward-id.ts";
import { uuid } from "../ids.ts";
import type { MessageContent, NewMessage, ReactionChange } from "../message.ts";
import type { Random } from "../random.ts";
import { addressed, fillIn, plainly } from "./phrase.ts";
import type { Moment, Outline, PastSources } from "./seed-past.ts";
import { type Topic, topics } from "./talk.ts";

const MINUTE_MS = 60_000;

const emoji = ["U+1F44D", "U+1F389", "U+2764", "U+1F602", "U+1F440", "U+2705", "U+1F64F", "U+1F680"];
const fileNotes = ["Here it is.", "The current version.", "See attached.", ""];
const forwardNotes = ["", "Did you see this?", "For those who missed it."];
const pictures = ["StRUIQttj1ewZVYZH2", "l0MYt5jPR6QX5pnqM", "26u4cqiYI30juCOGY", "3oz8xIsloV7zOmt81G"];

/** Somebody began something and somebody else answers. */
interface Talk {
  readonly topic: Topic;
  readonly speakers: readonly [number, number];
  /** How much of it was said. */
  turn: number;
  openedBy: string | null;
}

/**
 * One message for each moment, and the pins.
 *
 * @param number The conversation's.
 */
export function recall(
  number: number,
  random: Random,
  outline: Outline,
  moments: readonly Moment[],
  sources: PastSources,
): ReturnType<Past["recall"]> {
  const telling = new Telling(number, random, outline, sources);
  const messages = moments.map((moment, at) => telling.next(moment, at === moments.length - 1));
  return { messages, pins: telling.pins(messages) };
}

class Telling {
  readonly #number: number;
  readonly #random: Random;
  readonly #outline: Outline;
  readonly #sources: PastSources;
  #talk: Talk | null = null;

  constructor(number: number, random: Random, outline: Outline, sources: PastSources) {
    this.#number = number;
    this.#random = random;
    this.#outline = outline;
    this.#sources = sources;
  }

  next({ atMs, file }: Moment, isLast: boolean): NewMessage {
    const random = this.#random;
    const id = uuid(random);
    if (file) return { id, sender: file.owner, sentAtMs: atMs, text: random.pick(fileNotes), files: [file] };
    this.#talk ??= this.#begin(atMs);
    const talk = this.#talk;
    const { topic, turn, openedBy } = talk;
    const isOpening = turn === 0;
    const sender = talk.speakers[turn % 2] ?? talk.speakers[0];
    const special = isOpening ? this.#special(id, sender, atMs) : null;
    if (isOpening) talk.openedBy = id;
    talk.turn++;
    if (special || talk.turn > topic.answers.length) this.#talk = null;
    if (special) return special;
    const lines = isOpening ? topic.open : (topic.answers[turn - 1] ?? topic.open);
    const content = this.#content(random.pick(lines), talk.speakers[(turn + 1) % 2] ?? sender, isOpening);
    return {
      id,
      sender,
      sentAtMs: atMs,
      ...content,
      mainId: topic.isThread && !isOpening ? openedBy : null,
      ...this.#aftermath(content, atMs, !isOpening && !isLast),
    };
  }

  /** Main messages that were held up for all, as places in the list. */
  pins(messages: readonly NewMessage[]): { at: number; person: number }[] {
    const random = this.#random;
    const { mood, writers } = this.#outline;
    if (mood === "direct" || !random.chance(0.4)) return [];
    const places = messages.flatMap(({ mainId, deletedAtMs }, at) => (mainId || deletedAtMs ? [] : [at]));
    const picked = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(places)));
    return [...picked].sort((a, b) => a - b).map((at) => ({ at, person: random.pick(writers) }));
  }

  #begin(atMs: number): Talk {
    const starter = this.#speaker(atMs);
    const other = this.#speaker(atMs, starter);
    return {
      topic: this.#random.pick(topics[this.#outline.mood]),
      speakers: [starter, other],
      turn: 0,
      openedBy: null,
    };
  }

  /** Somebody who worked here then, and another than the one named where there is any. */
  #speaker(atMs: number, other: number | null = null): number {
    const { writers } = this.#outline;
    let person = this.#random.pick(writers);
    for (let tries = 0; tries < 8 && (person === other || !this.#wasHere(person, atMs)); tries++)
      person = this.#random.pick(writers);
    return person;
  }

  #wasHere(index: number, atMs: number): boolean {
    const person = this.#sources.people.at(index);
    if (person.isExternal) return true;
    return person.createdAtMs <= atMs && atMs <= this.#sources.people.leftAtMs(person);
  }

  /** Now and then somebody sends on what was said elsewhere, or a moving picture. */
  #special(id: string, sender: number, sentAtMs: number): NewMessage | null {
    const random = this.#random;
    const roll = random.next();
    const { mood } = this.#outline;
    if (roll < 0.04 && mood !== "announcement") {
      const known = this.#sources.forwardable().filter((original) => original.sentAtMs < sentAtMs);
      if (known.length === 0) return null;
      const forwarded = { forwardId: forwardIdIn(this.#number, random), original: random.pick(known) };
      return { id, sender, sentAtMs, text: random.pick(forwardNotes), forwarded };
    }
    if (roll < 0.07 && (mood === "social" || mood === "direct"))
      return { id, sender, sentAtMs, giphyUrl: `https://giphy.com/gifs/${random.pick(pictures)}` };
    return null;
  }

  #content(line: string, other: number, isOpening: boolean): Pick<MessageContent, "text" | "richText" | "mentions"> {
    const random = this.#random;
    const person = this.#sources.people.at(other);
    const text = fillIn(random, line, person.firstName);
    if (this.#outline.mood === "direct" || !isOpening) return plainly(random, text);
    if (this.#outline.mood === "announcement")
      return random.chance(0.2) ? addressed(text, "all", null) : plainly(random, text);
    return random.chance(0.1) ? addressed(text, person.displayName, other) : plainly(random, text);
  }

  /** What became of a message: it was reacted to, corrected, taken back. */
  #aftermath(
    content: Pick<MessageContent, "text" | "richText" | "mentions">,
    sentAtMs: number,
    mayGo: boolean,
  ): Partial<NewMessage> {
    const random = this.#random;
    const laterMs = Math.min(this.#sources.nowMs, sentAtMs + MINUTE_MS + random.below(20 * MINUTE_MS));
    const isCorrected = random.chance(0.04);
    const isTakenBack = random.chance(0.025) && mayGo;
    return {
      reactionChanges: random.chance(0.2) ? this.#reactions(laterMs) : [],
      edits: isCorrected ? [{ content: { ...content, files: [], cards: [] }, atMs: laterMs }] : [],
      deletedAtMs: isTakenBack ? laterMs : null,
    };
  }

  #reactions(atMs: number): ReactionChange[] {
    const random = this.#random;
    const { readers } = this.#outline;
    return Array.from({ length: 1 + random.below(2) }, () => ({ unicode: random.pick(emoji) })).flatMap((reaction) => {
      const people = new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(readers)));
      return [...people].map((person) => ({ emoji: reaction, person, isAdded: true, atMs }));
    });
  }
}
