import { useState } from "react";

const STEP = 20;

/** How many of the options for a text to show: some at first, and more as the end of them is reached. */
export function useShownCount(text: string): readonly [count: number, showMore: () => void] {
  const [grown, setGrown] = useState({ text, count: STEP });
  const count = grown.text === text ? grown.count : STEP;
  return [count, () => setGrown({ text, count: count + STEP })];
}
