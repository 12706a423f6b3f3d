import {
  type BotMessage,
  isSameEmoji,
  type Message,
  type MessageContent,
  type NewMessage,
  type ReactionEmoji,
} from "./message.ts";
import { lowerBound } from "./sorted.ts";
import { applyReaction, Transcript } from "./transcript.ts";

/** Who talks: a channel, or two people (one with himself when both are the same), the lower index first. */
export type Parties =
  | { readonly kind: "channel"; readonly channelId: string }
  | { readonly kind: "direct"; readonly people: readonly [number, number] };

/** One message of a channel held up for all; a channel shows one of them at a time. */
export interface Pin {
  /** Number in order of pinning; the position in the list. */
  readonly sequence: number;
  readonly message: Message;
  /** Index of the person who pinned it. */
  readonly person: number;
  readonly atMs: number;
}

/** What was said before the sandbox started. It is thought up when somebody first looks. */
export interface Past {
  /** When the newest message was sent. */
  readonly lastSentAtMs: number;
  /** Ascending, no two the same. */
  timesMs(): readonly number[];
  /** One message for each time, and the pins. */
  recall(): { readonly messages: readonly NewMessage[]; readonly pins: readonly { at: number; person: number }[] };
}

/** How soon after it was sent a message of the past was pinned. */
const PIN_DELAY_MS = 60_000;

/** What is said in one channel or between two people. */
export class Conversation {
  /** Number in order of creation; the position of conversations in lists. */
  readonly number: number;
  readonly parties: Parties;
  #past: Past | null;
  /** Null until somebody looks. */
  #transcript: Transcript | null = null;
  /** Oldest first. */
  #pins: readonly Pin[] = [];
  #pinned: Pin | null = null;
  #goneBeforeMs = 0;

  constructor(number: number, parties: Parties, past: Past | null) {
    this.number = number;
    this.parties = parties;
    this.#past = past;
  }

  /** Everything sent before is gone, for good. */
  forget(beforeMs: number): void {
    this.#goneBeforeMs = Math.max(this.#goneBeforeMs, beforeMs);
  }

  /** Messages from before are gone. */
  get goneBeforeMs(): number {
    return this.#goneBeforeMs;
  }

  /** When the last message up to a moment was sent, deleted ones included; null when there is none. */
  lastSentAtMs(untilMs: number): number | null {
    const last = this.#lastSentAtMs(untilMs);
    return last !== null && last >= this.#goneBeforeMs ? last : null;
  }

  /** Ignores case and braces. Deleted messages are found too. */
  find(id: string): Message | undefined {
    const message = this.#open().find(id);
    return message && this.has(message) ? message : undefined;
  }

  /** False once retention has taken it. */
  has(message: Message): boolean {
    return message.sentAtMs >= this.#goneBeforeMs;
  }

  /** Messages sent from one moment to before another, newest first, deleted ones included. */
  *newestFirst(fromMs: number, untilMs: number): Generator<Message> {
    const transcript = this.#open();
    const low = lowerBound(transcript.timesMs, Math.max(fromMs, this.#goneBeforeMs));
    for (let at = lowerBound(transcript.timesMs, untilMs) - 1; at >= low; at--) yield transcript.at(at);
  }

  /** Messages sent from one moment to before another, oldest first: deleted ones, and those that retention took. */
  everSent(fromMs: number, untilMs: number): readonly Message[] {
    const transcript = this.#open();
    const [low, high] = [lowerBound(transcript.timesMs, fromMs), lowerBound(transcript.timesMs, untilMs)];
    return Array.from({ length: Math.max(0, high - low) }, (_, index) => transcript.at(low + index));
  }

  /** Replies to a main message, oldest first, deleted ones included. */
  replies(main: Message): readonly Message[] {
    return this.#open()
      .replies(main)
      .filter((reply) => this.has(reply));
  }

  /** Oldest first; without those whose message is gone. */
  get pins(): readonly Pin[] {
    this.#open();
    return this.#pins.filter((pin) => this.#isHeldUp(pin));
  }

  /** What the channel shows now. */
  get pinned(): Pin | null {
    this.#open();
    return this.#pinned && this.#isHeldUp(this.#pinned) ? this.#pinned : null;
  }

  /** A message of the same millisecond as another moves on to the next that is free. */
  post(message: NewMessage): Message {
    return this.#open().add(message);
  }

  edit(message: Message, content: MessageContent, atMs: number): void {
    const edited = this.#open().mutable(message);
    edited.edits = [...edited.edits, { content, atMs }];
    edited.content = content;
  }

  /** Replaces what a chatbot's message is beside its text. */
  editBot(message: Message, bot: BotMessage): void {
    this.#open().mutable(message).bot = bot;
  }

  delete(message: Message, atMs: number): void {
    this.#open().mutable(message).deletedAtMs = atMs;
  }

  /** @returns false when nothing changed: the person had reacted so already, or had not. */
  react(message: Message, emoji: ReactionEmoji, person: number, isAdded: boolean, atMs: number): boolean {
    const changed = this.#open().mutable(message);
    const current = changed.reactions.find((reaction) => isSameEmoji(reaction.emoji, emoji));
    if ((current?.people.includes(person) ?? false) === isAdded) return false;
    applyReaction(changed, { emoji, person, isAdded, atMs });
    return true;
  }

  /** The message takes the place of the one that was pinned. */
  pin(message: Message, person: number, atMs: number): void {
    this.#open();
    this.#hold(message, person, atMs);
  }

  unpin(): void {
    this.#open();
    this.#pinned = null;
  }

  #hold(message: Message, person: number, atMs: number): void {
    this.#pinned = { sequence: this.#pins.length, message, person, atMs };
    this.#pins = [...this.#pins, this.#pinned];
  }

  #isHeldUp({ message }: Pin): boolean {
    return message.deletedAtMs === null && this.has(message);
  }

  #lastSentAtMs(untilMs: number): number | null {
    if (this.#past !== null && this.#past.lastSentAtMs <= untilMs) return this.#past.lastSentAtMs;
    const times = this.#past?.timesMs() ?? this.#transcript?.timesMs ?? [];
    return times[lowerBound(times, untilMs + 1) - 1] ?? null;
  }

  /** Recalls the past when somebody first looks. */
  #open(): Transcript {
    if (this.#transcript !== null) return this.#transcript;
    const transcript = new Transcript();
    this.#transcript = transcript;
    const { messages, pins } = this.#past?.recall() ?? { messages: [], pins: [] };
    this.#past = null;
    for (const message of messages) transcript.add(message);
    for (const { at, person } of pins) {
      const message = transcript.at(at);
      this.#hold(message, person, message.sentAtMs + PIN_DELAY_MS);
    }
    return transcript;
  }
}
