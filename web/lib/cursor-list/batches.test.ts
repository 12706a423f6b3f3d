import { describe, expect, it } from "vitest";
import { RateLimitedError } from "../api/errors.ts";
import { cursorBatches } from "./batches.ts";
import { cursorPage } from "./page.ts";

describe("cursorBatches", () => {
  const page = (items: readonly number[], nextCursor?: string) => cursorPage(items, nextCursor, undefined, 0);

  it("follows the cursor to the end and waits out a limit", async () => {
    const asked: (string | undefined)[] = [];
    let isLimited = true;
    const fetchPage = async (cursor: string | undefined) => {
      asked.push(cursor);
      if (cursor === "b" && isLimited) {
        isLimited = false;
        throw new RateLimitedError("wait", { code: 429, status: 429, retryAfterMs: 1 });
      }
      return cursor === undefined ? page([1, 2], "b") : page([3]);
    };
    const rows: number[] = [];
    for await (const batch of cursorBatches(fetchPage, new AbortController().signal)) rows.push(...batch);
    expect(rows).toEqual([1, 2, 3]);
    expect(asked).toEqual([undefined, "b", "b"]);
  });

  it("stops where it is told to", async () => {
    const stop = new AbortController();
    const rows: number[] = [];
    for await (const batch of cursorBatches(async () => page([1], "more"), stop.signal)) {
      rows.push(...batch);
      stop.abort();
    }
    expect(rows).toEqual([1]);
  });
});
