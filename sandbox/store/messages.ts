import { Conversation, type Parties, type Past } from "./conversation.ts";
import type { Message } from "./message.ts";
import type { RetentionPolicies } from "./retention-policies.ts";

export interface SeededConversation {
  readonly parties: Parties;
  readonly past: Past;
}

/** A message and where it stands. */
export interface Placed {
  readonly conversation: Conversation;
  readonly message: Message;
}

/** All conversations of the account. Each way to one first lets retention take what it has to. */
export class Messages {
  readonly #retention: RetentionPolicies;
  readonly #all: Conversation[] = [];
  readonly #ofChannel = new Map<string, Conversation>();
  readonly #ofPair = new Map<string, Conversation>();
  readonly #ofPerson = new Map<number, Conversation[]>();

  constructor(retention: RetentionPolicies, seeded: readonly SeededConversation[]) {
    this.#retention = retention;
    for (const { parties, past } of seeded) this.#open(parties, past);
  }

  /** Channels nobody has said anything in have one too. */
  ofChannel(channelId: string, nowMs: number): Conversation {
    const found = this.#ofChannel.get(channelId) ?? this.#open({ kind: "channel", channelId }, null);
    return this.#current(found, nowMs);
  }

  /** What two people, in any order, have said to each other; undefined when they never have. */
  between(a: number, b: number, nowMs: number): Conversation | undefined {
    const found = this.#ofPair.get(pairKey(a, b));
    return found && this.#current(found, nowMs);
  }

  haveTalked(a: number, b: number): boolean {
    return this.#ofPair.has(pairKey(a, b));
  }

  /** Begins the conversation of two people where there is none. */
  openBetween(a: number, b: number, nowMs: number): Conversation {
    const people = [Math.min(a, b), Math.max(a, b)] as const;
    return this.between(a, b, nowMs) ?? this.#open({ kind: "direct", people }, null);
  }

  /** The person's conversations with single people. */
  direct(person: number, nowMs: number): readonly Conversation[] {
    return (this.#ofPerson.get(person) ?? []).map((conversation) => this.#current(conversation, nowMs));
  }

  at(number: number, nowMs: number): Conversation | undefined {
    const found = this.#all[number];
    return found && this.#current(found, nowMs);
  }

  /** Every conversation from a number on, oldest first, those of deleted channels included. */
  *from(number: number, nowMs: number): Generator<Conversation> {
    for (let at = number; at < this.#all.length; at++) {
      const conversation = this.at(at, nowMs);
      if (conversation) yield conversation;
    }
  }

  #open(parties: Parties, past: Past | null): Conversation {
    const conversation = new Conversation(this.#all.length, parties, past);
    this.#all.push(conversation);
    if (parties.kind === "channel") {
      this.#ofChannel.set(parties.channelId, conversation);
      return conversation;
    }
    this.#ofPair.set(pairKey(...parties.people), conversation);
    for (const person of new Set(parties.people)) {
      const others = this.#ofPerson.get(person);
      if (others) others.push(conversation);
      else this.#ofPerson.set(person, [conversation]);
    }
    return conversation;
  }

  #current(conversation: Conversation, nowMs: number): Conversation {
    const { parties } = conversation;
    conversation.forget(this.#retention.keptSinceMs(parties.kind === "channel" ? parties.channelId : null, nowMs));
    return conversation;
  }
}

const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
