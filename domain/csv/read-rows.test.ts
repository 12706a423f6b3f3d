import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { cellsOf, columnNames, type RowField, recogniseColumns, surplusCell } from "./columns.ts";
import { CsvError, parseCsv } from "./parse-csv.ts";
import { readRows } from "./read-rows.ts";
import { rowsFile } from "./rows-file.ts";
import { csvChunks, jsonChunks } from "./write-csv.ts";

const valuesOf = (text: string) => readRows(text).rows.map(({ values }) => values);

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

describe("readRows", () => {
  test.each([
    [
      "Excel’s line about the separator",
      "sep=;\r\na;b\r\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    ["a separator that Excel is told though the header has none", "sep=\t\nname\nx,y;z", [["name"], ["x,y;z"]]],
    [
      "numbers kept as text",
      'a,b\n="007","=""1,5"""',
      [
        ["a", "b"],
        ["007", "1,5"],
      ],
    ],
    [
      "a byte order mark before tabs",
      "\uFEFFa\tb\r\n1\t2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a header that comes again",
      "Name,Email\nx,y\nNAME , email\nz,w",
      [
        ["Name", "Email"],
        ["x", "y"],
        ["z", "w"],
      ],
    ],
    ["a word that stands twice in a list", "General\nSales\nGeneral", [["General"], ["Sales"], ["General"]]],
    [
      "JSON objects, with keys that some lack",
      '[{"a":1,"b":true},{"b":null,"c":["x"]}]',
      [
        ["a", "b", "c"],
        ["1", "true", ""],
        ["", "", '["x"]'],
      ],
    ],
    ["names that begin with brackets", "[Old] Sales\nSales", [["[Old] Sales"], ["Sales"]]],
    [
      "a header in braces",
      "{Name},E-mail\nx,y",
      [
        ["{Name}", "E-mail"],
        ["x", "y"],
      ],
    ],
    ["a JSON array of words", '["General", "Sales"]', [["General"], ["Sales"]]],
  ])("understands %s", (_, text, rows) => {
    expect(valuesOf(text)).toEqual(rows);
  });

  it.each([
    ["", "The file is empty."],
    ['[{"a":1},', "The file is not valid JSON."],
    ['["General", "Sales"', "The file is not valid JSON."],
    ['{"a":1}', "The JSON is not an array of objects."],
    ["[]", "The file is empty."],
    ['"open', "A quoted cell is not closed."],
  ])("refuses %j", (text, message) => {
    expect(() => readRows(text)).toThrow(new CsvError(message, 1));
  });

  it("takes nothing but JSON out of a file that is named so", () => {
    const text = "[Old] Sales\nSales";
    expect(readRows(text, "names.csv").rows).toHaveLength(2);
    expect(() => readRows(text, "names.JSON")).toThrow(new CsvError("The file is not valid JSON.", 1));
  });

  it("counts lines where Excel is told the separator", () => {
    expect(parseCsv("sep=;\na;b\n1;2").records[0]?.line).toBe(3);
  });
});

const fields: readonly RowField[] = [
  { key: "id", label: "ID", names: ["channelid", "id"], looks: (cell) => /^x\d+$/.test(cell) },
  { key: "email", label: "Email", names: ["email"], looks: (cell) => cell.includes("@") },
  { key: "name", label: "Name", names: ["name"] },
];

describe("recogniseColumns", () => {
  test.each([
    ["Channel ID;E-mail\nx1;a@b.example", { id: 0, email: 1 }, true],
    ["name,channel_id\nGeneral,x1", { id: 1, name: 0 }, true],
    ["a@b.example,x1\nc@d.example,x2", { id: 1, email: 0 }, false],
    ["General\nSales", { name: 0 }, false],
    ['[{"id":"x1","name":"General"}]', { id: 0, name: 1 }, true],
    ["nothing,known\nhere,either", {}, false],
  ])("finds what is in %j", (text, mapping, hasHeader) => {
    expect(recogniseColumns(readRows(text), fields)).toEqual({ mapping, hasHeader });
  });

  it("reads cells by it, and tells columns of one name apart", () => {
    const read = readRows("name,name,\n x ,y,z");
    expect(columnNames(read, true)).toEqual(["name", "name (column 2)", "Column 3"]);
    expect(columnNames(read, false)).toEqual(["Column 1: name", "Column 2: name", "Column 3"]);
    const [, row] = read.rows;
    expect(row && cellsOf(row, { name: 0, id: 2, email: 5 })).toEqual({ name: "x", id: "z", email: "" });
  });
});

test.each([
  ["name,email\nSales, EMEA,a@b.example", "The row has more cells than the header: “a@b.example” has no column."],
  ["name,email,\nSales,a@b.example,x", "The row has more cells than the header: “x” has no column."],
  ["x1,a@b.example\nx2,c@d.example,x", "The row has more cells than the first row: “x” has no column."],
  ["name,email,note\nSales,a@b.example,x", undefined],
  ["name,email\nSales,a@b.example,, ", undefined],
  ["name,email\nSales", undefined],
  ["x1,a@b.example\nx2,c@d.example", undefined],
])("says of the last row of %j what has no column", (text, why) => {
  const read = readRows(text);
  const last = read.rows.at(-1);
  const said = last && surplusCell(read, recogniseColumns(read, fields), last);
  expect(said?.replace(/ Put names .*/, "")).toBe(why);
});

it("takes a column without a header for meant that a field was given to", () => {
  const read = readRows("name,\nSales,a@b.example");
  const row = { line: 2, values: ["Sales", "a@b.example"] };
  expect(surplusCell(read, { hasHeader: true, mapping: { name: 0, email: 1 } }, row)).toBeUndefined();
  expect(surplusCell(read, { hasHeader: true, mapping: { name: 0 } }, row)).toContain("“a@b.example”");
});

const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\t", "\n", "\r", "'", "=", "-", " ", "é", "1") });
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  .map((rows) => rows.filter((row) => row.some((value) => value !== "")));

test("what is written is read back, as CSV and as JSON", async () => {
  const header = ["one", "two", "three", "four"];
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const names = header.slice(0, rows[0]?.length ?? 2);
      const columns = names.map((name, at) => ({ header: name, value: (row: readonly string[]) => row[at] }));
      expect(valuesOf(await textOf(csvChunks(columns, once(rows))))).toEqual([names, ...rows]);
      const json = await textOf(
        jsonChunks((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])), once(rows)),
      );
      if (rows.length > 0) expect(valuesOf(json)).toEqual([names, ...rows]);
    }),
  );
});

