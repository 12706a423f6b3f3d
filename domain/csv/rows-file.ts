// Rows of somebody's file, given back as they came.
import type { CsvRecord } from "./parse-csv.ts";
import { type CsvColumn, csvChunks } from "./write-csv.ts";

/** The header of the column of reasons, as no list of somebody's own has it; the one of an earlier import is replaced. */
const REASON = "import note";

export interface ReturnedRow extends Pick<CsvRecord, "values"> {
  readonly reason: string;
}

/** A CSV file of rows, each with why it comes back. @param header As `headerOf` gives it. */
export function rowsFile(header: readonly string[], rows: readonly ReturnedRow[]): AsyncGenerator<string> {
  const width = rows.reduce((most, { values }) => Math.max(most, values.length), header.length);
  const columns: CsvColumn<ReturnedRow>[] = [];
  for (let at = 0; at < width; at += 1) {
    const name = header[at] ?? "";
    if (name !== REASON) columns.push({ header: name, value: ({ values }) => values[at] ?? "" });
  }
  columns.push({ header: REASON, value: ({ reason }) => reason });
  return csvChunks(columns, batchOf(rows));
}

async function* batchOf<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
