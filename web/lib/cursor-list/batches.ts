import { type Patience, patiently } from "../bulk/patiently.ts";
import type { CursorPage } from "./page.ts";

/**
 * The pages of a cursor list, each fetched when the one before has been written. Rate limits are waited for. Ends when
 * `signal` fires.
 *
 * @throws ApiError when a page fails.
 */
export async function* cursorBatches<Row>(
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Row>>,
  signal: AbortSignal,
  patience?: Patience,
): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  do {
    const page = await patiently(() => fetchPage(cursor, signal), signal, patience);
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined && !signal.aborted);
}
