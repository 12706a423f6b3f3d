// Who is in which channel or group, by numbers: some people's channels among half a million memberships are found in a millisecond
// or two, and by rows of an embedded database in a hundred.
import { visitEach } from "../../yielding.ts";

export interface Memberships {
  /** The slots of the channels, or groups, in which any of these people are. */
  slotsWith(keys: Iterable<string>): Promise<ReadonlySet<number>>;
  /** Tells of anybody, by their key, whether they are in any of these. */
  isInAny(of: (slot: number) => boolean): Promise<IsAmong>;
}

/** Whether somebody, by their key, is one of those who are meant. */
export type IsAmong = (key: string) => boolean;

export interface WritableMemberships extends Memberships {
  /** @param keys of everybody in it */
  put(slot: number, keys: readonly string[]): void;
  /** Keys of those who are in nothing any more, each once, since they were last taken. */
  takeLeft(): readonly string[];
}

const nobody = new Uint32Array();

export function membershipTable(): WritableMemberships {
  const numberOf = new Map<string, number>();
  /** By number: their key, and in how much they are. */
  const keyOf: string[] = [];
  const counts: number[] = [];
  /** By slot. */
  const people: Uint32Array[] = [];
  /** Numbers of those who were taken out of the last they were in. */
  const left = new Set<number>();
  const numbered = (key: string): number => {
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    const number = keyOf.push(key) - 1;
    numberOf.set(key, number);
    counts.push(0);
    return number;
  };
  return {
    put: (slot, keys) => {
      const before = people[slot] ?? nobody;
      const now = keys.length === 0 ? nobody : Uint32Array.from(keys, numbered);
      people[slot] = now;
      for (const number of now) counts[number] = (counts[number] ?? 0) + 1;
      for (const number of before) {
        const count = (counts[number] ?? 0) - 1;
        counts[number] = count;
        if (count === 0) left.add(number);
      }
    },
    takeLeft: () => {
      const keys = [...left].flatMap((number) => (counts[number] === 0 ? (keyOf[number] ?? []) : []));
      left.clear();
      return keys;
    },
    slotsWith: async (keys) => {
      const wanted = new Uint8Array(numberOf.size);
      for (const key of keys) {
        const number = numberOf.get(key);
        if (number !== undefined) wanted[number] = 1;
      }
      const slots = new Set<number>();
      const isIn = (everybody: Uint32Array): boolean => {
        // Written out: a callback for each of half a million takes five times as long.
        for (let at = 0; at < everybody.length; at += 1) if (wanted[everybody[at] ?? 0] === 1) return true;
        return false;
      };
      await visitEach(people.keys(), (slot) => {
        const own = people[slot];
        if (own !== undefined && isIn(own)) slots.add(slot);
      });
      return slots;
    },
    isInAny: async (of) => {
      const isIn = new Uint8Array(numberOf.size);
      await visitEach(people.keys(), (slot) => {
        const own = people[slot];
        if (own === undefined || own.length === 0 || !of(slot)) return;
        for (let at = 0; at < own.length; at += 1) isIn[own[at] ?? 0] = 1;
      });
      return (key) => isIn[numberOf.get(key) ?? -1] === 1;
    },
  };
}
