import type { Channels } from "./channels.ts";
import type { Conversation } from "./conversation.ts";
import type { Message } from "./message.ts";
import type { Messages } from "./messages.ts";
import { type Page, pageOfSorted } from "./sorted.ts";

const DAY_MS = 86_400_000;
/** How long the files of a stretch that is over take to be packed. */
export const PACKING_MS = 15 * 60_000;

export interface NewMatter {
  /** Lower-case UUID. */
  readonly id: string;
  readonly name: string;
  /** First moment of the first day. */
  readonly startMs: number;
  /** First moment after the last day; null of a matter that goes on. */
  readonly untilMs: number | null;
  readonly createdAtMs: number;
  /** Indices of the people whose messages are held. */
  readonly custodians: readonly number[];
}

export interface Matter extends NewMatter {
  /** Number in order of creation; the position in the list. */
  readonly sequence: number;
}

/** A month, or what of it lies in the matter's period: what one file to download covers. */
export interface Stretch {
  readonly startMs: number;
  readonly untilMs: number;
  /** When its file can be downloaded. */
  readonly readyAtMs: number;
}

interface Held extends Matter {
  name: string;
  /** For each custodian the conversations held, and from when on their messages were still there when the hold began. */
  readonly keptSinceMs: ReadonlyMap<number, Map<number, number>>;
}

/** Matters, and the messages held for them: those outlive retention, deletion, and the end of their channel. */
export class LegalHold {
  readonly #channels: Channels;
  readonly #messages: Messages;
  readonly #byId = new Map<string, Held>();
  readonly #bySequence = new Map<number, Held>();
  /** Ascending. */
  readonly #sequences: number[] = [];
  #next = 0;

  constructor(channels: Channels, messages: Messages) {
    this.#channels = channels;
    this.#messages = messages;
  }

  find(id: string): Matter | undefined {
    return this.#byId.get(id);
  }

  page(from: number, size: number): Page<Matter> {
    const page = pageOfSorted(this.#sequences, from, size);
    return { items: page.items.flatMap((sequence) => this.#bySequence.get(sequence) ?? []), next: page.next };
  }

  create(matter: NewMatter): Matter {
    const keptSinceMs = new Map(matter.custodians.map((custodian) => [custodian, new Map<number, number>()]));
    const held: Held = { ...matter, sequence: this.#next++, keptSinceMs };
    for (const custodian of held.custodians) this.#hold(held, custodian, held.createdAtMs);
    this.#byId.set(held.id, held);
    this.#bySequence.set(held.sequence, held);
    this.#sequences.push(held.sequence);
    return held;
  }

  rename({ id }: Matter, name: string): void {
    this.#held(id).name = name;
  }

  delete({ id, sequence }: Matter): void {
    this.#byId.delete(id);
    this.#bySequence.delete(sequence);
    this.#sequences.splice(this.#sequences.indexOf(sequence), 1);
  }

  /** The conversations in which a custodian has part, or had when the hold began, with the messages held. */
  *conversations(
    { id }: Matter,
    custodian: number,
    { startMs, untilMs }: Stretch,
    nowMs: number,
  ): Generator<{ readonly conversation: Conversation; readonly messages: readonly Message[] }> {
    const held = this.#held(id);
    this.#hold(held, custodian, nowMs);
    for (const [number, keptSinceMs] of held.keptSinceMs.get(custodian) ?? []) {
      const conversation = this.#messages.at(number, nowMs);
      const messages = conversation?.everSent(Math.max(startMs, keptSinceMs), untilMs) ?? [];
      if (conversation && messages.length > 0) yield { conversation, messages };
    }
  }

  /** Takes the conversations in which the custodian has part now under the hold. */
  #hold(held: Held, custodian: number, nowMs: number): void {
    const kept = held.keptSinceMs.get(custodian);
    if (!kept) return;
    const channels = [...this.#channels.joined(custodian)].map(({ id }) => this.#messages.ofChannel(id, nowMs));
    for (const conversation of [...channels, ...this.#messages.direct(custodian, nowMs)])
      if (!kept.has(conversation.number)) kept.set(conversation.number, conversation.goneBeforeMs);
  }

  #held(id: string): Held {
    const held = this.#byId.get(id);
    if (!held) throw new Error(`there is no matter ${id}`);
    return held;
  }
}

/** The matter's period in months, as far as they have begun, oldest first. */
export function stretchesOf({ startMs, untilMs, createdAtMs }: Matter, nowMs: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const endMs = untilMs ?? Number.POSITIVE_INFINITY;
  for (let fromMs = startMs; fromMs < endMs && fromMs <= nowMs; ) {
    const toMs = Math.min(nextMonth(fromMs), endMs);
    stretches.push({ startMs: fromMs, untilMs: toMs, readyAtMs: Math.max(createdAtMs, toMs) + PACKING_MS });
    fromMs = toMs;
  }
  return stretches;
}

function nextMonth(ms: number): number {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** A date as Zoom writes it, e.g. `2024-04-30`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The last day of a stretch of time that ends before the moment. */
export const lastDayBefore = (untilMs: number): string => dayOf(untilMs - DAY_MS);
