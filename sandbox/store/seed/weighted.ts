import type { Random } from "../random.ts";

/** Picks by weight. The weights are summed once, so picking many times is cheap. */
export function weighted<T extends { readonly weight: number }>(items: readonly T[]): (random: Random) => T {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  return (random) => {
    let left = random.next() * total;
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return random.pick(items);
  };
}
