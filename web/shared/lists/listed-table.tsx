import type { ReactNode } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import type { DataTableProps } from "../../components/data-table/types.ts";
import { Failure } from "../../components/failure.tsx";
import { Skeleton } from "../../components/states.tsx";
import type { ShownList } from "../../lib/cursor-list/use-cursor-list.ts";
import ListFooter from "./list-footer.tsx";
import NoMatch from "./no-match.tsx";

interface ListedTableProps<Row>
  extends Omit<DataTableProps<Row>, "rows" | "onNeed" | "onEnd" | "isGrowing" | "footer"> {
  readonly list: ShownList<Row>;
  /** What a row is called. */
  readonly noun: string;
  /** Where it is not the noun with an s. */
  readonly nounPlural?: string;
  /** Of a list that the page filters or sorts itself. */
  readonly sifted?: {
    readonly shown: readonly Row[];
    readonly isFiltered: boolean;
    /** The list loads by itself to its end, for an order. */
    readonly isWhole?: boolean;
    readonly onClear: () => void;
  };
  /** Before the first page, where it is not a few bars. */
  readonly skeleton?: ReactNode;
  /** In place of rows where there are none. */
  readonly empty: ReactNode;
}

/** A list that is read page by page as a table, or what stands for it while it has no rows. */
export function ListedTable<Row>(props: ListedTableProps<Row>) {
  const { list, noun, nounPlural, sifted, skeleton, empty, ...table } = props;
  const { shown = list.rows, isFiltered = false, isWhole = isFiltered } = sifted ?? {};
  if (shown.length > 0)
    return (
      <DataTable
        total={isFiltered ? shown.length : list.isComplete ? list.rows.length : list.total}
        {...table}
        rows={shown}
        {...(isWhole ? {} : { onNeed: list.want, onEnd: list.loadAll, isGrowing: list.isLoadingAll })}
        footer={
          <ListFooter
            list={list}
            noun={noun}
            {...(nounPlural !== undefined && { nounPlural })}
            matchCount={isFiltered ? shown.length : undefined}
          />
        }
      />
    );
  if (list.rows.length > 0 && sifted) return <NoMatch list={list} noun={noun} onClear={sifted.onClear} />;
  if (list.error) return <Failure error={list.error} onRetry={list.retry} />;
  if (list.isPending) return skeleton ?? <Bars />;
  return list.unreadable.length > 0 ? null : empty;
}

const Bars = () => (
  <div className="flex flex-col gap-2 px-4 lg:px-6" role="status" aria-label="Loading">
    {["a", "b", "c", "d"].map((key) => (
      <Skeleton key={key} className="h-8" />
    ))}
  </div>
);
