// Numbers of items as entries of the trail name them: `0-19,25`.

export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const n of [...numbers].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && n <= last[1] + 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** Without the last where the text was cut off, for it may be half of one. */
function rangesIn(text: string): readonly (readonly [from: number, to: number])[] {
  const ranges = text.split(",");
  return (text.endsWith("…") ? ranges.slice(0, -1) : ranges).flatMap((range) => {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    return from === undefined ? [] : [[Number(from), Number(to)] as const];
  });
}

/** Whether a number stands in such a text. */
export const isInRanges = (text: string, n: number): boolean =>
  rangesIn(text).some(([from, to]) => n >= from && n <= to);

/** All of them. */
export const numbersIn = (text: string): readonly number[] =>
  rangesIn(text).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
