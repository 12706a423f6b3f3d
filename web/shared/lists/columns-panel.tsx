import { Checkbox } from "../../components/choice.tsx";
import { Panel } from "../../components/panel.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";

interface ColumnsPanelProps {
  readonly look: PressedLook;
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: readonly string[];
  readonly onHide: (ids: readonly string[]) => void;
}

/** Which columns to show; the first one always is. */
export default function ColumnsPanel({ look, columns, hidden, onHide }: ColumnsPanelProps) {
  return (
    <Panel {...look} align="end" className="flex w-56 flex-col gap-1.5 p-3">
      {columns.slice(1).map(({ id, header }) => (
        <Checkbox
          key={id}
          label={header}
          checked={!hidden.includes(id)}
          onChange={(isShown) => onHide(isShown ? hidden.filter((other) => other !== id) : [...hidden, id])}
        />
      ))}
    </Panel>
  );
}
