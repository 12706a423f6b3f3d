// Long lists in an order. The rows wait packed until the last has come, so that a list takes little memory however long.
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { isLost, type Lost, type Told } from "../../domain/exports/told.ts";
import type { Batches } from "../lists/listed.ts";

/** Rows that are sorted at once, and rows of such a run that are unpacked at a time. */
const RUN_ROWS = 5_000;
const BLOCK_ROWS = 500;

type Compare<Row> = (a: Row, b: Row) => number;
/** A sorted part of the rows, block by block. */
type Run = Generator<unknown[], void>;

/** The rows in an order, those alike as they came; behind them what cannot be read. Rows are what JSON gives back. */
export async function* sorted<Row>(
  batches: Batches<Told<Row>>,
  compare: Compare<Row> | undefined,
  runRows = RUN_ROWS,
): Batches<Told<Row>> {
  if (!compare) return yield* batches;
  const runs: Run[] = [];
  const lost: Lost[] = [];
  let rows: Row[] = [];
  for await (const batch of batches) {
    for (const told of batch) {
      if (isLost(told)) lost.push(told);
      else rows.push(told.row);
    }
    if (rows.length >= runRows) {
      runs.push(unpacked(packed(rows.sort(compare))));
      rows = [];
    }
  }
  runs.push(unpacked(packed(rows.sort(compare))));
  yield* merged<Row>(runs, compare);
  yield lost;
}

const packed = (rows: readonly unknown[]): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, at) =>
    deflateRawSync(JSON.stringify(rows.slice(at * BLOCK_ROWS, (at + 1) * BLOCK_ROWS))),
  );

function* unpacked(blocks: readonly Uint8Array[]): Run {
  for (const block of blocks) yield JSON.parse(inflateRawSync(block).toString("utf8"));
}

function* merged<Row>(runs: readonly Run[], compare: Compare<Row>): Generator<readonly Told<Row>[]> {
  // What was packed here comes back as it was.
  const next = (run: Run): Row[] => (run.next().value ?? []) as Row[];
  const heads = runs.map((run) => ({ run, block: next(run), at: 0 })).filter(({ block }) => block.length > 0);
  let batch: Told<Row>[] = [];
  while (heads.length > 0) {
    let least = 0;
    for (let one = 1; one < heads.length; one += 1)
      if (compare(rowAt(heads[one]), rowAt(heads[least])) < 0) least = one;
    const head = heads[least];
    if (!head) break;
    batch.push({ row: rowAt(head) });
    head.at += 1;
    if (head.at === head.block.length) {
      head.block = next(head.run);
      head.at = 0;
      if (head.block.length === 0) heads.splice(least, 1);
    }
    if (batch.length === BLOCK_ROWS) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

/** Of a head with rows left. */
const rowAt = <Row>(head: { readonly block: readonly Row[]; readonly at: number } | undefined): Row =>
  head?.block[head.at] as Row;
