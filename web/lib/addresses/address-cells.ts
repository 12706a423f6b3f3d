import { CsvError, type CsvTable, parseCsv } from "../../../domain/csv/parse-csv.ts";

/** How a column of addresses is headed, e.g. `E-mail`, `Work email`, `user_email`, `Email Address`, `E-Mail-Adresse`. */
const MAIL_HEADER = /^(?:\p{L}+[ _-])?e-?mail(?:[ _-]*(?:address(?:es)?|adressen?|\d+))*$/iu;

/** A cell that holds an address and nothing else. */
const BARE_ADDRESS = /^\s*<?[^\s<>",;@]+@[^\s<>",;@]+>?\s*$/;

/** The lines of a text that may hold addresses. Of a row of a sheet these are the cells with one, or its mail column. */
export function addressCells(text: string): readonly string[] {
  const [first = ""] = text.trimStart().split("\n", 1);
  const heads = first.split(/[,;\t]/).map((head) => head.replaceAll('"', "").trim());
  if (heads.some((head) => MAIL_HEADER.test(head)))
    return cellsBelow(text) ?? text.trimStart().split("\n").slice(1).flatMap(cellsOf);
  return cellsOfTable(rowsIn(text), 2) ?? text.split("\n").flatMap(cellsOf);
}

/** A row's cells with an address; a row without one as a whole, to be reported. */
function cellsOf(line: string): readonly string[] {
  // Behind a comma with a blank stands the next of a list of people; a sheet writes none.
  const isList = /[,;] /.test(line.replace(/"[^"]*"/g, ""));
  const ofRow = isList ? null : cellsOfTable(rowsIn(line), 1);
  if (ofRow) return ofRow;
  const cells = line.split("\t");
  const found = cells.filter((cell) => cell.includes("@"));
  return found.length > 0 ? found : [cells.join(" ")];
}

/** The only column of addresses in rows of the same length; null for a text that has none. */
function cellsOfTable(rows: readonly (readonly string[])[], leastRows: number): readonly string[] | null {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < leastRows || rows.some(({ length }) => length !== width)) return null;
  const columns = new Set(rows.flatMap((row) => row.flatMap((cell, at) => (cell.includes("@") ? [at] : []))));
  const [at, ...others] = columns;
  if (at === undefined || others.length > 0) return null;
  const cells = rows.map((row) => row[at] ?? "");
  if (cells.some((cell) => cell.includes("@") && !BARE_ADDRESS.test(cell))) return null;
  return rows.map((row, index) => (cells[index]?.includes("@") ? cells[index] : withoutAddress(row)));
}

/** The mail column of a table with a header; null for a text that is none. */
function cellsBelow(text: string): readonly string[] | null {
  const table = tableIn(text);
  const at = table ? table.header.findIndex((head) => MAIL_HEADER.test(head)) : -1;
  if (!table || at === -1) return null;
  return table.records.map(({ values }) => {
    const cell = values[at] ?? "";
    // Addresses of other columns, such as a manager's, are nobody's of this row.
    return cell.includes("@") ? cell : withoutAddress(values.filter((value) => !value.includes("@")));
  });
}

/** A row that names nobody's address, as it is reported. */
function withoutAddress(cells: readonly string[]): string {
  return cells.filter((cell) => cell.trim() !== "").join(" ");
}

function rowsIn(text: string): readonly (readonly string[])[] {
  const table = tableIn(text);
  return table ? [table.header, ...table.records.map(({ values }) => values)] : [];
}

function tableIn(text: string): CsvTable | null {
  try {
    return parseCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
