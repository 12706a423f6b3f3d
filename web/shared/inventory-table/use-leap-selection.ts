import { useCallback, useMemo, useRef, useState } from "react";
import type { RowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { indexOfPlace, isPlaceId } from "../../lib/leaping-list/pages.ts";
import type { LeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { selectedIds, selectIn, useSelectedIds } from "../../stores/selection.ts";
import type { WholeSelection } from "../bulk/use-whole-selection.ts";

export interface LeapSelection<Row> {
  readonly selection: RowSelection;
  readonly whole: WholeSelection;
  /** What the table shows as selected: every place, where all that match are meant. */
  readonly marked: ReadonlySet<string>;
  /** The rows that are here, and those that are selected and are here no more. */
  readonly rows: readonly Row[];
}

/**
 * What is selected of a list that may be very long: some, or all that match, here or not.
 *
 * @param name of the selection
 * @param key what is asked for: all that match are those of one question.
 */
export function useLeapSelection<Row>(
  name: string,
  key: string,
  idOf: (row: Row) => string,
  { listed, rows, rowsAt }: Pick<LeapingList<Row>, "listed" | "rows" | "rowsAt">,
): LeapSelection<Row> {
  const some = useSelectedIds(name);
  const [wholeKey, setWholeKey] = useState<string | null>(null);
  const isWhole = wholeKey === key;
  const here = useMemo(() => new Set(rows.map(idOf)), [rows, idOf]);
  const all = useMemo(() => (isWhole ? new Set(listed?.map(({ id }) => id)) : null), [isWhole, listed]);
  const seen = useRef(new Map<string, Row>());
  const select = useCallback(
    (next: ReadonlySet<string>) => {
      setWholeKey(null);
      const places = [...next].filter(isPlaceId);
      selectIn(name, new Set([...next].filter((id) => !isPlaceId(id))));
      // A range may reach over rows that are not here.
      if (places.length > 0)
        void rowsAt(places.map(indexOfPlace)).then((found) => {
          for (const row of found) seen.current.set(idOf(row), row);
          selectIn(name, new Set([...selectedIds(name), ...found.map(idOf)]));
        });
    },
    [rowsAt, name, idOf],
  );
  const selectWhole = useCallback(() => setWholeKey(key), [key]);
  const chosen = useMemo(() => {
    for (const row of rows) if (some.has(idOf(row))) seen.current.set(idOf(row), row);
    const others = [...some].flatMap((id) => (here.has(id) ? [] : (seen.current.get(id) ?? [])));
    return others.length === 0 ? rows : [...rows, ...others];
  }, [rows, some, here, idOf]);
  return {
    marked: all ?? some,
    selection: { ids: isWhole ? here : some, select, selectAll: selectWhole },
    whole: { isWhole, selectWhole },
    rows: chosen,
  };
}
