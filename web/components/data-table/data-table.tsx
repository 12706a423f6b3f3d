// biome-ignore-all lint/a11y/useSemanticElements: rows of a table element cannot be placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its active row
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from "react";
import { formatCount } from "../../lib/format.ts";
import { useIsPrinting } from "../use-is-printing.ts";
import { useMediaQuery } from "../use-media-query.ts";
import { rowsInElementOrder, scrollToRow } from "./row-window.ts";
import { selectedShare, toggled, withRange } from "./selection.ts";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import type { Column, DataTableProps } from "./types.ts";
import { useActiveRow } from "./use-active-row.ts";
import { noteOpened, useFocusOnReturn } from "./use-focus-on-return.ts";
import { usePlace } from "./use-place.ts";
import { useRowWindow } from "./use-row-window.ts";
import { useSettled } from "./use-settled.ts";

/** Of one line, and of two where it is narrow, in pixels. */
const ROW_HEIGHTS = [34, 56] as const;
const HEAD_HEIGHT = 32;
/** Rows asked for beyond the view: a few when reading, many when the reader heads down in leaps. */
const AHEAD = 60;
const AHEAD_IN_LEAPS = 400;
const LEAP = 20;
/** How long the view stands still before the elements are put into the order of their rows, for screen readers. */
const SETTLE_MS = 200;

