import type { ReactionChange, ReactionEmoji } from "./message.ts";
import { isSameEmoji, type Message, type MessageContent, type NewMessage, plainMessageId } from "./message.ts";
import { insertSorted, lowerBound } from "./sorted.ts";

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

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const nothing: MessageContent = { text: "", richText: [], mentions: [], files: [], cards: [] };

/** What is said in one channel or between two people. */
export class Conversation {
  /** Number in order of creation; the position of conversations in lists. */
  readonly number: number;
  readonly parties: Parties;
  #past: Past | null;
  /** When messages were sent, ascending. */
  readonly #timesMs: number[] = [];
  readonly #byTime = new Map<number, Mutable<Message>>();
  readonly #byId = new Map<string, Mutable<Message>>();
  readonly #replies = new Map<Message, Message[]>();
  /** Oldest first. */
  readonly #pins: Pin[] = [];
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

  /** When the last message up to a moment was sent, deleted ones included; null when there is none. */
  lastSentAtMs(untilMs: number): number | null {
    const last = this.#lastSentAtMs(untilMs);
    return last !== null && last >= this.#goneBeforeMs ? last : null;
  }

  /** Ignores case and braces. Deleted messages are found too. */
  find(id: string): Message | undefined {
    this.#recall();
    const message = this.#byId.get(plainMessageId(id));
    return message && this.has(message) ? message : undefined;
  }

  /** False once retention has taken it. */
  has(message: Message): boolean {
    return message.sentAtMs >= this.#goneBeforeMs;
  }

  /** Messages sent from one moment to before another, newest first, deleted ones included. */
  *newestFirst(fromMs: number, untilMs: number): Generator<Message> {
    this.#recall();
    const low = lowerBound(this.#timesMs, Math.max(fromMs, this.#goneBeforeMs));
    for (let at = lowerBound(this.#timesMs, untilMs) - 1; at >= low; at--) yield this.#at(at);
  }

  /** Messages sent from one moment to before another, oldest first: deleted ones, and those that retention took. */
  everSent(fromMs: number, untilMs: number): readonly Message[] {
    this.#recall();
    const [low, high] = [lowerBound(this.#timesMs, fromMs), lowerBound(this.#timesMs, untilMs)];
    return Array.from({ length: Math.max(0, high - low) }, (_, index) => this.#at(low + index));
  }

  /** Messages from before are gone. */
  get goneBeforeMs(): number {
    return this.#goneBeforeMs;
  }

  /** Replies to a main message, oldest first, deleted ones included. */
  replies(main: Message): readonly Message[] {
    this.#recall();
    return (this.#replies.get(main) ?? []).filter((reply) => this.has(reply));
  }

  /** Oldest first; without those whose message is gone. */
  get pins(): readonly Pin[] {
    this.#recall();
    return this.#pins.filter((pin) => this.#isHeldUp(pin));
  }

  /** What the channel shows now. */
  get pinned(): Pin | null {
    this.#recall();
    return this.#pinned && this.#isHeldUp(this.#pinned) ? this.#pinned : null;
  }

  /** A message of the same millisecond as another moves on to the next that is free. */
  post(message: NewMessage): Message {
    this.#recall();
    return this.#add(message);
  }

  edit(message: Message, content: MessageContent, atMs: number): void {
    const edited = this.#mutable(message);
    edited.edits = [...edited.edits, { content, atMs }];
    edited.content = content;
  }

  delete(message: Message, atMs: number): void {
    this.#mutable(message).deletedAtMs = atMs;
  }

  /** @returns false when nothing changed: the person had reacted so already, or had not. */
  react(message: Message, emoji: ReactionEmoji, person: number, isAdded: boolean, atMs: number): boolean {
    const changed = this.#mutable(message);
    const current = changed.reactions.find((reaction) => isSameEmoji(reaction.emoji, emoji));
    if ((current?.people.includes(person) ?? false) === isAdded) return false;
    applyReaction(changed, { emoji, person, isAdded, atMs });
    return true;
  }

  /** The message takes the place of the one that was pinned. */
  pin(message: Message, person: number, atMs: number): void {
    this.#pinned = { sequence: this.#pins.length, message, person, atMs };
    this.#pins.push(this.#pinned);
  }

  unpin(): void {
    this.#pinned = null;
  }

  #isHeldUp({ message }: Pin): boolean {
    return message.deletedAtMs === null && this.has(message);
  }

  #lastSentAtMs(untilMs: number): number | null {
    if (this.#past !== null && this.#past.lastSentAtMs <= untilMs) return this.#past.lastSentAtMs;
    const times = this.#past?.timesMs() ?? this.#timesMs;
    return times[lowerBound(times, untilMs + 1) - 1] ?? null;
  }

  #recall(): void {
    if (this.#past === null) return;
    const { messages, pins } = this.#past.recall();
    this.#past = null;
    for (const message of messages) this.#add(message);
    for (const { at, person } of pins) {
      const message = this.#at(at);
      this.pin(message, person, message.sentAtMs + 60_000);
    }
  }

  #add({ id, sender, sentAtMs: wantedMs, ...given }: NewMessage): Message {
    let sentAtMs = wantedMs;
    while (this.#byTime.has(sentAtMs)) sentAtMs++;
    const { text, richText, mentions, files, cards } = { ...nothing, ...given };
    const message: Mutable<Message> = {
      id,
      sender,
      sentAtMs,
      content: { text, richText, mentions, files, cards },
      main: this.#byId.get(given.mainId ?? "") ?? null,
      reactions: [],
      reactionChanges: [],
      edits: given.edits ?? [],
      deletedAtMs: given.deletedAtMs ?? null,
      forwarded: given.forwarded ?? null,
      bot: given.bot ?? null,
      giphyUrl: given.giphyUrl ?? null,
    };
    for (const change of given.reactionChanges ?? []) applyReaction(message, change);
    insertSorted(this.#timesMs, sentAtMs);
    this.#byTime.set(sentAtMs, message);
    this.#byId.set(id, message);
    if (message.main) this.#thread(message.main, message);
    return message;
  }

  #thread(main: Message, reply: Message): void {
    const replies = this.#replies.get(main);
    if (!replies) this.#replies.set(main, [reply]);
    else
      replies.splice(
        lowerBound(
          replies.map(({ sentAtMs }) => sentAtMs),
          reply.sentAtMs,
        ),
        0,
        reply,
      );
  }

  #at(place: number): Mutable<Message> {
    const message = this.#byTime.get(this.#timesMs[place] ?? Number.NaN);
    if (!message) throw new Error(`conversation ${this.number} has no message at ${place}`);
    return message;
  }

  #mutable(message: Message): Mutable<Message> {
    const mutable = this.#byTime.get(message.sentAtMs);
    if (mutable !== message) throw new Error(`message ${message.id} is of another conversation`);
    return mutable;
  }
}

function applyReaction(message: Mutable<Message>, change: ReactionChange): void {
  const { emoji, person, isAdded } = change;
  const current = message.reactions.find((reaction) => isSameEmoji(reaction.emoji, emoji));
  const others = current?.people.filter((other) => other !== person) ?? [];
  const people = isAdded ? [...others, person] : others;
  const reaction = { emoji, people };
  message.reactionChanges = [...message.reactionChanges, change];
  if (!current) message.reactions = [...message.reactions, reaction];
  else
    message.reactions = message.reactions
      .map((other) => (other === current ? reaction : other))
      .filter((other) => other.people.length > 0);
}
