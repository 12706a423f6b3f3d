import { Columns3, ListFilter, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { cx } from "../../components/cx.ts";
import type { Column } from "../../components/data-table/types.ts";
import { inputClass, Select } from "../../components/field.tsx";
import { Menu } from "../../components/menu.tsx";
import {
  addingLabels,
  type ChannelRow,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "./channel.ts";
import { type FilterName, filterNames, type ListView } from "./list-view.ts";

const filterLabels: Readonly<
  Record<FilterName, { readonly label: string; readonly values: Readonly<Record<number, string>> }>
> = {
  type: { label: "Type", values: channelTypes },
  posting: { label: "Who can post", values: postingLabels },
  adding: { label: "Who can add members", values: addingLabels },
  external: { label: "Who can add external people", values: externalLabels },
  mentionAll: { label: "Who can mention all", values: mentionAllLabels },
};

interface FilterBarProps {
  readonly view: ListView;
  readonly kind: "settings" | "counts";
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly columns: readonly Column<ChannelRow>[];
  readonly hidden: readonly string[];
  readonly onHide: (ids: readonly string[]) => void;
  readonly aside: ReactNode;
}

/** Filters over what is loaded, and the choice of columns. */
export function FilterBar({ view, kind, onChange, columns, hidden, onHide, aside }: FilterBarProps) {
  const offered = kind === "counts" ? filterNames.slice(0, 1) : filterNames;
  const active = offered.filter((name) => view.filters[name] !== undefined);
  const quiet =
    "inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10";
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-4 py-2.5 lg:px-6">
      <input
        type="search"
        aria-label="Filter by name"
        placeholder="Filter by name"
        value={view.name}
        onChange={(event) => onChange({ name: event.target.value })}
        className={cx(inputClass, "mr-1 w-auto flex-1 sm:w-56 sm:flex-none")}
      />
      <Menu
        role="dialog"
        label="Filters"
        className="w-72 p-4"
        triggerClassName={quiet}
        trigger={
          <>
            <ListFilter size={15} aria-hidden="true" />
            <span className="max-sm:sr-only">Filters</span>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          {offered.map((name) => (
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
      </Menu>
      {active.map((name) => {
        const { label, values } = filterLabels[name];
        const value = values[view.filters[name] ?? -1] ?? String(view.filters[name]);
        return (
          <Button key={name} tone="secondary" onClick={() => onChange({ [name]: undefined })} className="max-w-full">
            <span className="truncate">
              <span className="font-normal text-muted">{label}</span> {value}
            </span>
            <X size={13} aria-label="Remove filter" />
          </Button>
        );
      })}
      <div className="ml-auto flex items-center gap-1">
        {aside}
        <Menu
          role="dialog"
          label="Columns"
          align="end"
          className="w-56 p-3"
          triggerClassName={cx(quiet, "max-sm:hidden")}
          trigger={
            <>
              <Columns3 size={15} aria-hidden="true" />
              <span className="hidden md:inline">Columns</span>
            </>
          }
        >
          <div className="flex flex-col gap-1.5">
            {columns.slice(1).map(({ id, header }) => (
              <Checkbox
                key={id}
                label={header}
                checked={!hidden.includes(id)}
                onChange={(isShown) => onHide(isShown ? hidden.filter((other) => other !== id) : [...hidden, id])}
              />
            ))}
          </div>
        </Menu>
      </div>
    </div>
  );
}
