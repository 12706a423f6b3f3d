import { X } from "lucide-react";
import { Button } from "../../components/button.tsx";
import type { FilterName, ListView } from "../../shared/channels/list-view.ts";
import { filterLabels } from "./filter-labels.ts";

interface ActiveFiltersProps {
  readonly names: readonly FilterName[];
  readonly view: ListView;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** The filters that are set, each with a way to take it off. */
export default function ActiveFilters({ names, view, onChange }: ActiveFiltersProps) {
  return names.map((name) => {
    const { label, values } = filterLabels[name];
    const value = values[view.filters[name] ?? -1] ?? String(view.filters[name]);
    return (
      <Button
        key={name}
        aria-label={`Remove filter: ${label} ${value}`}
        onClick={() => onChange({ [name]: undefined })}
        className="max-w-full"
      >
        <span className="truncate">
          <span className="font-normal text-muted">{label}</span> {value}
        </span>
        <X size={13} aria-hidden="true" />
      </Button>
    );
  });
}
