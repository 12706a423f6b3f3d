// Whatever is done to entries that are chained, or to their order, the check finds it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Checkpoint, canonicalText, GENESIS } from "../../domain/audit/chain.ts";
import { createChainCheck } from "../../domain/audit/check-chain.ts";
import { chainOf } from "../testing/chain-of.ts";
import { eventOf, nobody } from "./entries.ts";
import { type EntryRow, hashOf, sealedRow } from "./sealing.ts";
import { createSigner } from "./signing.ts";
import { isFoundByContent, isSealed } from "./verify.ts";

const RUNS = 1_000;
const signer = createSigner(["a secret for tests that is long enough"]);

async function check(rows: readonly EntryRow[], checkpoints: readonly Checkpoint[], stub: Checkpoint | null = null) {
  const chain = createChainCheck({ sha256: hashOf, isSigned: signer.isSigned, stub, checkpoints });
  for (const row of rows) {
    await chain.line({ seq: row.seq, hash: row.hash, text: row.entry, isSigned: isSealed(signer, row) });
    if (!isFoundByContent(row)) chain.flaw({ what: "columns", seq: row.seq });
  }
  return chain.end();
}

const noted = (rows: readonly EntryRow[], n: number, kind: Checkpoint["kind"] = "hourly"): Checkpoint => {
  const { seq = 0, hash = "" } = rows[n] ?? {};
  return signer.sign({ kind, seq, hash, atMs: 5 });
};

const chain = chainOf(40, signer);
const last = chain.length - 1;
const index = fc.nat(last);
const hex = fc.stringMatching(/^[0-9a-f]{64}$/);

/** Makes hashes fit again from a place on, as somebody would who knows how they are made. */
function rechained(rows: readonly EntryRow[], from: number): EntryRow[] {
  let head: { readonly seq: number; readonly hash: string } = rows[from - 1] ?? { seq: 0, hash: GENESIS };
  return rows.map((row, n) => {
    if (n < from) return row;
    const next = { ...sealedRow(row, head, null), mac: row.mac };
    head = next;
    return next;
  });
}

const put = (rows: readonly EntryRow[], n: number, change: Partial<EntryRow>) =>
  rows.map((row, at) => (at === n ? { ...row, ...change } : row));

const tamperings: fc.Arbitrary<readonly EntryRow[]> = fc.oneof(
  // A character of an entry.
  fc.tuple(index, fc.nat(), fc.string({ minLength: 1, maxLength: 1 })).map(([n, at, sign]) => {
    const text = chain[n]?.entry ?? "";
    const place = at % text.length;
    return put(chain, n, { entry: text.slice(0, place) + sign + text.slice(place + 1) });
  }),
  // A hash.
  fc.tuple(index, hex).map(([n, hash]) => put(chain, n, { hash })),
  // A number.
  fc.tuple(index, fc.integer({ min: -5, max: 60 })).map(([n, seq]) => put(chain, n, { seq })),
  // Some are removed, from the end too.
  fc.tuple(index, fc.integer({ min: 1, max: 40 })).map(([n, count]) => chain.toSpliced(n, count)),
  // Some are removed and the others chained anew.
  fc.tuple(index, fc.integer({ min: 1, max: 40 })).map(([n, count]) => rechained(chain.toSpliced(n, count), n)),
  // Two change places, with their numbers or without.
  fc.tuple(index, index, fc.boolean()).map(([n, m, withNumbers]) => {
    const [one, other] = [chain[n], chain[m]];
    if (!one || !other) return chain;
    const numbers = (row: EntryRow, seq: number) => (withNumbers ? { ...row, seq } : row);
    return put(put(chain, n, numbers(other, one.seq)), m, numbers(one, other.seq));
  }),
  // What it is filed under.
  fc.tuple(index, fc.string()).map(([n, userId]) => put(chain, n, { userId })),
  // One is added: a copy, or one made up and chained, at the end too.
  fc.tuple(index, index).map(([n, m]) => chain.toSpliced(n, 0, ...chain.slice(m, m + 1))),
  fc.tuple(index).map(([n]) => {
    const entry = canonicalText(eventOf({ requestId: "x", who: nobody, operation: "signOut" }, 3));
    const place = chain[n] ?? { seq: 0, hash: GENESIS };
    const forged = { ...sealedRow({ entry }, place, null), mac: chain[n]?.mac ?? "" };
    return rechained(chain.toSpliced(n + 1, 0, forged), n + 1);
  }),
  // An entry is rewritten and all after it chained anew.
  fc.tuple(index, fc.string()).map(([n, name]) => {
    const entry = canonicalText(eventOf({ requestId: name, who: nobody, operation: "forged" }, 9));
    return rechained(put(chain, n, { entry }), n);
  }),
);

