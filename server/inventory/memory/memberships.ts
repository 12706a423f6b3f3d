// Who is in which channel, by numbers: some people's channels among half a million memberships are found in a millisecond
// or two, and by rows of an embedded database in a hundred.
import { visitEach } from "../../yielding.ts";

export interface Memberships {
  /** The slots of the channels in which any of these people are. */
  slotsWith(keys: Iterable<string>): Promise<ReadonlySet<number>>;
}

export interface WritableMemberships extends Memberships {
  /** @param keys of everybody in the channel */
  put(slot: number, keys: readonly string[]): void;
}

const nobody = new Uint32Array();

export function membershipTable(): WritableMemberships {
  const numberOf = new Map<string, number>();
  /** By the slot of the channel. */
  const people: Uint32Array[] = [];
  const numbered = (key: string): number => {
    const number = numberOf.get(key) ?? numberOf.size;
    numberOf.set(key, number);
    return number;
  };
  return {
    put: (slot, keys) => {
      people[slot] = keys.length === 0 ? nobody : Uint32Array.from(keys, numbered);
    },
    slotsWith: async (keys) => {
      const wanted = new Uint8Array(numberOf.size);
      for (const key of keys) {
        const number = numberOf.get(key);
        if (number !== undefined) wanted[number] = 1;
      }
      const slots = new Set<number>();
      await visitEach(people.keys(), (slot) => {
        if (people[slot]?.some((number) => wanted[number] === 1)) slots.add(slot);
      });
      return slots;
    },
  };
}
