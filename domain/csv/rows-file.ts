// Rows of somebody's file, given back as they came.
import type { CsvRecord } from "./parse-csv.ts";
import { type CsvColumn, csvChunks } from "./write-csv.ts";

/** The header of the column of reasons; one that the file has already is replaced. */
const REASON = "reason";

export interface ReturnedRow extends Pick<CsvRecord, "values"> {
  readonly reason: string;
}

/** A CSV file of rows, each with why it comes back. @param header Empty where the rows had none. */
export function rowsFile(header: readonly string[], rows: readonly ReturnedRow[]): AsyncGenerator<string> {
  const width = Math.max(header.length, ...rows.map(({ values }) => values.length));
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
