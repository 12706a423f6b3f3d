import { type ReactNode, useMemo } from "react";
import { TextField } from "./field.tsx";
import { Name } from "./name.tsx";

interface ChecklistRow {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly isDisabled?: boolean;
}

interface ChecklistProps {
  /** `Members` */
  readonly label: string;
  readonly filterLabel: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly rows: readonly ChecklistRow[];
  /** In place of rows where there are none. */
  readonly empty: string;
  /** IDs. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Below the rows. */
  readonly note: ReactNode;
}

/** Rows to tick, and a field that filters them. */
export function Checklist({ label, rows, chosen, onChange, ...props }: ChecklistProps) {
  const chosenIds = useMemo(() => new Set(chosen), [chosen]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <TextField
        label={props.filterLabel}
        isLabelHidden
        type="search"
        placeholder={props.placeholder}
        value={props.text}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={(event) => {
          // Enter in a filter is no wish to save.
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      <ul
        className="max-h-56 overflow-y-auto rounded-md bg-surface py-1 ring-1 ring-line ring-inset"
        aria-label={label}
      >
        {rows.map(({ id, name, detail, isDisabled = false }) => (
          <li key={id}>
            <label className="flex items-center gap-2.5 px-3 py-1 hover:bg-hover pointer-coarse:py-2">
              <input
                type="checkbox"
                className="size-4 shrink-0"
                checked={chosenIds.has(id)}
                disabled={isDisabled}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
              <span className="min-w-0 flex-1 justify-between gap-3 sm:flex sm:items-baseline">
                <span className="block truncate sm:min-w-1/2">
                  <Name>{name}</Name>
                </span>
                <span className="block truncate text-xs text-muted">{detail}</span>
              </span>
            </label>
          </li>
        ))}
        {rows.length === 0 ? <li className="px-3 py-1.5 text-muted">{props.empty}</li> : null}
      </ul>
      {props.note}
    </div>
  );
}
