import { array, type GenericSchema, optional, pipe, safeParse, transform, unknown } from "valibot";
import { describeIssue } from "./issue.ts";

/** A row of an answer that is not of the shape the contract promises. */
export interface UnreadableRow {
  /** As it came; undefined where Zoom sent `null`. */
  readonly raw: unknown;
  readonly problem: string;
}

/** The rows of an answer that can be read, in their order, and with them the others. */
export interface Rows<Row> extends ReadonlyArray<Row> {
  /** Left out when there are none. */
  readonly unreadable?: readonly UnreadableRow[];
}

/** Some rows with others behind them, and what of either could not be read. */
export function joinRows<Row>(some: Rows<Row>, others: Rows<Row>): Rows<Row> {
  return withUnreadable([...some, ...others], [...(some.unreadable ?? []), ...(others.unreadable ?? [])]);
}

/** Schema of a list whose rows are read one by one, so that one that cannot be read takes no other away with it. */
export function rows<Row>(row: GenericSchema<unknown, Row>) {
  return pipe(
    optional(array(unknown()), []),
    transform((list): Rows<Row> => {
      const items: Row[] = [];
      const unreadable: UnreadableRow[] = [];
      for (const raw of list) {
        const parsed = safeParse(row, raw);
        if (parsed.success) items.push(parsed.output);
        else unreadable.push({ raw, problem: describeIssue(parsed.issues[0]) });
      }
      return withUnreadable(items, unreadable);
    }),
  );
}

export function withUnreadable<Row>(items: Row[], unreadable: readonly UnreadableRow[]): Rows<Row> {
  return unreadable.length > 0 ? Object.assign(items, { unreadable }) : items;
}