/**
 * A table of very many rows: only those in view are rendered. The grid itself holds the focus and points at its active
 * row, so nothing is lost when that row leaves the view. Arrows, Home, End and Page keys move, with Shift they select;
 * Space selects, Enter opens, Ctrl+A selects what is loaded, Escape clears.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    listKey,
    rows,
    rowId,
    rowName,
    narrowCell,
    narrowHeader = label,
    total,
    selected = none,
    onSelect,
    onSelectAll,
    onNeed,
    onEnd,
    isGrowing = false,
  } = props;
  const isPrinting = useIsPrinting();
  // Paper is as narrow as a phone for some; there the columns wrap.
  const isNarrow = useMediaQuery("(max-width: 639px)") && !isPrinting;
  const rowHeight = (props.rowHeights ?? ROW_HEIGHTS)[isNarrow ? 1 : 0];
  const columns = useMemo<readonly Column<Row>[]>(
    () =>
      isNarrow ? [{ id: "narrow", header: narrowHeader, track: "minmax(0, 1fr)", cell: narrowCell }] : props.columns,
    [isNarrow, narrowHeader, narrowCell, props.columns],
  );
  const tracks = useMemo(() => {
    const all = `${onSelect ? "var(--lead) " : ""}${columns.map(({ track }) => track).join(" ")}`;
    return isPrinting ? all.replaceAll(/minmax\([^,]+,/g, "minmax(0,") : all;
  }, [columns, onSelect, isPrinting]);
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);

  const scroller = useRef<HTMLDivElement>(null);
  const { viewHeight, ...window } = useRowWindow(scroller, rowHeight, rows.length);
  const { first, end, slots } = window;
  const elementStart = useSettled(first, SETTLE_MS);
  const gridId = useId();
  const [active, setActive] = useActiveRow(listKey, ids);
  // An id, since rows may come before it.
  const rangeStart = useRef<string | undefined>(undefined);
  const isFollowingEnd = useRef(false);

  const grid = useRef<HTMLDivElement>(null);
  usePlace({ scroller, listKey, ids, rowHeight, onNeed });
  useFocusOnReturn(grid, listKey);
  const open = (row: Row): void => {
    noteOpened(listKey);
    props.onOpen(row);
  };
  const selectAll = (): void => {
    if (onSelectAll) onSelectAll();
    else onSelect?.(new Set([...selected, ...ids]));
  };

  // Also when the rows change: a list that starts again has fewer of them, and the view may need more at once.
  const lastEnd = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const isLeaping = end - lastEnd.current > LEAP && lastEnd.current > 0;
    lastEnd.current = end;
    onNeed?.(end + (isLeaping ? AHEAD_IN_LEAPS : AHEAD), first);
  }, [end, onNeed, rows.length]);

  const show = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const { scrollTop, clientHeight, scrollHeight } = element;
      // The last row comes with what is said below it.
      const isLast = index === rows.length - 1;
      element.scrollTop = isLast ? scrollHeight : scrollToRow(index, scrollTop, clientHeight, rowHeight, HEAD_HEIGHT);
    },
    [rowHeight, rows.length],
  );

  // After the End key the view goes to the last row once all are there, unless the reader does something else first.
  useEffect(() => {
    if (!isFollowingEnd.current || isGrowing || rows.length === 0) return;
    setActive(rows.length - 1);
    show(rows.length - 1);
  }, [rows.length, isGrowing, show, setActive]);

  const goTo = (index: number, isSelecting: boolean): void => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    if (isSelecting && onSelect) onSelect(withRange(selected, (at) => ids[at], active, to));
    else rangeStart.current = ids[to];
    setActive(to);
    show(to);
  };

  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((viewHeight - HEAD_HEIGHT) / rowHeight) - 1);
    const row = rows[active];
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey || (isCommand && event.key !== "a")) return;
    isFollowingEnd.current = false;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      goTo(to, event.shiftKey);
      if (event.key === "End" && onEnd) {
        isFollowingEnd.current = true;
        onEnd();
      }
    } else if (event.key === "Enter" && row) open(row);
    else if (event.key === " " && row && onSelect) onSelect(toggled(selected, rowId(row)));
    else if (event.key === "a" && isCommand && onSelect) selectAll();
    else if (event.key === "Escape" && selected.size > 0) onSelect?.(new Set());
    else return;
    event.preventDefault();
  };

  const click = (event: MouseEvent<HTMLDivElement>): void => {
    const target = event.target instanceof Element ? event.target : null;
    const place = target?.closest("[data-index]")?.getAttribute("data-index");
    const index = Number(place);
    const row = place ? rows[index] : undefined;
    if (!target || !row) return;
    isFollowingEnd.current = false;
    setActive(index);
    if (onSelect && target.closest("[data-select]")) {
      onSelect(
        event.shiftKey
          ? withRange(selected, (at) => ids[at], Math.max(0, ids.indexOf(rangeStart.current ?? "")), index)
          : toggled(selected, rowId(row)),
      );
      rangeStart.current = rowId(row);
      return;
    }
    const link = target.closest("a, button");
    const isForBrowser = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (link?.hasAttribute("data-open") && !isForBrowser) {
      event.preventDefault();
      open(row);
      return;
    }
    // Other links and buttons act by themselves; marking text is no click.
    if (link || document.getSelection()?.isCollapsed === false) return;
    open(row);
  };

  const share = useMemo(() => selectedShare(selected, ids), [selected, ids]);
  const activeRow = rows[active];
  const isActiveRendered = active >= first && active < end && activeRow !== undefined;

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain [overflow-anchor:none]">
      <div
        ref={grid}
        role="grid"
        id={gridId}
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total === undefined ? -1 : total + 1}
        aria-multiselectable={onSelect ? "true" : undefined}
        aria-activedescendant={isActiveRendered ? `${gridId}-${active}` : undefined}
        onKeyDown={press}
        onClick={click}
        onPointerOver={showCutText}
        onWheel={() => {
          isFollowingEnd.current = false;
        }}
        style={{ ["--tracks" as string]: tracks, ["--row-height" as string]: `${rowHeight}px` }}
        className="group/grid min-w-full outline-none [--lead:42px] lg:[--lead:50px]"
      >
        <div role="rowgroup" className="sticky top-0 z-10">
          <TableHead
            columns={columns}
            sort={props.sort}
            onSort={props.onSort}
            selectedShare={share}
            selectAllLabel={share === "all" ? "Select none" : selectAllLabel(onSelectAll ? total : ids.length)}
            onSelectAll={
              onSelect &&
              (() => {
                if (share !== "all") {
                  selectAll();
                  return;
                }
                const next = new Set(selected);
                for (const id of ids) next.delete(id);
                onSelect(next);
              })
            }
          />
        </div>
        <div role="rowgroup" className="relative" style={isPrinting ? undefined : { height: rows.length * rowHeight }}>
          {rowsInElementOrder(window, elementStart).map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const id = rowId(row);
            return (
              <TableRow
                // Elements are reused for the rows that come into view: changing a text is cheaper than a new row.
                key={index % slots}
                id={index === active ? `${gridId}-${index}` : undefined}
                row={row}
                name={rowName(row)}
                index={index}
                top={isPrinting ? undefined : index * rowHeight}
                columns={columns}
                isSelected={onSelect && selected.has(id)}
              />
            );
          })}
        </div>
      </div>
      {props.footer}
    </div>
  );
}

const none: ReadonlySet<string> = new Set();

function selectAllLabel(count: number | undefined): string {
  return count === undefined ? "Select all" : `Select all ${formatCount(count)}`;
}

/** Text that does not fit shows whole in a tooltip. Set on the way, since elements are reused for other rows. */
function showCutText({ target }: PointerEvent<HTMLDivElement>): void {
  if (!(target instanceof HTMLElement) || !target.closest("[data-index]")) return;
  target.title = target.scrollWidth > target.clientWidth ? (target.textContent ?? "") : "";
}
