import type { ReactNode } from "react";

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Track of the CSS grid, e.g. `minmax(12rem, 2fr)`. */
  readonly track: string;
  readonly align?: "end";
  readonly isMuted?: boolean;
  readonly isSortable?: boolean;
  /** Its texts are few and short, or it cuts them itself: cutting every cell is most of what painting a row costs. */
  readonly isUncut?: boolean;
  /** A link that opens the row carries `data-open` and `tabIndex={-1}`: the table follows it. */
  readonly cell: (row: Row) => ReactNode;
}

export interface Sort {
  readonly column: string;
  readonly direction: "asc" | "desc";
}

export interface DataTableProps<Row> {
  readonly label: string;
  /** Names what is shown: another value starts at the top, the same one keeps the reader's place. */
  readonly listKey: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly rowName: (row: Row) => string;
  /** All columns to show, in order. Keep the array's identity between renders. */
  readonly columns: readonly Column<Row>[];
  /** The one cell of a row where there is no room for columns. */
  readonly narrowCell: (row: Row) => ReactNode;
  /** Pixels, in columns and where there is no room for them; left out where one line, and two there, are enough. */
  readonly rowHeights?: readonly [number, number];
  /** Head of that one column; without it, the label. */
  readonly narrowHeader?: string | undefined;
  /** Count of the whole list where known, loaded or not. */
  readonly total?: number | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: (column: string) => void;
  readonly selected?: ReadonlySet<string>;
  /** Left out where there is nothing to do with several rows: the table has no boxes then. */
  readonly onSelect?: ((selected: ReadonlySet<string>) => void) | undefined;
  /** Selects all there is where more is not loaded; without it, the table selects its rows. */
  readonly onSelectAll?: (() => void) | undefined;
  readonly onOpen: (row: Row) => void;
  /** Called with how many rows the view needs, rows ahead included, and with the first that it shows. */
  readonly onNeed?: (count: number, first: number) => void;
  /** The End key: the caller loads the rest, and the table goes to the last row. */
  readonly onEnd?: () => void;
  /** True while the rest is being loaded: the table waits with going to the last row. */
  readonly isGrowing?: boolean;
  /** Below the last row: progress, the end, a failure. */
  readonly footer?: ReactNode;
}
