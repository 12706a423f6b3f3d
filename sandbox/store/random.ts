/** A repeatable source of chance: the same seed gives the same company on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** Whole number, at least 0, below `bound`. */
  below(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  bytes(count: number): Buffer;
}

/** Seeded with any text; different texts give unrelated streams. */
export function createRandom(seed: string): Random {
  let [a, b, c, d] = hash(seed);
  const uint32 = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) uint32();
  const below = (bound: number): number => Math.floor((uint32() / 0x1_0000_0000) * bound);
  return {
    next: () => uint32() / 0x1_0000_0000,
    below,
    chance: (probability) => uint32() / 0x1_0000_0000 < probability,
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    bytes: (count) => {
      const buffer = Buffer.allocUnsafe(count);
      for (let at = 0; at < count; at += 4) {
        const word = uint32();
        for (let byte = 0; byte < 4 && at + byte < count; byte++) buffer[at + byte] = (word >>> (8 * byte)) & 0xff;
      }
      return buffer;
    },
  };
}

/** cyrb128: spreads a text over four words. */
function hash(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [h1 | 0, h2 | 0, h3 | 0, h4 | 0];
}
