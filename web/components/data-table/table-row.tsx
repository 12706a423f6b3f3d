// biome-ignore-all lint/a11y/useSemanticElements: rows of a table element cannot be placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its active row
import { memo, type ReactNode } from "react";
import { cx } from "../cx.ts";
import type { Column } from "./types.ts";

interface TableRowProps<Row> {
  /** Given to the active row, which the grid points at. */
  readonly id: string | undefined;
  readonly row: Row;
  readonly name: string;
  readonly index: number;
  /** Pixels from the first row's top; undefined where rows follow one another. */
  readonly top: number | undefined;
  readonly columns: readonly Column<Row>[];
  /** Undefined where rows cannot be selected. */
  readonly isSelected: boolean | undefined;
}

// memo() forgets that the component is generic.
export const TableRow = memo(function TableRow<Row>({
  id,
  row,
  name,
  index,
  top,
  columns,
  isSelected,
}: TableRowProps<Row>) {
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
      className={cx(
        "absolute inset-x-0 top-0 grid h-(--row-height) cursor-default grid-cols-(--tracks) items-center border-b border-line pr-2 contain-strict lg:pr-4",
        isSelected === undefined && "pl-2 lg:pl-4",
        isSelected ? "bg-accent-soft" : "hover:bg-hover",
        id &&
          "group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-focus",
      )}
    >
      {isSelected === undefined ? null : (
        <div role="gridcell" data-select="" className="flex h-full items-center pl-4 lg:pl-6">
          <input
            type="checkbox"
            tabIndex={-1}
            readOnly
            checked={isSelected}
            aria-label={`Select ${name}`}
            className="size-4"
          />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={cx(
            "min-w-0 px-2",
            column.isUncut ? "whitespace-nowrap" : "truncate",
            column.align && "text-right",
            column.isMuted && "text-muted",
          )}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}) as <Row>(props: TableRowProps<Row>) => ReactNode;
