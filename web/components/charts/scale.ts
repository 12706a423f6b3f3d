/** Round numbers from 0 up to at least `max`, about `count` of them, for an axis that counts whole things. */
export function ticksTo(max: number, count: number): readonly number[] {
  if (max <= 0) return [0, 1];
  const raw = Math.max(1, max / count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw) ?? raw;
  const ticks: number[] = [];
  for (let at = 0; at < max + step; at += step) ticks.push(at);
  return ticks;
}

/** Which of `count` labels to write so that each has `minWidth` of the `width` there is: every n-th. */
export function labelEvery(count: number, width: number, minWidth: number): number {
  const room = Math.max(1, Math.floor(width / minWidth));
  return Math.max(1, Math.ceil(count / room));
}
