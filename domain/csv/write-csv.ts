export type CsvValue = string | number | boolean | undefined;

export interface CsvColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => CsvValue;
}

/**
 * Text that a spreadsheet would take for a formula, some by full-width signs too and some behind spaces, or that our own
 * reader would take for a guarded one.
 */
const FORMULA = /^(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r])/;
/**
 * The same within a text, behind what parts cells elsewhere: opened where lists are parted by semicolons, `a,"x;=1+1"` is
 * two cells, quotes or not, and the second is run.
 */
const FORMULA_WITHIN = /([;\t\r\n][\s"]*)(?='*[=+\-@＝＋－＠])/g;
const SPECIAL = /[",;\t\r\n]/;

/** A row as an object by its columns. */
export const jsonBy =
  <Row>(columns: readonly CsvColumn<Row>[]) =>
  (row: Row): unknown =>
    Object.fromEntries(columns.map(({ header, value }) => [header, value(row)]));

/** One cell. What a spreadsheet would run as a formula gets an apostrophe before it; `parseCsv` takes it off. */
function cell(value: CsvValue): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? guarded(value) : String(value);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const guarded = (text: string): string => `${FORMULA.test(text) ? "'" : ""}${text}`.replaceAll(FORMULA_WITHIN, "$1'");

/** One line of a file after RFC 4180, its end included. */
function line(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

/** The mark that makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A CSV file piece by piece, one for each batch of rows. */
export async function* csvChunks<Row>(
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + line(columns.map(({ header }) => header));
  for await (const rows of batches) {
    yield rows.map((row) => line(columns.map(({ value }) => value(row)))).join("");
  }
}

/** A JSON array piece by piece, one for each batch of rows. */
export async function* jsonChunks<Row>(
  toJson: (row: Row) => unknown,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  let separator = "\n";
  yield "[";
  for await (const rows of batches) {
    let text = "";
    for (const row of rows) {
      text += `${separator}${JSON.stringify(toJson(row))}`;
      separator = ",\n";
    }
    yield text;
  }
  yield "\n]\n";
}
