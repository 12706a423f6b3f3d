/**
 * Where a step leads in a grid that wraps; the tile itself when there is nothing that way.
 *
 * @param tops Distance of each tile from the top: those of a row share it.
 * @param step -1, 0 or 1 across and down.
 */
export function tileAt(tops: readonly number[], from: number, [across, down]: readonly [number, number]): number {
  if (down === 0) return Math.min(tops.length - 1, Math.max(0, from + across));
  const columns = columnsOf(tops);
  const to = from + down * columns;
  if (to < 0) return from;
  if (to < tops.length) return to;
  // Above a last row that is not full, the way down leads to its end.
  const lastRow = Math.floor((tops.length - 1) / columns);
  return Math.floor(from / columns) < lastRow ? tops.length - 1 : from;
}

function columnsOf(tops: readonly number[]): number {
  const second = tops.findIndex((top) => top !== tops[0]);
  return second === -1 ? Math.max(1, tops.length) : second;
}
