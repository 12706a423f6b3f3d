import { CsvError, type CsvTable, parseCsv } from "../csv/parse-csv.ts";

/** How a column of addresses is headed, e.g. `E-mail`, `Work email`, `user_email`, `Email Address`, `E-Mail-Adresse`. */
const MAIL_HEADER = /^(?:\p{L}+[ _-])?e-?mail(?:[ _-]*(?:address(?:es)?|adressen?|\d+))*$/iu;

/** The lines of a text that may hold addresses. Of a row of a sheet these are the cells with one, or its mail column. */
export function addressCells(text: string): readonly string[] {
  const [first = ""] = text.trimStart().split("\n", 1);
  const heads = first.split(/[,;\t]/).map((head) => head.replaceAll('"', "").trim());
  if (!heads.some((head) => MAIL_HEADER.test(head))) return text.split("\n").flatMap(cellsOf);
  return cellsBelow(text) ?? text.trimStart().split("\n").slice(1).flatMap(cellsOf);
}

/** A row's cells with an address; a row without one as a whole, to be reported. */
function cellsOf(line: string): readonly string[] {
  const cells = line.split("\t");
  const found = cells.filter((cell) => cell.includes("@"));
  return found.length > 0 ? found : [cells.join(" ")];
}

/** The mail column of a table with a header; null for a text that is none. */
function cellsBelow(text: string): readonly string[] | null {
  const table = tableIn(text);
  const at = table ? table.header.findIndex((head) => MAIL_HEADER.test(head)) : -1;
  if (!table || at === -1) return null;
  return table.records.map(({ values }) => {
    const cell = values[at] ?? "";
    // Addresses of other columns, such as a manager's, are nobody's of this row.
    return cell.includes("@") ? cell : values.filter((value) => !value.includes("@")).join(" ");
  });
}

function tableIn(text: string): CsvTable | null {
  try {
    return parseCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
