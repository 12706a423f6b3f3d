import type { ReactNode } from "react";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import type { PeopleFilter } from "../../shared/inventory/people-queries.ts";
import { grouped, leading, statuses } from "./people-filter.ts";

interface PeopleFiltersProps {
  readonly filter: PeopleFilter;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly aside: ReactNode;
}

/** What people are filtered by. */
export function PeopleFilters({ filter: { status, leads, group }, onChange, aside }: PeopleFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-3 lg:px-6">
      <FilterField
        label="Find people"
        isLabelHidden
        placeholder="Name, address, ID or phone"
        className="min-w-32 flex-1 max-sm:basis-full sm:max-w-64"
      />
      <div className="w-44 max-sm:min-w-32 max-sm:flex-1">
        <Select
          label="Status"
          isLabelHidden
          value={status ?? ""}
          options={statuses}
          onChange={(value) => onChange({ status: value })}
        />
      </div>
      <div className="w-52 max-sm:min-w-32 max-sm:flex-1">
        <Select
          label="Role in channels"
          isLabelHidden
          value={leads ?? ""}
          options={leading}
          onChange={(value) => onChange({ leads: value })}
        />
      </div>
      <div className="w-48 max-sm:min-w-32 max-sm:flex-1">
        <Select
          label="Directory groups"
          isLabelHidden
          value={group ?? ""}
          options={grouped}
          onChange={(value) => onChange({ group: value })}
        />
      </div>
      <div className="ml-auto flex items-center gap-1">{aside}</div>
    </div>
  );
}
