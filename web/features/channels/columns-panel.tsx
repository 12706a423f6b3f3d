import { Checkbox } from "../../components/choice.tsx";
import type { Column } from "../../components/data-table/types.ts";
import type { ChannelRow } from "./channel.ts";

interface ColumnsPanelProps {
  readonly columns: readonly Column<ChannelRow>[];
  readonly hidden: readonly string[];
  readonly onHide: (ids: readonly string[]) => void;
}

/** Which columns to show; the first one always is. */
export default function ColumnsPanel({ columns, hidden, onHide }: ColumnsPanelProps) {
  return (
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
  );
}
