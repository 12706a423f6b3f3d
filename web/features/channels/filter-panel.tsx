import { Select } from "../../components/field.tsx";
import { filterLabels } from "./filter-labels.ts";
import type { FilterName, ListView } from "./list-view.ts";

interface FilterPanelProps {
  readonly names: readonly FilterName[];
  readonly view: ListView;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** A choice for each filter. */
export default function FilterPanel({ names, view, onChange }: FilterPanelProps) {
  return (
    <div className="flex flex-col gap-3">
      {names.map((name) => (
        <Select
          key={name}
          label={filterLabels[name].label}
          value={String(view.filters[name] ?? "")}
          options={[
            { value: "", label: "Any" },
            ...Object.entries(filterLabels[name].values).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </div>
  );
}
