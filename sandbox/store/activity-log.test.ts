import { describe, expect, it } from "vitest";
import { type Activity, ActivityLog } from "./activity-log.ts";

const at = (atMs: number, channelId = "a"): Activity => ({
  channelId,
  atMs,
  operator: 0,
  status: "joined",
  people: [1],
});

/** Times of all pages, page by page. */
function pages(log: ActivityLog, channelId: string | null, fromMs: number, untilMs: number, size: number): number[][] {
  const found: number[][] = [];
  for (let before: number | null = null; ; ) {
    const page = log.page(channelId, fromMs, untilMs, before, size);
    found.push(page.items.map(({ atMs }) => atMs));
    if (page.next === null) return found;
    before = page.next;
  }
}

describe("the activity log", () => {
  const history = [at(30), at(10, "b"), at(20), at(40, "b"), at(50), at(20, "b")];

  it("gives pages newest first, to the end", () => {
    const log = new ActivityLog(history);
    expect(pages(log, null, 0, 100, 4)).toEqual([
      [50, 40, 30, 20],
      [20, 10],
    ]);
    expect(pages(log, "b", 0, 100, 2)).toEqual([[40, 20], [10]]);
    expect(pages(log, "b", 0, 100, 3)).toEqual([[40, 20, 10]]);
    expect(pages(log, "c", 0, 100, 3)).toEqual([[]]);
  });

  it("keeps to the range, its first moment included and its end not", () => {
    const log = new ActivityLog(history);
    expect(pages(log, null, 20, 40, 10)).toEqual([[30, 20, 20]]);
    expect(pages(log, "a", 21, 30, 10)).toEqual([[]]);
  });

  it("does not repeat entries when new ones come between two pages", () => {
    const log = new ActivityLog(history);
    const first = log.page(null, 0, 100, null, 3);
    log.record(at(60));
    const second = log.page(null, 0, 100, first.next, 3);
    expect([...first.items, ...second.items].map(({ atMs }) => atMs)).toEqual([50, 40, 30, 20, 20, 10]);
  });

  it("stays in order when the clock is set back", () => {
    const log = new ActivityLog(history);
    log.record(at(5, "late"));
    expect(log.page("late", 0, 100, null, 1).items).toEqual([at(50, "late")]);
  });
});
