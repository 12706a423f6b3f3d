import { lazy, type ReactNode, Suspense } from "react";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { cx } from "../../components/cx.ts";
import type { Column } from "../../components/data-table/types.ts";
import { inputClass } from "../../components/input-class.ts";
import { useParamText } from "../../lib/navigation/use-param-text.ts";
import { filterNames, type ListView } from "../../shared/channels/list-view.ts";
import { ColumnsButton, FiltersButton } from "../../shared/lists/bar-buttons.tsx";

const ActiveFilters = lazy(() => import("./active-filters.tsx"));
const loadFilters = () => import("./filter-panel.tsx");
const FilterPanel = lazy(loadFilters);

interface FilterBarProps {
  readonly view: ListView;
  readonly kind: "settings" | "counts";
  /** Types of channels the list can hold. */
  readonly types: readonly number[];
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly columns: readonly Column<ChannelRow>[];
  readonly hidden: readonly string[];
  readonly onHide: (ids: readonly string[]) => void;
  readonly aside: ReactNode;
}

/** Filters over what is loaded, and the choice of columns. */
export function FilterBar({ view, kind, types, onChange, columns, hidden, onHide, aside }: FilterBarProps) {
  const text = useParamText("name");
  const offered = kind === "counts" ? filterNames.slice(0, 1) : filterNames;
  const active = offered.filter((name) => view.filters[name] !== undefined);
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-4 py-2.5 lg:px-6">
      {kind === "settings" ? (
        <input
          type="search"
          aria-label="Filter by name"
          placeholder="Filter by name"
          {...text}
          className={cx(inputClass, "mr-1 w-auto flex-1 sm:w-56 sm:flex-none")}
        />
      ) : (
        <span className="-ml-2.5" />
      )}
      <FiltersButton prepare={loadFilters}>
        {(look) => <FilterPanel look={look} names={offered} types={types} view={view} onChange={onChange} />}
      </FiltersButton>
      {active.length > 0 ? (
        <Suspense>
          <ActiveFilters names={active} view={view} onChange={onChange} />
        </Suspense>
      ) : null}
      <div className="flex grow items-center justify-end gap-1">
        {aside}
        <ColumnsButton columns={columns} hidden={hidden} onHide={onHide} />
      </div>
    </div>
  );
}
