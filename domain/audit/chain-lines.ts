// The chain as lines of JSON, as `GET /api/audit/chain` streams it and as it can be kept in a file: a head, a line an
// entry, an end.
import * as v from "valibot";
import type { Checkpoint } from "./chain.ts";
import { type ChainCheck, type ChainResult, createChainCheck } from "./check-chain.ts";

export const CheckpointSchema = v.object({
  kind: v.picklist(["hourly", "stub"]),
  seq: v.number(),
  hash: v.string(),
  atMs: v.number(),
  key: v.string(),
  signature: v.string(),
});

const Head = v.object({
  stub: v.nullable(CheckpointSchema),
  checkpoints: v.array(CheckpointSchema),
  /** Entries that follow, more or less: some may be added or deleted in the meantime. */
  count: v.number(),
});
export type ChainHead = v.InferOutput<typeof Head>;

/**
 * Number, hash, text or null, hash of the text where that is left out, whether the console has signed it, and the MAC by
 * which it has: empty where it has not, left out by an earlier build.
 */
const Entry = v.tuple([
  v.number(),
  v.string(),
  v.nullable(v.string()),
  v.string(),
  v.nullable(v.boolean()),
  v.optional(v.string(), ""),
]);
export type ChainEntryLine = v.InferOutput<typeof Entry>;
/** `shortened`: entries whose time was over were deleted while it was read. */
const End = v.object({ end: v.picklist(["whole", "shortened"]) });
export type ChainEndLine = v.InferOutput<typeof End>;

/** What came was not the whole chain, so nothing can be said of it. */
export class ChainBrokenOff extends Error {
  override readonly name = "ChainBrokenOff";
}

export interface LinesCheck extends Omit<ChainCheck, "stub" | "checkpoints"> {
  /** What was written down elsewhere. */
  readonly known: readonly Checkpoint[];
  /** Whether a MAC is of the console; null where that cannot be told here. Then what the line says of itself counts. */
  readonly isSealed?: (line: { readonly hash: string; readonly mac: string }) => boolean | null;
  readonly progressed?: (entries: number, of: number) => void;
}

const PROGRESS_EVERY = 2_000;

/** @throws ChainBrokenOff */
export async function checkLines(lines: AsyncIterable<string>, options: LinesCheck): Promise<ChainResult> {
  const { known, progressed, isSealed, ...own } = options;
  let check: ReturnType<typeof createChainCheck> | null = null;
  let count = 0;
  let read = 0;
  let isWhole = false;
  for await (const line of lines) {
    if (line === "") continue;
    const json: unknown = jsonIn(line);
    if (!check) {
      const head = parsed(Head, json);
      count = head.count;
      check = createChainCheck({ ...own, stub: head.stub, checkpoints: [...head.checkpoints, ...known] });
    } else if (Array.isArray(json)) {
      const [seq, hash, text, contentHash, isSaidSigned, mac] = parsed(Entry, json);
      const isSigned = isSealed?.({ hash, mac }) ?? isSaidSigned;
      await check.line({ seq, hash, text, contentHash, isSigned });
      read += 1;
      if (read % PROGRESS_EVERY === 0) progressed?.(read, count);
    } else {
      if (parsed(End, json).end === "shortened")
        throw new ChainBrokenOff("Entries whose time was over were deleted while the trail was read. Check it again.");
      isWhole = true;
    }
  }
  if (!check || !isWhole) throw new ChainBrokenOff("The trail did not come to its end.");
  return check.end();
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new ChainBrokenOff("What came is not the trail.", { cause });
  }
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  throw new ChainBrokenOff("What came is not the trail.");
}
