import { kindsOfChange } from "../../../domain/actions/kind-words.ts";
import { Button } from "../../components/button.tsx";
import { DateRange } from "../../components/date-range.tsx";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { type ChangesView, noFilters, statusFilters } from "./changes-filter.ts";

const byFilters = [
  { value: "", label: "Everyone’s" },
  { value: "me", label: "Mine" },
] as const;
const actionFilters = [{ value: "", label: "Any action" }, ...kindsOfChange];
const PRESETS = [1, 7, 30, 90];

interface ChangesFiltersProps {
  readonly view: ChangesView;
  readonly nowMs: number;
}

/** What the list of changes is filtered by, in the address. */
export function ChangesFilters({ view, nowMs }: ChangesFiltersProps) {
  const { status, by, what, range, filter } = view;
  const change = useParamChange();
  return (
    <div className="flex flex-wrap gap-2 px-4 pb-3 lg:px-6">
      <FilterField
        label="Search changes"
        isLabelHidden
        placeholder="Title, person or channel"
        className="min-w-52 flex-1 max-sm:basis-full sm:max-w-64"
      />
      <FilterField
        label="Ticket"
        isLabelHidden
        placeholder="Ticket"
        param="ticket"
        className="min-w-28 flex-1 sm:max-w-36"
      />
      <div className="w-44 max-sm:min-w-32 max-sm:flex-1">
        <Select
          label="Status"
          isLabelHidden
          value={status}
          options={statusFilters}
          onChange={(value) => change({ status: value })}
        />
      </div>
      <div className="w-52 max-sm:min-w-32 max-sm:flex-1">
        <Select
          label="Action"
          isLabelHidden
          value={what}
          options={actionFilters}
          onChange={(value) => change({ what: value })}
        />
      </div>
      <div className="w-36 max-sm:min-w-32 max-sm:flex-1">
        <Select
          label="Whose"
          isLabelHidden
          value={by}
          options={byFilters}
          onChange={(value) => change({ by: value })}
        />
      </div>
      <DateRange
        label="Days planned"
        value={range}
        nowMs={nowMs}
        presets={PRESETS}
        hint="Days start and end in UTC."
        onChange={({ from, to }) => change({ from, to })}
      />
      {Object.keys(filter).length > 0 ? (
        <Button tone="quiet" onClick={() => change(noFilters)}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}
