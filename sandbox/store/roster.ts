import { lowerBound, type Page } from "./sorted.ts";

/** People of a channel, by their index in the store, in the order they came. */
export class Roster {
  readonly #people: number[] = [];
  /** Number of each person's coming, ascending; what a list position means. */
  readonly #turns: number[] = [];
  #nextTurn = 0;

  get size(): number {
    return this.#people.length;
  }

  get people(): readonly number[] {
    return this.#people;
  }

  has(person: number): boolean {
    return this.#people.includes(person);
  }

  /** The caller has made sure that the person is not here yet. */
  add(person: number): void {
    this.#people.push(person);
    this.#turns.push(this.#nextTurn++);
  }

  delete(person: number): boolean {
    const at = this.#people.indexOf(person);
    if (at < 0) return false;
    this.#people.splice(at, 1);
    this.#turns.splice(at, 1);
    return true;
  }

  /** Position of the page that starts with the person at a place, counted from 0; null beyond the end. */
  positionAt(place: number): number | null {
    return this.#turns[place] ?? null;
  }

  /** How many people come before the page that starts at a position. */
  placeOf(position: number): number {
    return lowerBound(this.#turns, position);
  }

  page(from: number, size: number): Page<number> {
    const start = lowerBound(this.#turns, from);
    return { items: this.#people.slice(start, start + size), next: this.#turns[start + size] ?? null };
  }

  /** Like {@link page}, of those to keep only. */
  pageWhere(from: number, size: number, keep: (person: number) => boolean): Page<number> {
    const items: number[] = [];
    for (let at = lowerBound(this.#turns, from); at < this.#people.length; at++) {
      const person = this.#people[at];
      if (person === undefined || !keep(person)) continue;
      if (items.length === size) return { items, next: this.#turns[at] ?? null };
      items.push(person);
    }
    return { items, next: null };
  }
}
