import { useCallback, useMemo, useState } from "react";

interface ActiveRow {
  readonly id: string;
  readonly index: number;
}

/** The row readers were at in each list, for when they come back to it. */
const lastRows = new Map<string, ActiveRow>();

/** Where a row is now; where it is gone, what stands in its place. Without one, the first. */
export function placeOf(row: ActiveRow | undefined, ids: readonly string[]): number {
  if (!row) return 0;
  if (ids[row.index] === row.id) return row.index;
  const index = ids.indexOf(row.id);
  return index >= 0 ? index : Math.max(0, Math.min(row.index, ids.length - 1));
}

/** The row the keyboard acts on: it stays the same row when others come before it, and when the reader comes back. */
export function useActiveRow(listKey: string, ids: readonly string[]): [number, (index: number) => void] {
  const [moved, setMoved] = useState<{ readonly listKey: string; readonly row: ActiveRow | undefined }>();
  const row = moved?.listKey === listKey ? moved.row : lastRows.get(listKey);
  const active = useMemo(() => placeOf(row, ids), [row, ids]);
  const setActive = useCallback(
    (index: number) => {
      const id = ids[index];
      if (id === undefined) return;
      lastRows.set(listKey, { id, index });
      setMoved({ listKey, row: { id, index } });
    },
    [listKey, ids],
  );
  return [active, setActive];
}
