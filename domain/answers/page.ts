// Lists of Zoom, read to their end.
import * as v from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../changes/resource.ts";

interface ReadRows<Row> {
  readonly rows: readonly Row[];
  readonly unreadableCount: number;
}

/** Rows of a list, one by one: one that cannot be read takes no other away with it, and is counted. */
export const readableRows = <Row>(row: v.GenericSchema<unknown, Row>) =>
  v.pipe(
    v.nullish(v.array(v.unknown()), []),
    v.transform((all): ReadRows<Row> => {
      const rows = all.flatMap((raw) => {
        const parsed = v.safeParse(row, raw);
        return parsed.success ? [parsed.output] : [];
      });
      return { rows, unreadableCount: all.length - rows.length };
    }),
  );

interface Page<Row> extends ReadRows<Row> {
  /** Empty or left out at the end. */
  readonly next_page_token?: string | null | undefined;
}

/** Every row of a list, page after page. */
export async function everyRow<Row>(
  ask: Ask,
  page: v.GenericSchema<unknown, Page<Row>>,
  callOf: (token: string | undefined) => Call,
): Promise<ReadRows<Row>> {
  const all: Row[] = [];
  let unreadable = 0;
  let token: string | undefined;
  do {
    const { rows, unreadableCount, next_page_token } = await ask(callOf(token), page);
    all.push(...rows);
    unreadable += unreadableCount;
    token = next_page_token || undefined;
  } while (token !== undefined);
  return { rows: all, unreadableCount: unreadable };
}

/** A page whose rows stand under `name`. */
export const pageOf = <Row>(name: string, row: v.GenericSchema<unknown, Row>) =>
  v.pipe(
    v.looseObject({ next_page_token: v.nullish(v.string()) }),
    v.transform(
      (wire): Page<Row> => ({
        ...v.parse(readableRows(row), wire[name]),
        next_page_token: wire.next_page_token,
      }),
    ),
  );
