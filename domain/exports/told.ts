// Rows of files, and what stands in the place of those that nobody can read.
import type { Page } from "../answers/page.ts";
import type { CsvColumn } from "../csv/write-csv.ts";

/** A row of a file; in the place of one that cannot be read, what is known of it, and that. */
export type Told<Row> = { readonly row: Row } | Lost;

export interface Lost {
  /** Empty where not even that can be read. */
  readonly id: string;
  readonly problem: string;
}

const UNREADABLE = "Zoom’s answer for this row cannot be read.";

/** The rows of a page, with a line for each that cannot be read, so that a file is never silently less than the list. */
export const toldRows = <Row>({ rows, unreadableIds }: Page<Row>): readonly Told<Row>[] => [
  ...rows.map((row) => ({ row })),
  ...unreadableIds.map((id) => ({ id, problem: UNREADABLE })),
];

export const isLost = <Row>(told: Told<Row>): told is Lost => !("row" in told);

/** The columns of rows, and one that says what is wrong. @param idHeader The column of what is known of lost rows */
export const toldColumns = <Row>(
  columns: readonly CsvColumn<Row>[],
  idHeader: string,
): readonly CsvColumn<Told<Row>>[] => [
  ...columns.map(({ header, value }) => ({
    header,
    value: (told: Told<Row>) => (isLost(told) ? (header === idHeader ? told.id : undefined) : value(told.row)),
  })),
  { header: "problem", value: (told: Told<Row>) => (isLost(told) ? told.problem : undefined) },
];

export const toldJson =
  <Row>(toJson: (row: Row) => unknown) =>
  (told: Told<Row>): unknown =>
    isLost(told) ? told : toJson(told.row);

/** `file` of the stream `/api/events`, once a file is made in which some rows say that they could not be read. */
export interface FileEvent {
  /** As whoever asked for it called it. */
  readonly id: string;
  /** `channels.csv` */
  readonly name: string;
  readonly problemCount: number;
}
