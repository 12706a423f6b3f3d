// A list of names as spreadsheets save it: a column of files, and one of what each emoji is to be called.
import { cellsOf, type RowField, recogniseColumns, surplusCell } from "../../../../domain/csv/columns.ts";
import { CsvError } from "../../../../domain/csv/parse-csv.ts";
import { type ReadRows, readRows } from "../../../../domain/csv/read-rows.ts";
import { spoiledCell } from "../../../../domain/csv/spoiled-cell.ts";
import { PICTURE } from "./other-manifests.ts";

export interface CsvManifest {
  readonly rows: readonly { readonly line: number; readonly file: string; readonly name: string }[];
  /** What of it cannot be used, and why; the line is left out of what is wrong with all of it. */
  readonly problems: readonly { readonly line?: number; readonly why: string }[];
}

const fields: readonly RowField[] = [
  {
    key: "file",
    label: "File",
    names: ["file", "filename", "path", "picture", "image", "src"],
    looks: (cell) => PICTURE.test(cell),
  },
  {
    key: "name",
    label: "Name",
    names: ["name", "emoji", "emojiname", "shortcode", "newname"],
    looks: (cell) => !PICTURE.test(cell),
  },
];

/** Reads a list; each file of it has one name. */
export function readCsvManifest(text: string): CsvManifest {
  const read = rowsOf(text);
  if (typeof read === "string") return { rows: [], problems: [{ why: read }] };
  const recognised = recogniseColumns(read, fields);
  const { hasHeader, mapping } = recognised;
  const missing = fields.find(({ key }) => mapping[key] === undefined);
  if (missing) return { rows: [], problems: [{ why: `The list has no column “${missing.label}”.` }] };
  const rows = new Map<string, CsvManifest["rows"][number]>();
  const problems: { line: number; why: string }[] = [];
  for (const record of hasHeader ? read.rows.slice(1) : read.rows) {
    const { line } = record;
    const { file = "", name: written = "" } = cellsOf(record, mapping);
    // As it is written in messages.
    const name = written.replace(/^:(.*):$/, "$1");
    const earlier = rows.get(file.toLowerCase());
    const why =
      surplusCell(read, recognised, record) ??
      spoiledCell(file) ??
      spoiledCell(name) ??
      (file === "" ? "The row names no file." : undefined) ??
      (name === "" ? `The row has no name for “${file}”.` : undefined) ??
      (earlier && `“${file}” is already on line ${earlier.line}.`);
    if (why === undefined) rows.set(file.toLowerCase(), { line, file, name });
    else problems.push({ line, why: `${why.slice(0, 1).toUpperCase()}${why.slice(1)}` });
  }
  return { rows: [...rows.values()], problems };
}

function rowsOf(text: string): ReadRows | string {
  try {
    return readRows(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return `Line ${error.line}: ${error.message}`;
  }
}
