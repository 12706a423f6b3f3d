import { CsvError, type CsvTable, parseCsv } from "../../../domain/csv/parse-csv.ts";

/**
 * How a column of addresses is headed, e.g. `Mail`, `E-mail`, `Work email`, `user_email`, `Email Address (Primary)`,
 * `E-Mail-Adresse`.
 */
const MAIL_HEADER = /^(?:\p{L}+[ _-]){0,2}(?:e-?)?mail(?:[ _-]*(?:address(?:es)?|adressen?|\d+|\([^)]*\)))*$/iu;
const PLAIN_HEADER = /^(?:e-?)?mail/iu;
/** Of somebody beside the person of the row, or not the address they work with. */
const OTHERS_HEADER = /manager|supervisor|boss|assistant|vorgesetzt|owner|backup|secondary|alternat|personal|private/iu;

/** A cell that holds an address and nothing else. */
const BARE_ADDRESS = /^\s*<?[^\s<>",;@]+@[^\s<>",;@]+>?\s*$/;

/** The lines of a text that may hold addresses. Of a row of a sheet these are the cells with one, or its mail column. */
export function addressCells(text: string): readonly string[] {
  return blocksOf(text.trimStart()).flatMap((block) =>
    block.isTable
      ? (cellsBelow(block.text) ?? block.text.split("\n").slice(1).flatMap(cellsOf))
      : (cellsOfTable(rowsIn(block.text), 2) ?? block.text.split("\n").flatMap(cellsOf)),
  );
}

interface Block {
  /** Begins with a header. */
  readonly isTable: boolean;
  readonly text: string;
}

/** Each header begins a table of its own: files are put one after the other. */
function blocksOf(text: string): readonly Block[] {
  const blocks: { isTable: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const last = blocks.at(-1);
    if (isHeader(line)) blocks.push({ isTable: true, lines: [line] });
    else if (last) last.lines.push(line);
    else blocks.push({ isTable: false, lines: [line] });
  }
  return blocks.map(({ isTable, lines }) => ({ isTable, text: lines.join("\n") }));
}

/** A line with an address is one of people, whatever else it says. */
function isHeader(line: string): boolean {
  if (line.includes("@")) return false;
  return line.split(/[,;\t]/).some((head) => MAIL_HEADER.test(head.replaceAll('"', "").trim()));
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
  const at = table ? mailColumn(table.header) : -1;
  if (!table || at === -1) return null;
  const width = table.header.length;
  return table.records.flatMap(({ values }) => {
    const cell = values[at] ?? "";
    if (cell.includes("@")) return [cell];
    const found = values.filter((value) => value.includes("@"));
    // A name with an unquoted comma moves what stands behind it.
    const moved = values.length > width ? (values[at + values.length - width] ?? "") : "";
    if (BARE_ADDRESS.test(moved)) return [moved];
    // A line of a list among the rows of a table.
    if (values.length < width && found.length > 0) return found;
    // Addresses of other columns, such as a manager's, are nobody's of this row.
    return [withoutAddress(values.filter((value) => !value.includes("@")))];
  });
}

/** The column of the person's own address; -1 where none is headed so. */
function mailColumn(header: readonly string[]): number {
  const rankOf = (head: string): number => {
    if (!MAIL_HEADER.test(head)) return 3;
    if (OTHERS_HEADER.test(head)) return 2;
    return PLAIN_HEADER.test(head) ? 0 : 1;
  };
  const ranks = header.map(rankOf);
  const best = Math.min(...ranks);
  return best === 3 ? -1 : ranks.indexOf(best);
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
