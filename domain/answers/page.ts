// Lists of Zoom, read to their end.
import * as v from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../changes/resource.ts";

/** Rows of a list that can be read, one by one: one that cannot takes no other away with it. */
export const readableRows = <Row>(row: v.GenericSchema<unknown, Row>) =>
  v.pipe(
    v.nullish(v.array(v.unknown()), []),
    v.transform((rows): Row[] =>
      rows.flatMap((raw) => {
        const parsed = v.safeParse(row, raw);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );

interface Page<Row> {
  readonly rows: readonly Row[];
  /** Empty or left out at the end. */
  readonly next_page_token?: string | null | undefined;
}

/** Every row of a list, page after page. */
export async function everyRow<Row>(
  ask: Ask,
  page: v.GenericSchema<unknown, Page<Row>>,
  callOf: (token: string | undefined) => Call,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  let token: string | undefined;
  do {
    const { rows, next_page_token } = await ask(callOf(token), page);
    all.push(...rows);
    token = next_page_token || undefined;
  } while (token !== undefined);
  return all;
}

/** A page whose rows stand under `name`. */
export const pageOf = <Row>(name: string, row: v.GenericSchema<unknown, Row>) =>
  v.pipe(
    v.looseObject({ next_page_token: v.nullish(v.string()) }),
    v.transform(
      (wire): Page<Row> => ({
        rows: v.parse(readableRows(row), wire[name]),
        next_page_token: wire.next_page_token,
      }),
    ),
  );
