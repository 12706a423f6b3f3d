import type { StoredFile } from "./files.ts";
import { type Page, pageOfSorted } from "./sorted.ts";

export interface CustomEmoji {
  /** Number in order of creation; the position in the list. */
  readonly sequence: number;
  readonly file: StoredFile;
  readonly name: string;
}

/** Custom emoji of the account. Their pictures are files everybody may see. */
export class CustomEmojis {
  readonly #bySequence = new Map<number, CustomEmoji>();
  /** Ascending. */
  readonly #sequences: number[] = [];
  readonly #byFileId = new Map<string, CustomEmoji>();
  readonly #byName = new Map<string, CustomEmoji>();
  #next = 0;

  get size(): number {
    return this.#sequences.length;
  }

  find(fileId: string): CustomEmoji | undefined {
    return this.#byFileId.get(fileId);
  }

  /** Ignores case. */
  isNameTaken(name: string): boolean {
    return this.#byName.has(name.toLowerCase());
  }

  add(file: StoredFile, name: string): CustomEmoji {
    const emoji = { sequence: this.#next++, file, name };
    this.#bySequence.set(emoji.sequence, emoji);
    this.#sequences.push(emoji.sequence);
    this.#byFileId.set(file.id, emoji);
    this.#byName.set(name.toLowerCase(), emoji);
    return emoji;
  }

  delete(emoji: CustomEmoji): void {
    this.#sequences.splice(this.#sequences.indexOf(emoji.sequence), 1);
    this.#bySequence.delete(emoji.sequence);
    this.#byFileId.delete(emoji.file.id);
    this.#byName.delete(emoji.name.toLowerCase());
  }

  /** Emoji in order of creation whose names hold `search`, ignoring case. */
  page(search: string, from: number, size: number): Page<CustomEmoji> {
    const wanted = search.toLowerCase();
    const matching =
      wanted === ""
        ? this.#sequences
        : this.#sequences.filter((sequence) => this.#bySequence.get(sequence)?.name.toLowerCase().includes(wanted));
    const page = pageOfSorted(matching, from, size);
    return { items: page.items.flatMap((sequence) => this.#bySequence.get(sequence) ?? []), next: page.next };
  }
}
