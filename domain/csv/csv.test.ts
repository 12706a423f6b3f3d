import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvError, parseCsv } from "./parse-csv.ts";
import { csvChunks, jsonChunks } from "./write-csv.ts";

async function* batchesOf<Row>(rows: readonly Row[], size = 1_000): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

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
    const text = await textOf(csvChunks(columns, batchesOf([["a,b", 'say "x"'], ["two\nlines"]])));
    expect(text).toBe('\uFEFFname,note\r\n"a,b","say ""x"""\r\n"two\nlines",\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@sum", "\tx"])("keeps a spreadsheet from running %j", async (text) => {
    const file = await textOf(csvChunks(columns, batchesOf([[text, "b"]])));
    expect(file.split("\r\n")[1]).toContain(`'${text}`);
    expect(valuesOf(file)).toEqual([[text, "b"]]);
  });

  it("leaves numbers alone", async () => {
    const file = await textOf(csvChunks([{ header: "n", value: (n: number) => n }], batchesOf([-5])));
    expect(file).toContain("\r\n-5\r\n");
  });
});

describe("parseCsv", () => {
  it("reads back whatever was written", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", "'", "=", "-", " ", "é") });
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const file = await textOf(csvChunks(columns, batchesOf(written, 2)));
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
  expect(JSON.parse(await textOf(jsonChunks((row) => row, batchesOf(rows, 2))))).toEqual(rows);
  expect(JSON.parse(await textOf(jsonChunks((row) => row, batchesOf([]))))).toEqual([]);
});
