import { CursorExpiredError } from "../api/errors.ts";
import { type CursorPage, isCursorOld } from "./page.ts";

/** What the loader needs of a list; both calls resolve to the error of the attempt, or null. */
export interface PageSource {
  readonly lastPage: () => CursorPage<unknown> | undefined;
  readonly loadedCount: () => number;
  readonly isFetching: () => boolean;
  /** A page that is on its way already is not asked for twice. */
  readonly fetchNext: () => Promise<Error | null>;
  /** Fetches every loaded page again from the first, keeping the old ones on screen meanwhile. */
  readonly restart: () => Promise<Error | null>;
}

/**
 * Fetches page after page until `wantedCount()` rows are there, the list ends or a page fails. A cursor that is too
 * old, or that the API calls expired, restarts the list once; expiring again right after that is a failure.
 *
 * @returns the failure, or null.
 */
export async function loadPages(
  source: PageSource,
  wantedCount: () => number,
  nowMs: () => number,
): Promise<Error | null> {
  // The first page may still be on its way: this waits for it. One that failed is the reader's to ask for again.
  if (!source.lastPage() && source.isFetching() && wantedCount() > 0) {
    const failure = await source.fetchNext();
    if (failure) return failure;
  }
  let isFreshlyRestarted = false;
  for (;;) {
    const last = source.lastPage();
    if (!last || last.nextCursor === undefined || source.loadedCount() >= wantedCount()) return null;

    if (!isFreshlyRestarted && isCursorOld(last, nowMs())) {
      const failure = await source.restart();
      if (failure) return failure;
      isFreshlyRestarted = true;
      continue;
    }
    const failure = await source.fetchNext();
    if (failure instanceof CursorExpiredError && !isFreshlyRestarted) {
      const restartFailure = await source.restart();
      if (restartFailure) return restartFailure;
      isFreshlyRestarted = true;
      continue;
    }
    if (failure) return failure;
    isFreshlyRestarted = false;
  }
}
