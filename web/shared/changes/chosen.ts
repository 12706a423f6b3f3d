// Rows that something is to be done with, as changes are made of them.
import type { Action } from "../../../domain/changes/action.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ListedFields } from "../../../domain/changes/listed-fields.ts";
import type { Matching } from "../../../domain/changes/matching.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import type { ChangePart } from "./change-request.ts";
import { isAsWanted } from "./item-result.ts";
import { textOf } from "./places.ts";

/** What rows of a list are called, and how changes name them. */
export interface RowKind<Row> {
  /** `channel` */
  readonly noun: string;
  readonly nounPlural?: string;
  idOf(row: Row): string;
  nameOf(row: Row): string;
  /** What targets have of a row. */
  fieldsOf(row: Row): ListedFields;
  /** Those that tell which row it is; together they are its ID, with a space between. */
  readonly idFields: readonly string[];
}

/** Rows that were chosen. */
export interface Chosen<Row = unknown> {
  readonly kind: RowKind<Row>;
  /** Of all that match, those that are loaded. */
  readonly rows: readonly Row[];
  /** What they have in common, where all of a list that match are meant, whether they are loaded or not. */
  readonly matching?: Matching | undefined;
  /** What they are called where that is not a count of them, as the one that a page is about. */
  readonly called?: string;
  /** How many channels were in view where they were chosen; left out where it was no list of channels. */
  readonly listTotal?: number | undefined;
}

/** `5 channels`, `all channels that match`, or the name of the one; to be shown by `<Words>`. */
export function chosenText<Row>({ kind, rows, matching, called }: Chosen<Row>): string {
  if (called !== undefined) return isolate(called);
  const { noun, nounPlural = `${noun}s` } = kind;
  return matching ? `all ${nounPlural} that match` : countOf(rows.length, noun, nounPlural);
}

/**
 * Does something with each of the rows, or each of some things in each of them.
 *
 * @param each What a target has beside the row.
 */
export function partIn<Row, Target, State, Input>(
  { id: actionId }: Action<Target, State, Input>,
  input: Input,
  { kind, rows, matching, listTotal }: Chosen<Row>,
  each: readonly Partial<Target>[] = [{}],
): ChangePart {
  if (matching) return { actionId, input, targets: { matching, each } };
  const targets = rows.flatMap((row) => each.map((one) => ({ ...kind.fieldsOf(row), ...one })));
  return { actionId, input, targets, ...(listTotal !== undefined && { listTotal }) };
}

/** IDs of the rows for which all is as it was to be. */
export const doneIds = <Row>({ idFields }: RowKind<Row>, items: readonly ChangeItemInfo[]): readonly string[] =>
  items.filter(isAsWanted).map(({ target }) => textOf(target, idFields, " "));
