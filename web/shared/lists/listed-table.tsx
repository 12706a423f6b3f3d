import type { ReactNode } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import type { DataTableProps } from "../../components/data-table/types.ts";
import { Failure } from "../../components/failure.tsx";
import { Skeleton } from "../../components/states.tsx";
import type { ShownList } from "../../lib/cursor-list/use-cursor-list.ts";
import ListFooter from "./list-footer.tsx";

interface ListedTableProps<Row>
  extends Omit<DataTableProps<Row>, "rows" | "onNeed" | "onEnd" | "isGrowing" | "footer"> {
  readonly list: ShownList<Row>;
  /** What a row is called. */
  readonly noun: string;
  /** Where it is not the noun with an s. */
  readonly nounPlural?: string;
  /** Before the first page, where it is not a few bars. */
  readonly skeleton?: ReactNode;
  /** In place of rows where there are none. */
  readonly empty: ReactNode;
}

/** A list that is read page by page as a table, or what stands for it while it has no rows. */
export function ListedTable<Row>({ list, noun, nounPlural, skeleton, empty, ...table }: ListedTableProps<Row>) {
  if (list.rows.length > 0)
    return (
      <DataTable
        total={list.isComplete ? list.rows.length : list.total}
        {...table}
        rows={list.rows}
        onNeed={list.want}
        onEnd={list.loadAll}
        isGrowing={list.isLoadingAll}
        footer={<ListFooter list={list} noun={noun} {...(nounPlural !== undefined && { nounPlural })} />}
      />
    );
  if (list.error) return <Failure error={list.error} onRetry={list.retry} />;
  if (list.isPending) return skeleton ?? <Bars />;
  return empty;
}

const Bars = () => (
  <div className="flex flex-col gap-2 px-4 lg:px-6" role="status" aria-label="Loading">
    {["a", "b", "c", "d"].map((key) => (
      <Skeleton key={key} className="h-8" />
    ))}
  </div>
);
