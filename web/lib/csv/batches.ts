/** Rows that are there already, a few at a time, so that a long export leaves the page responsive. */
export async function* loadedBatches<Row>(rows: readonly Row[], size = 1_000): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += size) {
    yield rows.slice(at, at + size);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The rows of a whole list as its filters and its order show them. What is not loaded yet is loaded first. */
export function wholeBatches<Row>(
  list: { readonly readAll: (signal: AbortSignal) => Promise<readonly Row[]> },
  view: (rows: readonly Row[]) => readonly Row[],
): (signal: AbortSignal) => AsyncIterable<readonly Row[]> {
  return async function* (signal) {
    yield* loadedBatches(view(await list.readAll(signal)));
  };
}
