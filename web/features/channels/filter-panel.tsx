import { Select } from "../../components/field.tsx";
import { Panel } from "../../components/panel.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";
import type { FilterName, ListView } from "../../shared/channels/list-view.ts";
import { filterLabels } from "./filter-labels.ts";

interface FilterPanelProps {
  readonly look: PressedLook;
  readonly names: readonly FilterName[];
  /** Types of channels the list can hold: others would match nothing. */
  readonly types: readonly number[];
  readonly view: ListView;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** A choice for each filter. */
export default function FilterPanel({ look, names, types, view, onChange }: FilterPanelProps) {
  return (
    <Panel {...look} className="flex w-72 flex-col gap-3 p-4">
      {names.map((name) => (
        <Select
          key={name}
          label={filterLabels[name].label}
          value={chosen(view, name)}
          options={[
            { value: "", label: "Any" },
            ...Object.entries(filterLabels[name].values)
              .filter(([value]) => name !== "type" || types.includes(Number(value)) || value === chosen(view, name))
              .map(([value, label]) => ({ value, label })),
          ]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </Panel>
  );
}

function chosen(view: ListView, name: FilterName): string {
  return String(view.filters[name] ?? "");
}
