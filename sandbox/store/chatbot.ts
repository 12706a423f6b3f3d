import type { Conversation } from "./conversation.ts";
import type { Message } from "./message.ts";

/** A card as an app writes it: a head, a body of many kinds of parts. */
export type CardContent = Readonly<Record<string, unknown>>;

/** What a chatbot said, wherever it said it. */
export interface BotPost {
  readonly id: string;
  readonly robotJid: string;
  /** A channel's, or a person's. */
  readonly toJid: string;
  /** On whose behalf; empty when on nobody's. */
  readonly userJid: string;
  readonly sentAtMs: number;
  readonly content: CardContent;
  /** The message of the channel; null of what only one person sees. */
  readonly placed: { readonly conversation: Conversation; readonly message: Message } | null;
}

/** Everything the account's chatbots have said and not taken back. */
export class BotPosts {
  readonly #byId = new Map<string, BotPost>();
  #next = 0;

  /** A time and a number, as the platform's ids are. */
  nextId(atMs: number): string {
    const time = new Date(atMs).toISOString().replace(/\D/g, "");
    return `${time}_${(this.#next++).toString(36).toUpperCase().padStart(7, "0")}_aw1`;
  }

  find(id: string): BotPost | undefined {
    return this.#byId.get(id);
  }

  /** Oldest first. */
  all(): readonly BotPost[] {
    return [...this.#byId.values()];
  }

  put(post: BotPost): void {
    this.#byId.set(post.id, post);
  }

  delete(post: BotPost): void {
    this.#byId.delete(post.id);
  }
}
