import type { Parties } from "./conversation.ts";
import type { Message, MessageContent } from "./message.ts";
import type { Placed } from "./messages.ts";
import type { Page } from "./sorted.ts";

export interface Reminder extends Placed {
  readonly note: string;
  readonly createdAtMs: number;
  readonly remindAtMs: number;
  /** Takes it off the agenda. */
  readonly callOff: () => void;
}

/** A message that is to be sent later. */
export interface Draft {
  /** Lower-case UUID. */
  readonly id: string;
  readonly parties: Parties;
  readonly content: MessageContent;
  readonly main: Message | null;
  readonly createdAtMs: number;
  readonly scheduledAtMs: number;
  /** Takes it off the agenda. */
  readonly callOff: () => void;
}

export type Star = { readonly channelId: string } | { readonly person: number };

interface Entry<T> {
  /** Number in order of coming; the position in the list. */
  readonly sequence: number;
  readonly item: T;
}

/** What each person keeps for himself, in the order it came. People go by their index. */
export class PersonalLists<T> {
  readonly #ofPerson = new Map<number, Entry<T>[]>();
  #next = 0;

  add(person: number, item: T): void {
    const entry = { sequence: this.#next++, item };
    const entries = this.#ofPerson.get(person);
    if (entries) entries.push(entry);
    else this.#ofPerson.set(person, [entry]);
  }

  find(person: number, isWanted: (item: T) => boolean): T | undefined {
    return this.#of(person).find(({ item }) => isWanted(item))?.item;
  }

  /** Oldest first. */
  all(person: number): readonly T[] {
    return this.#of(person).map(({ item }) => item);
  }

  /** @returns false when it was not there. */
  delete(person: number, item: T): boolean {
    const entries = this.#of(person);
    const at = entries.findIndex((entry) => entry.item === item);
    if (at >= 0) entries.splice(at, 1);
    return at >= 0;
  }

  /** Oldest first, from the position on. */
  page(person: number, from: number, size: number, isShown: (item: T) => boolean): Page<T> {
    const shown = this.#of(person).filter(({ sequence, item }) => sequence >= from && isShown(item));
    return { items: shown.slice(0, size).map(({ item }) => item), next: shown[size]?.sequence ?? null };
  }

  /** Newest first, from the position down; null for the first page. */
  latestPage(person: number, from: number | null, size: number, isShown: (item: T) => boolean): Page<T> {
    const first = from ?? Number.POSITIVE_INFINITY;
    const shown = this.#of(person).filter(({ sequence, item }) => sequence <= first && isShown(item));
    const items = shown.slice(-size).reverse();
    return { items: items.map(({ item }) => item), next: shown.at(-1 - size)?.sequence ?? null };
  }

  #of(person: number): Entry<T>[] {
    return this.#ofPerson.get(person) ?? [];
  }
}

/** What people keep of their chats, each for himself. */
export interface Personal {
  readonly bookmarks: PersonalLists<Placed>;
  readonly reminders: PersonalLists<Reminder>;
  readonly drafts: PersonalLists<Draft>;
  readonly stars: PersonalLists<Star>;
  /** Messages marked as unread by hand. */
  readonly unread: PersonalLists<Placed>;
}

export const createPersonal = (): Personal => ({
  bookmarks: new PersonalLists(),
  reminders: new PersonalLists(),
  drafts: new PersonalLists(),
  stars: new PersonalLists(),
  unread: new PersonalLists(),
});
