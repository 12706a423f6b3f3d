import { describe, expect, it } from "vitest";
import { channelWindows, SendThrottle } from "./send-throttle.ts";

const open = () =>
  new SendThrottle([
    { count: 3, windowMs: 1_000, blockMs: 10_000 },
    { count: 5, windowMs: 10_000, blockMs: 30_000 },
  ]);

const takeAt = (throttle: SendThrottle, timesMs: readonly number[]) => timesMs.map((ms) => throttle.take("a", ms));

describe("the throttle of a channel", () => {
  it("lets through as many messages as the window holds and blocks at the next", () => {
    expect(takeAt(open(), [0, 0, 0, 0])).toEqual([true, true, true, false]);
  });

  it("lets none through until the block is over, though the window is", () => {
    const throttle = open();
    takeAt(throttle, [0, 0, 0, 0]);
    expect(takeAt(throttle, [5_000, 9_999, 10_000])).toEqual([false, false, true]);
  });

  it("does not lengthen the block for messages refused within it", () => {
    const throttle = open();
    takeAt(throttle, [0, 0, 0, 0, 9_000]);
    expect(throttle.take("a", 10_000)).toBe(true);
  });

  it("blocks for the longest of the windows that are full", () => {
    const throttle = open();
    takeAt(throttle, [0, 2_000, 4_000, 6_000, 8_000]);
    expect(takeAt(throttle, [8_500, 38_499, 38_500])).toEqual([false, false, true]);
  });

  it("keeps channels apart", () => {
    const throttle = open();
    takeAt(throttle, [0, 0, 0, 0]);
    expect(throttle.take("b", 0)).toBe(true);
  });

  it.each([
    [10, 1, 10],
    [30, 10, 30],
    [60, 100, 60],
    [450, 1_000, 300],
  ])("takes %i messages in %i seconds and blocks for %i", (count, seconds, blockSeconds) => {
    const throttle = new SendThrottle(channelWindows);
    // As slowly as the window lets them count, so that no shorter one is full before.
    const gapMs = Math.floor((seconds * 1_000 - 1) / count);
    const timesMs = Array.from({ length: count + 1 }, (_, index) => index * gapMs);
    expect(takeAt(throttle, timesMs)).toEqual([...Array(count).fill(true), false]);
    const overMs = count * gapMs + blockSeconds * 1_000;
    expect(takeAt(throttle, [overMs - 1, overMs])).toEqual([false, true]);
  });
});
