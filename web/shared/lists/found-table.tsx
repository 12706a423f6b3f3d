import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { threeNarrowLines } from "../../components/data-table/row-lines.ts";
import type { DataTableProps } from "../../components/data-table/types.ts";
import { FilterField } from "../../components/filter-field.tsx";
import { EmptyState } from "../../components/states.tsx";
import { FoundExport } from "../exports/found-export.tsx";

interface FoundTableProps<Row> extends Omit<DataTableProps<Row>, "rowHeights" | "total"> {
  /** What the filters leave. */
  readonly rows: readonly Row[];
  readonly filter: { readonly label: string; readonly placeholder: string };
  /** Other filters, beside the one of a text. */
  readonly filters?: ReactNode;
  readonly onClear: () => void;
  readonly file: { readonly name: string; readonly noun: string; readonly columns: readonly CsvColumn<Row>[] };
}

/** A list that the page has to its end, with what it is filtered by, as a table and as a file. */
export function FoundTable<Row>({ filter, filters, onClear, file, ...table }: FoundTableProps<Row>) {
  const { rows } = table;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <FilterField {...filter} isLabelHidden />
        {filters}
        <div className="ml-auto">
          <FoundExport {...file} read={async () => rows} disabled={rows.length === 0} />
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          icon={<SearchX size={28} aria-hidden="true" />}
          title="Nothing matches the filters"
          action={<Button onClick={onClear}>Clear filters</Button>}
        />
      ) : (
        <DataTable rowHeights={threeNarrowLines} {...table} total={rows.length} />
      )}
    </>
  );
}
