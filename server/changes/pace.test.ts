import { expect, test } from "vitest";
import { createPace, createPaces } from "./pace.ts";

test.each([
  { items: 60, ms: 1_500, next: 60 },
  { items: 60, ms: 3_000, next: 20 },
  { items: 60, ms: 100, next: 120 },
  { items: 60, ms: 0, next: 120 },
  { items: 60, ms: 60_000, next: 10 },
  { items: 10, ms: 1_500, next: 10 },
])("after $items in $ms ms there are $next at a time", ({ items, ms, next }) => {
  const pace = createPace();
  expect(pace.isMeasured()).toBe(false);
  pace.took(items, ms);
  expect([pace.isMeasured(), pace.items()]).toEqual([true, next]);
});

test("the time that a few take says nothing of how long many take together", () => {
  const pace = createPace();
  const first = pace.items();
  pace.took(9, 60_000);
  expect([pace.isMeasured(), pace.items()]).toEqual([false, first]);
});

test("the pace of a change lasts until that is over, or many others have begun", () => {
  const paces = createPaces();
  paces.of("one").took(60, 3_000);
  expect(paces.of("one").items()).toBe(20);
  paces.forget("one");
  expect(paces.of("one").isMeasured()).toBe(false);
  paces.of("one").took(60, 3_000);
  for (let n = 0; n < 99; n++) paces.of(`other ${n}`);
  expect(paces.of("one").items()).toBe(20);
  for (let n = 0; n < 100; n++) paces.of(`another ${n}`);
  expect(paces.of("one").isMeasured()).toBe(false);
});
