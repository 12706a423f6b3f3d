import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateLimitedError } from "../api/errors.ts";
import { cursorPage } from "../cursor-list/page.ts";
import { cursorBatches, loadedBatches } from "./batches.ts";
import { CsvError, parseCsv } from "./parse-csv.ts";
import { safeFileName } from "./save-file.ts";
import { csvChunks, jsonChunks } from "./write-csv.ts";

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

const columns = [
  { header: "name", value: (row: readonly string[]) => row[0] },
  { header: "note", value: (row: readonly string[]) => row[1] },
];

const valuesOf = (text: string) => parseCsv(text).records.map(({ values }) => values);

describe("csvChunks", () => {
  it("writes a line a row, quoted where it has to be", async () => {
    const text = await textOf(csvChunks(columns, loadedBatches([["a,b", 'say "x"'], ["two\nlines"]])));
    expect(text).toBe('\uFEFFname,note\r\n"a,b","say ""x"""\r\n"two\nlines",\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@sum", "\tx"])("keeps a spreadsheet from running %j", async (text) => {
    const file = await textOf(csvChunks(columns, loadedBatches([[text, "b"]])));
    expect(file.split("\r\n")[1]).toContain(`'${text}`);
    expect(valuesOf(file)).toEqual([[text, "b"]]);
  });

  it("leaves numbers alone", async () => {
    const file = await textOf(csvChunks([{ header: "n", value: (n: number) => n }], loadedBatches([-5])));
    expect(file).toContain("\r\n-5\r\n");
  });
});

describe("parseCsv", () => {
  it("reads back whatever was written", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", "'", "=", "-", " ", "é") });
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const file = await textOf(csvChunks(columns, loadedBatches(written, 2)));
        expect(valuesOf(file)).toEqual(written.filter(([a, b]) => a !== "" || b !== ""));
      }),
    );
  });

  it.each([
    ["semicolons", "a;b\n1,5;2", [["1,5", "2"]]],
    ["tabs", "a\tb\n1\t2\n", [["1", "2"]]],
    [
      "old line ends",
      "a,b\r1,2\r3,4",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["a separator inside quotes", '"a;x",b\n1,2', [["1", "2"]]],
    ["empty lines", "a,b\n\n1,2\n,\n", [["1", "2"]]],
    ["an empty last cell", "a,b\n1,", [["1", ""]]],
  ])("understands %s", (_, text, rows) => expect(valuesOf(text)).toEqual(rows));

  it("says where a record begins", () => {
    expect(parseCsv('a,b\n"two\nlines",1\n\nlast,2').records.map(({ line }) => line)).toEqual([2, 5]);
  });

  it("refuses a file that is none", () => {
    expect(() => parseCsv("")).toThrow(CsvError);
    expect(() => parseCsv('a,b\n1,"open')).toThrow(expect.objectContaining({ line: 2 }));
  });
});

it("writes JSON that reads back", async () => {
  const rows = [{ a: 1 }, { a: "x" }, { a: null }];
  expect(JSON.parse(await textOf(jsonChunks((row) => row, loadedBatches(rows, 2))))).toEqual(rows);
  expect(JSON.parse(await textOf(jsonChunks((row) => row, loadedBatches([]))))).toEqual([]);
});

describe("cursorBatches", () => {
  const page = (items: readonly number[], nextCursor?: string) => cursorPage(items, nextCursor, undefined, 0);

  it("follows the cursor to the end and waits out a limit", async () => {
    const asked: (string | undefined)[] = [];
    let isLimited = true;
    const fetchPage = async (cursor: string | undefined) => {
      asked.push(cursor);
      if (cursor === "b" && isLimited) {
        isLimited = false;
        throw new RateLimitedError("wait", { code: 429, status: 429, retryAfterMs: 1 });
      }
      return cursor === undefined ? page([1, 2], "b") : page([3]);
    };
    const rows: number[] = [];
    for await (const batch of cursorBatches(fetchPage, new AbortController().signal)) rows.push(...batch);
    expect(rows).toEqual([1, 2, 3]);
    expect(asked).toEqual([undefined, "b", "b"]);
  });

  it("stops where it is told to", async () => {
    const stop = new AbortController();
    const rows: number[] = [];
    for await (const batch of cursorBatches(async () => page([1], "more"), stop.signal)) {
      rows.push(...batch);
      stop.abort();
    }
    expect(rows).toEqual([1]);
  });
});

it.each([
  ["a/b: c", "a b c.csv"],
  ["\u0000..", "...csv"],
  ["", "export.csv"],
])("makes a file name of %j", (stem, name) => expect(safeFileName(stem, "csv")).toBe(name));
