// Lists of Zoom, page by page, each read when the one before was taken: as they go into files, and as plans are made of them.
import type { GenericSchema } from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import type { Page } from "../../domain/answers/page.ts";
import { isLost, type Told, toldRows } from "../../domain/exports/told.ts";

export type Batches<Row> = AsyncGenerator<readonly Row[]>;

/** A list, and what of it is wanted. */
export interface List<Row> {
  readonly page: GenericSchema<unknown, Page<Row>>;
  readonly callOf: (token: string | undefined) => Call;
  /** All where it is left out. */
  readonly matches?: (row: Row) => boolean;
}

interface ListPage<Row> {
  /** What is wanted, and a line for each row that cannot be read: it may be among them. */
  readonly told: readonly Told<Row>[];
  /** Of the next page; undefined at the end. */
  readonly next: string | undefined;
}

/** @throws CallFailed */
export async function readPage<Row>(
  ask: Ask,
  { page, callOf, matches = () => true }: List<Row>,
  token: string | undefined,
): Promise<ListPage<Row>> {
  const read = await ask(callOf(token), page);
  const told = toldRows(read);
  return {
    told: told.filter((one) => isLost(one) || matches(one.row)),
    next: read.next_page_token || undefined,
  };
}

/** What is wanted of a list, and a line for each row that cannot be read. @throws CallFailed */
export async function* listed<Row>(ask: Ask, list: List<Row>): Batches<Told<Row>> {
  let token: string | undefined;
  do {
    const { told, next } = await readPage(ask, list, token);
    yield told;
    token = next;
  } while (token !== undefined);
}
