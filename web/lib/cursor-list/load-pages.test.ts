import { describe, expect, test } from "vitest";
import { ApiError, CursorExpiredError } from "../api/errors.ts";
import { loadPages, type PageSource } from "./load-pages.ts";
import { CURSOR_LIFE_MS, type CursorPage, cursorPage, isCursorOld } from "./page.ts";

/** A list of `pageCount` pages of ten, of which `loadedCount` are loaded; `expire` makes the next cursors fail. */
function listOf(pageCount: number, receivedAtMs = 0, loadedCount = 1) {
  let clockMs = receivedAtMs;
  const log: string[] = [];
  const page = (at: number): CursorPage<number> =>
    cursorPage(
      Array.from({ length: 10 }, (_, row) => at * 10 + row),
      at + 1 < pageCount ? `p${at + 1}` : "",
      pageCount * 10,
      clockMs,
    );
  let pages = Array.from({ length: loadedCount }, (_, at) => page(at));
  let failures: (Error | null)[] = [];
  let isFetching = true;
  const source: PageSource = {
    lastPage: () => pages.at(-1),
    loadedCount: () => pages.length * 10,
    isFetching: () => isFetching,
    fetchNext: async () => {
      const failure = failures.shift() ?? null;
      log.push(failure ? `next fails` : `next ${pages.length}`);
      if (!failure) pages.push(page(pages.length));
      return failure;
    },
    restart: async () => {
      log.push(`restart ${pages.length}`);
      pages = pages.map((_, at) => page(at));
      return null;
    },
  };
  return {
    source,
    log,
    now: () => clockMs,
    pass: (ms: number) => {
      clockMs += ms;
    },
    rest: () => {
      isFetching = false;
    },
    failNext: (...errors: (Error | null)[]) => {
      failures = errors;
    },
  };
}

const expired = new CursorExpiredError("", { code: 300, status: 400 });
const broken = new ApiError("", { code: 500, status: 500 });

describe("loadPages", () => {
  test("stops when enough rows are there", async () => {
    const list = listOf(10);
    await loadPages(list.source, () => 25, list.now);
    expect(list.log).toEqual(["next 1", "next 2"]);
  });

  test("waits for the first page when it is not there yet, and goes on from it", async () => {
    const list = listOf(3, 0, 0);
    await loadPages(list.source, () => Number.POSITIVE_INFINITY, list.now);
    expect(list.log).toEqual(["next 0", "next 1", "next 2"]);
  });

  test("a first page that failed before is not asked for again", async () => {
    const list = listOf(3, 0, 0);
    list.rest();
    expect(await loadPages(list.source, () => Number.POSITIVE_INFINITY, list.now)).toBe(null);
    expect(list.log).toEqual([]);
  });

  test("a first page that fails ends the run", async () => {
    const list = listOf(3, 0, 0);
    list.failNext(broken);
    expect(await loadPages(list.source, () => Number.POSITIVE_INFINITY, list.now)).toBe(broken);
    expect(list.log).toEqual(["next fails"]);
  });

  test("stops at the end of the list", async () => {
    const list = listOf(3);
    await loadPages(list.source, () => Number.POSITIVE_INFINITY, list.now);
    expect(list.log).toEqual(["next 1", "next 2"]);
  });

  test("stops when the reader no longer wants more", async () => {
    const list = listOf(10);
    let wanted = Number.POSITIVE_INFINITY;
    await loadPages(list.source, () => (list.log.length === 3 ? 0 : wanted), list.now);
    wanted = 0;
    expect(list.log).toHaveLength(3);
  });

  test("a list that has grown old starts again before its cursor is used", async () => {
    const list = listOf(10);
    await loadPages(list.source, () => 30, list.now);
    list.pass(CURSOR_LIFE_MS + 1);
    await loadPages(list.source, () => 40, list.now);
    expect(list.log).toEqual(["next 1", "next 2", "restart 3", "next 3"]);
  });

  test("a cursor that expired early starts the list again and goes on", async () => {
    const list = listOf(10);
    list.failNext(expired);
    await expect(loadPages(list.source, () => 20, list.now)).resolves.toBeNull();
    expect(list.log).toEqual(["next fails", "restart 1", "next 1"]);
  });

  test("a cursor that expires right after a restart is a failure, not a loop", async () => {
    const list = listOf(10);
    list.failNext(expired, expired);
    await expect(loadPages(list.source, () => 20, list.now)).resolves.toBe(expired);
    expect(list.log).toEqual(["next fails", "restart 1", "next fails"]);
  });

  test("a failed page ends the run and leaves the pages", async () => {
    const list = listOf(10);
    list.failNext(null, broken);
    await expect(loadPages(list.source, () => 40, list.now)).resolves.toBe(broken);
    expect(list.source.loadedCount()).toBe(20);
  });
});

test("an empty token ends a list; it is no next page", () => {
  expect(cursorPage([], "", 0, 0).nextCursor).toBeUndefined();
  expect(cursorPage([], undefined, 0, 0).nextCursor).toBeUndefined();
  expect(cursorPage([], "t", 0, 0).nextCursor).toBe("t");
});

test("a cursor is old a minute before Zoom forgets it", () => {
  const page = cursorPage([], "t", 0, 1_000);
  expect(isCursorOld(page, 1_000 + 14 * 60_000)).toBe(false);
  expect(isCursorOld(page, 1_001 + 14 * 60_000)).toBe(true);
});
