import { type ReactNode, type RefObject, useCallback, useMemo } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { useIsPrinting } from "../../components/use-is-printing.ts";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import type { LeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import type { KnownStatus } from "../inventory/use-inventory-status.ts";
import { ListSkeleton } from "../lists/list-skeleton.tsx";
import { NarrowDoing } from "./inventory-count.tsx";
import { InventoryEmpty } from "./inventory-empty.tsx";
import { InventoryFooter } from "./inventory-footer.tsx";
import { InventoryNotice } from "./inventory-notice.tsx";
import { countTextOf, type ListedCount } from "./list-texts.ts";
import { RowAges } from "./row-ages.tsx";
import type { LeapSelection } from "./use-leap-selection.ts";

interface InventoryTableProps<Row> {
  readonly label: string;
  readonly listKey: string;
  readonly list: LeapingList<Row>;
  readonly status: KnownStatus | undefined;
  readonly count: ListedCount;
  readonly columns: readonly Column<Listed<Row>>[];
  readonly narrowCell: (listed: Listed<Row>) => ReactNode;
  readonly rowHeights: readonly [number, number];
  readonly nameOf: (row: Row) => string;
  readonly agesOf: (row: Row) => string;
  /** `-name` is by name, downwards; left out of a list that has one order. */
  readonly sort?: string;
  readonly onSort?: (column: string) => void;
  /** Left out where there is nothing to do with several rows. */
  readonly selection?: Pick<LeapSelection<Row>, "selection" | "whole" | "marked"> | undefined;
  readonly onOpen: (row: Row) => void;
  /** See `InventoryNote`. */
  readonly partly?: string;
  /** See `InventoryEmpty`. */
  readonly none?: string | undefined;
  readonly onClear: () => void;
  /** See `useFollowing`. */
  readonly around: RefObject<HTMLDivElement | null>;
}

/** Rows that a view has at the most. */
const MOST_IN_VIEW = 120;

/** The rows of a list of the inventory, or what stands for them, with as of when they are. */
export function InventoryTable<Row>(props: InventoryTableProps<Row>) {
  const { label, list, status, count, sort, selection, nameOf, onOpen } = props;
  const { noun } = count;
  // On paper there is no end to scroll to: what is here is printed, and the line below says so.
  const isPrinting = useIsPrinting();
  const listed = useMemo(
    () => (isPrinting ? list.listed?.filter(({ row }) => row) : list.listed) ?? none,
    [isPrinting, list.listed],
  );
  const { look } = list;
  const need = useCallback((_count: number, first: number) => look(first, first + MOST_IN_VIEW), [look]);
  const open = useCallback(({ row }: Listed<Row>) => row && onOpen(row), [onOpen]);
  const nameOfListed = useCallback(
    ({ row }: Listed<Row>) => (row ? nameOf(row) : `a ${noun} that is loading`),
    [nameOf, noun],
  );
  return (
    <>
      <InventoryNotice rows={count} status={status} partly={props.partly} list={list} />
      {props.partly === undefined && listed.length > 0 ? <NarrowDoing status={status} /> : null}
      {list.listed === undefined ? (
        list.error ? (
          <div className="flex-1 overflow-y-auto">
            <ErrorState error={list.error} onRetry={list.retry} />
          </div>
        ) : (
          <ListSkeleton />
        )
      ) : listed.length === 0 ? (
        <InventoryEmpty
          rows={count}
          isFiltered={count.isFiltered}
          status={status}
          none={props.none}
          onClear={props.onClear}
        />
      ) : (
        <div ref={props.around} className="flex min-h-0 flex-1 flex-col" aria-busy={list.isFormer}>
          <RowAges listed={listed} nameOf={nameOf} agesOf={props.agesOf}>
            <DataTable
              label={label}
              listKey={props.listKey}
              rows={listed}
              rowId={idOf}
              rowName={nameOfListed}
              columns={props.columns}
              narrowCell={props.narrowCell}
              rowHeights={props.rowHeights}
              narrowHeader={countTextOf(count)}
              total={list.total}
              {...(sort !== undefined && {
                sort: { column: sort.replace("-", ""), direction: sort.startsWith("-") ? "desc" : "asc" },
              })}
              {...(props.onSort && { onSort: props.onSort })}
              {...(selection && {
                selected: selection.marked,
                onSelect: selection.selection.select,
                onSelectAll: selection.whole.selectWhole,
              })}
              onOpen={open}
              onNeed={need}
              footer={<InventoryFooter rows={count} list={list} isPrinting={isPrinting} />}
            />
          </RowAges>
        </div>
      )}
    </>
  );
}

const none: readonly never[] = [];
const idOf = ({ id }: Listed<unknown>): string => id;
