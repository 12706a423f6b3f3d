import { useEffect } from "react";
import { Button } from "../../components/button.tsx";
import { SelectedBar as Bar } from "../../components/selected-bar.tsx";

interface SelectedBarProps {
  readonly count: number;
  readonly hiddenCount: number;
  /** Left out where the person may not change policies. */
  readonly onChange: (() => void) | undefined;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected channels. */
export function SelectedBar({ count, hiddenCount, onChange, onRemove, onClear }: SelectedBarProps) {
  useEffect(
    () => () => {
      // The bar goes with the last selected row, and the focus with it: back to the table.
      queueMicrotask(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('[role="grid"]')?.focus();
      });
    },
    [],
  );
  return (
    <Bar label="Selected channels" count={count} hiddenCount={hiddenCount} onClear={onClear} isSticky>
      <Button onClick={onRemove}>Remove from the table</Button>
      {onChange ? (
        <Button tone="primary" onClick={onChange}>
          Change retention…
        </Button>
      ) : null}
    </Bar>
  );
}
