import { columnNames, type Mapping, type Recognised, type RowField } from "../../../domain/csv/columns.ts";
import type { ReadRows } from "../../../domain/csv/read-rows.ts";
import { Checkbox } from "../../components/choice.tsx";
import { Select } from "../../components/field.tsx";

interface ImportColumnsProps {
  readonly read: ReadRows;
  readonly fields: readonly RowField[];
  readonly columns: Recognised;
  readonly onChange: (columns: Recognised) => void;
}

const NONE = "none";

/** Says which column is which, as it was recognised or as a person sets it. */
export function ImportColumns({ read, fields, columns, onChange }: ImportColumnsProps) {
  const { hasHeader, mapping } = columns;
  const options = [
    { value: NONE, label: "None" },
    ...columnNames(read, hasHeader).map((label, at) => ({ value: String(at), label })),
  ];
  const set = (key: string, value: string): void => {
    const { [key]: _, ...others } = mapping;
    const next: Mapping = value === NONE ? others : { ...others, [key]: Number(value) };
    onChange({ hasHeader, mapping: next });
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">Columns</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map(({ key, label }) => (
          <Select
            key={key}
            label={label}
            value={String(mapping[key] ?? NONE)}
            options={options}
            onChange={(value) => set(key, value)}
          />
        ))}
      </div>
      {read.isHeaderSure ? null : (
        <Checkbox
          label="The first row is a header"
          checked={hasHeader}
          onChange={(isChecked) => onChange({ hasHeader: isChecked, mapping })}
        />
      )}
    </fieldset>
  );
}
