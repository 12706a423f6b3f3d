// A trail that was saved from the console, and what somebody may do to the file.
import { expect, test } from "vitest";
import { type Checkpoint, GENESIS, linkText } from "../../domain/audit/chain.ts";
import { chainOf } from "../testing/chain-of.ts";
import { reportLines } from "./report-lines.ts";
import { hashOf } from "./sealing.ts";
import { createSigner, type Signer } from "./signing.ts";
import { verifyLines } from "./verify.ts";

const signer = createSigner(["a secret for tests that is long enough"]);

type Line = readonly [
  seq: number,
  hash: string,
  text: string | null,
  contentHash: string,
  isSigned: boolean | null,
  mac?: string | undefined,
];

const rows = chainOf(5, signer);
const saved: readonly Line[] = rows.map(({ seq, hash, entry, mac }) => [seq, hash, entry, "", true, mac]);
const noted = rows.slice(-1).map(({ seq, hash }) => signer.sign({ kind: "hourly", seq, hash, atMs: 5 }));

async function verified(
  lines: readonly Line[],
  checkpoints: readonly Checkpoint[] = noted,
  by: Pick<Signer, "isSigned" | "isOurs"> | null = signer,
) {
  const file = [{ stub: null, checkpoints, count: lines.length }, ...lines, { end: "whole" }];
  const texts = (async function* () {
    for (const each of file) yield JSON.stringify(each);
  })();
  const result = await verifyLines(texts, { signer: by, known: [] });
  return { ...result, report: reportLines(result, { isSignedChecked: by !== null, known: 0 }) };
}

/** The lines with numbers and hashes that fit, as somebody makes them who knows how; all else is left as it was. */
function rechained(lines: readonly Line[]): readonly Line[] {
  let head = GENESIS;
  return lines.map(([, , text, contentHash, isSigned, mac], n) => {
    head = hashOf(linkText(head, n + 1, text === null ? contentHash : hashOf(text)));
    return [n + 1, head, text, contentHash, isSigned, mac];
  });
}

test("one that nobody touched has no flaw", async () => {
  const { flaws, report } = await verified(saved);
  expect(flaws).toEqual([]);
  expect(report).toEqual([
    `5 entries, the last of them number 5, ${rows[4]?.hash}`,
    "1 checkpoints",
    "The audit trail is as it was written.",
  ]);
});

test("an entry that was taken out is found where the others were chained anew and no checkpoint is left", async () => {
  const { flaws, report } = await verified(rechained(saved.toSpliced(1, 1)), []);
  expect(flaws).toEqual([2, 3, 4].map((seq) => ({ what: "unsigned", seq, kind: "entry" })));
  expect(report).toContain("The trail has no checkpoints of its own: a tail that was cut off is not found.");
  expect(report.at(-1)).toBe("The audit trail is not as it was written.");
});

test("entries without the MAC of the console are told, whatever the lines say of themselves", async () => {
  const bare = saved.map(([seq, hash, text, contentHash, isSigned]): Line => [seq, hash, text, contentHash, isSigned]);
  expect((await verified(bare)).flaws).toEqual(
    [1, 2, 3, 4, 5].map((seq) => ({ what: "unsigned", seq, kind: "entry" })),
  );
});

test("a text that was left out is counted, for its hash alone was checked", async () => {
  const without = saved.map((line): Line => {
    const [seq, hash, text, , isSigned, mac] = line;
    return seq === 2 ? [seq, hash, null, hashOf(text ?? ""), isSigned, mac] : line;
  });
  const { flaws, read, report } = await verified(without);
  expect([flaws, read]).toEqual([[], 4]);
  expect(report).toContain("1 of them checked by hash only: the file does not have their text");
});

test("without the secret it is said that signatures were not checked", async () => {
  const { flaws, report } = await verified(rechained(saved.toSpliced(1, 1)), [], null);
  expect(flaws).toEqual([]);
  expect(report).toContain("Signatures were not checked: SESSION_SECRET is not set.");
});
