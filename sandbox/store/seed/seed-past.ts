// What a conversation was before the sandbox started: when something was said is cheap to know, what was said is
// made up when somebody looks, the same each time.
import type { Past } from "../conversation.ts";
import type { StoredFile } from "../files.ts";
import type { Forwarded } from "../message.ts";
import type { People } from "../people.ts";
import { createRandom, type Random } from "../random.ts";
import { recall } from "./seed-messages.ts";
import type { Mood } from "./talk.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What the pasts of all conversations share. */
export interface PastSources {
  /** Names the streams of chance. */
  readonly key: string;
  readonly people: People;
  /** What was said that people send on elsewhere. */
  readonly forwardable: () => readonly Forwarded["original"][];
  /** When the sandbox started. */
  readonly nowMs: number;
}

/** All that a conversation's past is made of. It stays what it was, whoever joins and leaves later. */
export interface Outline {
  readonly mood: Mood;
  /** Indices of those who may write; at least one. */
  readonly writers: readonly number[];
  /** Indices of those who may react; at least one. */
  readonly readers: readonly number[];
  /** Messages beside those that files came with. */
  readonly count: number;
  /** When the last of them was sent. */
  readonly lastSentAtMs: number;
  /** Files that were sent, in any order. */
  readonly files: readonly StoredFile[];
}

/** Something was said, or a file was sent. */
export interface Moment {
  readonly atMs: number;
  readonly file: StoredFile | null;
}

export class SeededPast implements Past {
  readonly lastSentAtMs: number;
  readonly outline: Outline;
  readonly #number: number;
  readonly #sources: PastSources;

  /** @param number The conversation's. */
  constructor(number: number, outline: Outline, sources: PastSources) {
    this.lastSentAtMs = Math.max(outline.lastSentAtMs, ...outline.files.map(({ createdAtMs }) => createdAtMs));
    this.outline = outline;
    this.#number = number;
    this.#sources = sources;
  }

  timesMs(): readonly number[] {
    return this.#moments().map(({ atMs }) => atMs);
  }

  recall(): ReturnType<Past["recall"]> {
    return recall(this.#number, this.#random("words"), this.outline, this.#moments(), this.#sources);
  }

  /** Ascending, no two at the same time: talk comes in bursts. */
  #moments(): readonly Moment[] {
    const { files, count, lastSentAtMs } = this.outline;
    const random = this.#random("times");
    const moments = new Map<number, Moment>();
    for (const file of files) moments.set(file.createdAtMs, { atMs: file.createdAtMs, file });
    let atMs = lastSentAtMs;
    for (let made = 0; made < count; made++) {
      while (moments.has(atMs)) atMs--;
      moments.set(atMs, { atMs, file: null });
      atMs -= gapMs(random);
    }
    return [...moments.values()].sort((a, b) => a.atMs - b.atMs);
  }

  #random(part: string): Random {
    return createRandom(`${this.#sources.key}/${this.#number}/${part}`);
  }
}

function gapMs(random: Random): number {
  const roll = random.next();
  if (roll < 0.62) return 15_000 + random.below(6 * MINUTE_MS);
  if (roll < 0.92) return 10 * MINUTE_MS + random.below(9 * HOUR_MS);
  return 12 * HOUR_MS + random.below(8 * DAY_MS);
}
