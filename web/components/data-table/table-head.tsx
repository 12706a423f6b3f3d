// biome-ignore-all lint/a11y/useSemanticElements: rows of a table element cannot be placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its active row
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { cx } from "../cx.ts";
import type { Column, Sort } from "./types.ts";

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: ((column: string) => void) | undefined;
  readonly selectedShare: "none" | "some" | "all";
  readonly selectAllLabel: string;
  /** Left out where rows cannot be selected. */
  readonly onSelectAll: (() => void) | undefined;
}

export function TableHead<Row>(props: TableHeadProps<Row>) {
  const { columns, sort, onSort, selectedShare, selectAllLabel, onSelectAll } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = selectedShare === "some";
  }, [selectedShare]);
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={cx(
        "grid h-8 grid-cols-(--tracks) items-center border-b border-line bg-canvas pr-2 text-xs text-muted lg:pr-4",
        !onSelectAll && "pl-2 lg:pl-4",
      )}
    >
      {onSelectAll ? (
        <div role="columnheader" className="flex h-full items-center pl-4 lg:pl-6">
          <input
            ref={box}
            type="checkbox"
            className="size-4"
            aria-label={selectAllLabel}
            title={selectAllLabel}
            checked={selectedShare === "all"}
            onChange={onSelectAll}
          />
        </div>
      ) : null}
      {columns.map((column) => {
        const direction = sort?.column === column.id ? sort.direction : undefined;
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={direction ? (direction === "asc" ? "ascending" : "descending") : undefined}
            className={cx("min-w-0 truncate px-2 font-medium", column.align === "end" && "text-right")}
          >
            {column.isSortable && onSort ? (
              <button
                type="button"
                onClick={() => onSort(column.id)}
                className="-mx-1.5 inline-flex h-6 max-w-full items-center gap-1 rounded-sm px-1.5 hover:bg-press hover:text-ink focus-visible:-outline-offset-2"
              >
                <span className="truncate">{column.header}</span>
                {direction === "asc" ? <ArrowUp size={12} aria-hidden="true" /> : null}
                {direction === "desc" ? <ArrowDown size={12} aria-hidden="true" /> : null}
              </button>
            ) : (
              column.header
            )}
          </div>
        );
      })}
    </div>
  );
}