test("rows that failed come back as they came, with the reason, and again with the next one", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const names = ["one", "two", "three", "four"].slice(0, rows[0]?.length ?? 2);
      const back = await textOf(
        rowsFile(
          names,
          rows.map((values) => ({ values, reason: "Why, not" })),
        ),
      );
      expect(valuesOf(back)).toEqual([[...names, "import note"], ...rows.map((row) => [...row, "Why, not"])]);
      const [first, ...read] = valuesOf(back);
      const again = await textOf(
        rowsFile(
          first ?? [],
          read.map((values) => ({ values, reason: "Now" })),
        ),
      );
      expect(valuesOf(again)).toEqual([[...names, "import note"], ...rows.map((row) => [...row, "Now"])]);
    }),
  );
});

it("gives back a column of the list's own that is named “reason”", async () => {
  const back = await textOf(rowsFile(["name", "reason"], [{ values: ["Sales", "Too quiet"], reason: "No." }]));
  expect(valuesOf(back)).toEqual([
    ["name", "reason", "import note"],
    ["Sales", "Too quiet", "No."],
  ]);
});

it("takes no value from what every object has", () => {
  const { rows } = readRows('[{"toString": "a"}, {"name": "b"}]');
  expect(rows.map(({ values }) => values)).toEqual([
    ["toString", "name"],
    ["a", ""],
    ["", "b"],
  ]);
});
