// Which column of a file is which, whatever it is called there.
import type { CsvRecord } from "./parse-csv.ts";
import type { ReadRows } from "./read-rows.ts";

/** Something that a row may say. */
export interface RowField {
  readonly key: string;
  readonly label: string;
  /** Headers it is known by, in small letters without spaces and signs. */
  readonly names: readonly string[];
  /** How a cell of it looks, where that tells it from others. */
  readonly looks?: (cell: string) => boolean;
}

/** Column by field; a field without a column is left out. */
export type Mapping = Readonly<Record<string, number>>;

/** What a cell says of a text that is to be empty: one without anything leaves the text as it is. */
export const EMPTIED = "(empty)";

/** `Channel ID`, `channel_id` and `channelId` are one. */
const plain = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export interface Recognised {
  readonly hasHeader: boolean;
  readonly mapping: Mapping;
}

/** Rows looked at for what their cells look like. */
const LOOKED_AT = 50;

/** Finds fields by the header, or where no header is known by what the cells look like. A column is of one field. */
export function recogniseColumns({ rows, isHeaderSure }: ReadRows, fields: readonly RowField[]): Recognised {
  const header = rows[0]?.values.map(plain) ?? [];
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  const take = (key: string, column: number): void => {
    if (column === -1) return;
    mapping[key] = column;
    taken.add(column);
  };
  for (const { key, names } of fields) {
    const columns = names.map((name) => header.findIndex((head, at) => head === name && !taken.has(at)));
    take(key, columns.find((column) => column !== -1) ?? -1);
  }
  const hasHeader = isHeaderSure || taken.size > 0;
  if (taken.size > 0 || isHeaderSure) return { hasHeader, mapping };
  const sample = rows.slice(0, LOOKED_AT);
  for (const { key, looks } of fields)
    if (looks)
      take(
        key,
        header.findIndex((_, at) => !taken.has(at) && sample.every(cellIs(at, looks))),
      );
  const named = fields.find(({ looks }) => !looks);
  if (header.length === 1 && taken.size === 0 && named) take(named.key, 0);
  return { hasHeader, mapping };
}

const cellIs =
  (at: number, looks: (cell: string) => boolean) =>
  ({ values }: CsvRecord) => {
    const cell = values[at]?.trim() ?? "";
    return cell === "" || looks(cell);
  };

/**
 * The header under which rows are given back, so that they are read again as they were: their own, or where there is
 * none what was taken to be in each column.
 */
export function headerOf(
  { rows }: ReadRows,
  { hasHeader, mapping }: Recognised,
  fields: readonly RowField[],
): readonly string[] {
  const first = rows[0]?.values ?? [];
  if (hasHeader) return first;
  return first.map((_, at) => {
    const field = fields.find(({ key }) => mapping[key] === at);
    if (!field) return `Column ${at + 1}`;
    return field.names.includes(plain(field.label)) ? field.label : (field.names[0] ?? "");
  });
}

/** What a row says of each field that has a column, trimmed. */
export function cellsOf({ values }: CsvRecord, mapping: Mapping): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(mapping).map(([key, column]) => [key, values[column]?.trim() ?? ""]));
}

/**
 * Why a row cannot be trusted that has text where the header has none, or more cells than a first row that is no header:
 * an unquoted separator within a name moves what stands behind it. Undefined of other rows; a column that has a field is
 * meant to be there.
 */
export function surplusCell(
  { rows }: ReadRows,
  { hasHeader, mapping }: Recognised,
  { values }: CsvRecord,
): string | undefined {
  const first = rows[0]?.values ?? [];
  const hasPlace = (at: number): boolean => (hasHeader ? (first[at] ?? "").trim() !== "" : at < first.length);
  const meant = new Set(Object.values(mapping));
  const surplus = values.find((value, at) => value.trim() !== "" && !hasPlace(at) && !meant.has(at));
  if (surplus === undefined) return undefined;
  return `The row has more cells than the ${hasHeader ? "header" : "first row"}: “${surplus.trim()}” has no column. Put names that contain the separator in quotes.`;
}

/** What to call the columns: by their headers, or where there are none by their number and first cell. */
export function columnNames({ rows }: ReadRows, hasHeader: boolean): readonly string[] {
  const first = rows[0]?.values ?? [];
  return first.map((cell, at) => {
    if (!hasHeader || cell.trim() === "") return `Column ${at + 1}${cell.trim() === "" ? "" : `: ${cell.trim()}`}`;
    return first.indexOf(cell) === at ? cell : `${cell} (column ${at + 1})`;
  });
}
