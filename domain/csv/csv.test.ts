import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvError, parseCsv } from "./parse-csv.ts";
import { rowsFile } from "./rows-file.ts";
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

/**
 * Cells that are run where semicolons, tabs or line ends part them, quotes or not. A quote of the text itself, which
 * stands doubled behind the one that opens the cell, makes it none.
 */
const startsOfFormulas = (file: string) =>
  file
    .replace("\uFEFF", "")
    .split(/[;\t\r\n]/)
    .filter((piece) => /^(?:"?|(?:"")+)\s*[=+\-@＝＋－＠]/.test(piece));

describe("csvChunks", () => {
  it("writes a line a row, quoted where it has to be", async () => {
    const text = await textOf(csvChunks(columns, batchesOf([["a,b", 'say "x"'], ["two\nlines"]])));
    expect(text).toBe('\uFEFFname,note\r\n"a,b","say ""x"""\r\n"two\nlines",\r\n');
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@sum",
    "\tx",
    "＝1+1",
    "＋1",
    "－1",
    "＠sum",
    "'＝1",
    " =1+1",
    "  -1",
    "\u00a0@sum",
    "' =1",
  ])("keeps a spreadsheet from running %j", async (text) => {
    const file = await textOf(csvChunks(columns, batchesOf([[text, "b"]])));
    expect(file.split("\r\n")[1]).toContain(`'${text}`);
    expect(valuesOf(file)).toEqual([[text, "b"]]);
  });

  it.each(["x;=1+1", 'x;"=1+1"', "x; +1", "x;'=1", "x\t@sum", "x\r\n=1", ";;-1", "=a;=b", "x;＝1+1", "x\t＠sum"])(
    "keeps a spreadsheet that parts cells by semicolons or tabs from running %j",
    async (text) => {
      const file = await textOf(csvChunks(columns, batchesOf([[text, "b"]])));
      expect(valuesOf(file)).toEqual([[text, "b"]]);
      expect(startsOfFormulas(file)).toEqual([]);
    },
  );

  it("leaves separators alone that no formula follows", async () => {
    const file = await textOf(csvChunks(columns, batchesOf([["a; b;c", "x;'y"]])));
    expect(file.split("\r\n")[1]).toBe(`"a; b;c","x;'y"`);
  });

  it("leaves numbers alone", async () => {
    const file = await textOf(csvChunks([{ header: "n", value: (n: number) => n }], batchesOf([-5])));
    expect(file).toContain("\r\n-5\r\n");
  });
});

describe("parseCsv", () => {
  it("reads back whatever was written", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\t", "\n", "\r", "'", "=", "-", " ", "é", "＝", "＠"),
    });
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const file = await textOf(csvChunks(columns, batchesOf(written, 2)));
        expect(valuesOf(file)).toEqual(written.filter(([a, b]) => a !== "" || b !== ""));
        expect(startsOfFormulas(file)).toEqual([]);
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
    ["one column, whose cells hold separators", "Channel\r\nSales, EMEA\r\na;b\tc", [["Sales, EMEA"], ["a;b\tc"]]],
    ["empty lines before the header", "\r\n\na;b\n1,5;2", [["1,5", "2"]]],
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

describe("files that are long in one place", () => {
  it.each([
    ["a cell of tabs", `a\n"${"\t".repeat(60_000)}"`, 2],
    ["a cell of quotes", `a\n${"'".repeat(60_000)}x`, 2],
    ["a first line", `${"a".repeat(2_000_000)};b\n1;2`, 2],
  ])("are read: %s", (_what, text, count) => {
    const { records } = parseCsv(text);
    expect(records).toHaveLength(count - 1);
  });

  it("gives back as many rows as came", async () => {
    const rows = Array.from({ length: 150_000 }, () => ({ values: ["a"], reason: "No." }));
    let length = 0;
    for await (const text of rowsFile(["name"], rows)) length += text.length;
    expect(length).toBeGreaterThan(150_000 * 5);
  });
});
