// Checks a chain entry by entry. What is wrong is told with its place; checking goes on from what is stored, so that
// each break is told once.
import { type ChainLine, type Checkpoint, GENESIS, linkText } from "./chain.ts";

export type Flaw =
  /** Its content, its hash or what stood before it is not what it was. */
  | { readonly what: "altered"; readonly seq: number }
  /** These numbers are missing. */
  | { readonly what: "missing"; readonly seq: number; readonly upTo: number }
  /** A number that was there already, or comes too late. */
  | { readonly what: "out_of_place"; readonly seq: number }
  /** What was written down of this place earlier says something else, or the chain ends before it. */
  | { readonly what: "not_as_noted"; readonly seq: number; readonly atMs: number }
  /** Its columns, by which it is found, say something else than the entry. */
  | { readonly what: "columns"; readonly seq: number }
  /** An entry, a checkpoint or the mark of deleted entries is not signed by a known key: the console did not write it. */
  | { readonly what: "unsigned"; readonly seq: number; readonly kind: Checkpoint["kind"] | "entry" };

export interface ChainResult {
  readonly entries: number;
  /** Those whose text the reader may read, so that it was checked too. */
  readonly read: number;
  /** Sequence number and hash of the last entry; of the stub where there is none. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly checkpoints: number;
  /** The first ones. */
  readonly flaws: readonly Flaw[];
  readonly flawCount: number;
}

type Maybe<T> = T | Promise<T>;

export interface ChainCheck {
  /** SHA-256 in hex. */
  readonly sha256: (text: string) => Maybe<string>;
  /** Whether a signature is of the key; null where that cannot be told here. */
  readonly isSigned: (checkpoint: Checkpoint) => Maybe<boolean | null>;
  /** The mark that earlier entries were deleted; null where the chain begins with its first entry. */
  readonly stub: Checkpoint | null;
  /** What was written down of the chain, here or elsewhere. */
  readonly checkpoints: readonly Checkpoint[];
}

const MOST_FLAWS = 100;

export function createChainCheck({ sha256, isSigned, stub, checkpoints }: ChainCheck) {
  const flaws: Flaw[] = [];
  let flawCount = 0;
  let head = { seq: stub?.seq ?? 0, hash: stub?.hash ?? GENESIS };
  let entries = 0;
  let read = 0;
  const noted = new Map<number, Checkpoint[]>();
  for (const one of checkpoints) {
    const same = noted.get(one.seq);
    if (same) same.push(one);
    else noted.set(one.seq, [one]);
  }
  const add = (flaw: Flaw) => {
    flawCount += 1;
    if (flaws.length < MOST_FLAWS) flaws.push(flaw);
  };
  const compare = (seq: number, hash: string) => {
    for (const one of noted.get(seq) ?? []) if (one.hash !== hash) add({ what: "not_as_noted", seq, atMs: one.atMs });
    noted.delete(seq);
  };

  return {
    flaw: add,
    line: async ({ seq, hash, text, contentHash = "", isSigned }: ChainLine): Promise<void> => {
      entries += 1;
      if (isSigned === false) add({ what: "unsigned", seq, kind: "entry" });
      if (text !== null) read += 1;
      if (seq <= head.seq) {
        add({ what: "out_of_place", seq });
        return;
      }
      const isNext = seq === head.seq + 1;
      if (!isNext) add({ what: "missing", seq: head.seq + 1, upTo: seq - 1 });
      const content = text === null ? contentHash : await sha256(text);
      // After a gap nobody knows what the entry was chained to.
      if (isNext && (await sha256(linkText(head.hash, seq, content))) !== hash) add({ what: "altered", seq });
      compare(seq, hash);
      head = { seq, hash };
    },
    end: async (): Promise<ChainResult> => {
      if (stub && (await isSigned(stub)) === false) add({ what: "unsigned", seq: stub.seq, kind: "stub" });
      for (const one of checkpoints)
        if (one !== stub && (await isSigned(one)) === false) add({ what: "unsigned", seq: one.seq, kind: one.kind });
      // Of what was deleted when its time was over, nothing is left to compare.
      const from = stub?.seq ?? 0;
      if (stub) compare(stub.seq, stub.hash);
      for (const [seq, list] of noted)
        if (seq > from) for (const { atMs } of list) add({ what: "not_as_noted", seq, atMs });
      return { entries, read, head, checkpoints: checkpoints.length, flaws, flawCount };
    },
  };
}