const isSame = (rows: readonly EntryRow[]) => JSON.stringify(rows) === JSON.stringify(chain);

test("a chain that nobody touched has no flaw, be it empty, short or shortened with a stub", async () => {
  for (const rows of [[], chain.slice(0, 1), chain])
    expect(await check(rows, rows.length > 0 ? [noted(rows, rows.length - 1)] : [])).toMatchObject({
      entries: rows.length,
      flaws: [],
    });
  for (const n of [0, 17, last])
    expect(await check(chain.slice(n + 1), [noted(chain, last)], noted(chain, n, "stub"))).toMatchObject({ flaws: [] });
});

test(`${RUNS} random tamperings are found, every one`, async () => {
  const checkpoints = [noted(chain, 10), noted(chain, last)];
  let found = 0;
  await fc.assert(
    fc.asyncProperty(tamperings, async (rows) => {
      if (isSame(rows)) return;
      found += 1;
      expect((await check(rows, checkpoints)).flawCount).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
  // Of those that happened to change nothing there are few.
  expect(found).toBeGreaterThan(RUNS * 0.9);
});

test("without any checkpoint they are found too, but for a tail that was cut off", async () => {
  await fc.assert(
    fc.asyncProperty(tamperings, async (rows) => {
      const isCutTail = JSON.stringify(chain.slice(0, rows.length)) === JSON.stringify(rows);
      if (isCutTail) return;
      expect((await check(rows, [])).flawCount).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
  const rewritten = rechained(
    chain.map((row) => ({ ...row, entry: row.entry.replace("p1@", "p2@"), mac: "" })),
    0,
  );
  expect((await check(rewritten, [])).flawCount).toBeGreaterThan(0);
});

test("a tail that was cut off is found by a checkpoint alone, with the place", async () => {
  const cut = chain.slice(0, 30);
  expect((await check(cut, [noted(chain, 20)])).flaws).toEqual([]);
  expect((await check(cut, [noted(chain, last)])).flaws).toEqual([{ what: "not_as_noted", seq: 40, atMs: 5 }]);
});

test("a stub or a checkpoint that the console has not signed is told", async () => {
  const forged = { ...noted(chain, 19, "stub"), signature: noted(chain, 3).signature };
  expect((await check(chain.slice(20), [], forged)).flaws).toEqual([{ what: "unsigned", seq: 20, kind: "stub" }]);
  const stranger = createSigner(["another secret that is long enough too"]).sign({
    kind: "hourly",
    seq: 40,
    hash: chain[last]?.hash ?? "",
    atMs: 5,
  });
  expect((await check(chain, [stranger])).flaws).toEqual([{ what: "unsigned", seq: 40, kind: "hourly" }]);
});

test("a break is told with its place", async () => {
  const swapped = await check(put(chain, 7, { entry: chain[8]?.entry ?? "" }), []);
  expect(swapped.flaws.map(({ what, seq }) => `${what} ${seq}`)).toEqual(["altered 8", "columns 8"]);
  expect((await check(chain.toSpliced(5, 3), [])).flaws).toEqual([{ what: "missing", seq: 6, upTo: 8 }]);
});
