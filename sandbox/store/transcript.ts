import {
  isSameEmoji,
  type Message,
  type MessageContent,
  type NewMessage,
  plainMessageId,
  type ReactionChange,
} from "./message.ts";
import { insertSorted, lowerBound } from "./sorted.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const nothing: MessageContent = { text: "", richText: [], mentions: [], files: [], cards: [] };

/** Messages in the order they were sent, no two at the same time. */
export class Transcript {
  /** When messages were sent, ascending. */
  readonly timesMs: number[] = [];
  readonly #byTime = new Map<number, Mutable<Message>>();
  readonly #byId = new Map<string, Mutable<Message>>();
  readonly #replies = new Map<Message, Message[]>();

  /** @param place In the order of time. */
  at(place: number): Message {
    const message = this.#byTime.get(this.timesMs[place] ?? Number.NaN);
    if (!message) throw new Error(`there is no message at ${place}`);
    return message;
  }

  /** Ignores case and braces. */
  find(id: string): Message | undefined {
    return this.#byId.get(plainMessageId(id));
  }

  /** Oldest first. */
  replies(main: Message): readonly Message[] {
    return this.#replies.get(main) ?? [];
  }

  /** A message of the same millisecond as another moves on to the next that is free. */
  add({ id, sender, sentAtMs: wantedMs, ...given }: NewMessage): Message {
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
    insertSorted(this.timesMs, sentAtMs);
    this.#byTime.set(sentAtMs, message);
    this.#byId.set(id, message);
    if (message.main) this.#thread(message.main, message);
    return message;
  }

  /** @throws Error when the message is not in it. */
  mutable(message: Message): Mutable<Message> {
    const mutable = this.#byTime.get(message.sentAtMs);
    if (mutable !== message) throw new Error(`message ${message.id} is of another conversation`);
    return mutable;
  }

  #thread(main: Message, reply: Message): void {
    const replies = this.#replies.get(main);
    if (!replies) {
      this.#replies.set(main, [reply]);
      return;
    }
    const timesMs = replies.map(({ sentAtMs }) => sentAtMs);
    replies.splice(lowerBound(timesMs, reply.sentAtMs), 0, reply);
  }
}

/** Whoever reacts anew comes last. */
export function applyReaction(message: Mutable<Message>, change: ReactionChange): void {
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
