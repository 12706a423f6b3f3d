// Lists of Zoom, read to their end.
import * as v from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "./ask.ts";

/** Rows of a list that can be read, one by one: one that cannot takes no other away with it. */
export const readableRows = <Row>(row: v.GenericSchema<unknown, Row>) =>
  v.pipe(
    v.nullish(v.array(v.unknown()), []),
    v.transform((all): ListedRows<Row> => {
      const rows: Row[] = [];
      const unreadableIds: string[] = [];
      for (const raw of all) {
        const parsed = v.safeParse(row, raw);
        if (parsed.success) rows.push(parsed.output);
        else unreadableIds.push(idIn(raw));
      }
      return { rows, unreadableCount: unreadableIds.length, unreadableIds };
    }),
  );

/** What names a row that is not of the shape it should be; empty where nothing does. */
function idIn(raw: unknown): string {
  if (typeof raw !== "object" || raw === null) return "";
  const named = Object.entries(raw).find(([key, value]) => /(?:^|_)id$/.test(key) && typeof value === "string");
  return named ? String(named[1]) : "";
}

export interface Rows<Row> {
  readonly rows: readonly Row[];
  /** Rows that could not be read: what is not among the others may be one of them. */
  readonly unreadableCount: number;
}

interface ListedRows<Row> extends Rows<Row> {
  /** What names each row that could not be read; empty where not even that can be. */
  readonly unreadableIds: readonly string[];
}

export interface Page<Row> extends ListedRows<Row> {
  /** Empty or left out at the end. */
  readonly next_page_token?: string | null | undefined;
}

/** Every row of a list, page after page. */
export async function everyRow<Row>(
  ask: Ask,
  page: v.GenericSchema<unknown, Page<Row>>,
  callOf: (token: string | undefined) => Call,
): Promise<Rows<Row>> {
  const all: Row[] = [];
  let unreadableCount = 0;
  let token: string | undefined;
  do {
    const read = await ask(callOf(token), page);
    all.push(...read.rows);
    unreadableCount += read.unreadableCount;
    token = read.next_page_token || undefined;
  } while (token !== undefined);
  return { rows: all, unreadableCount };
}

/** The first row of a list that fits, and no page after it. */
export async function firstRow<Row>(
  ask: Ask,
  page: v.GenericSchema<unknown, Page<Row>>,
  callOf: (token: string | undefined) => Call,
  fits: (row: Row) => boolean,
): Promise<Row | undefined> {
  let token: string | undefined;
  do {
    const { rows, next_page_token } = await ask(callOf(token), page);
    const found = rows.find(fits);
    if (found) return found;
    token = next_page_token || undefined;
  } while (token !== undefined);
  return undefined;
}

/** A page whose rows stand under `name`; lists without pages are of one. */
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
