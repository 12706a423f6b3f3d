import { X } from "lucide-react";
import { useEffect } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { formatCount } from "../../lib/format.ts";

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
    <section
      aria-label="Selected channels"
      className="sticky bottom-0 z-10 flex shrink-0 flex-wrap items-center gap-x-1 gap-y-2 border-t border-line-strong bg-raised px-4 py-2 lg:px-6"
    >
      <p role="status" className="font-medium">
        {formatCount(count)} selected
        {hiddenCount > 0 ? (
          <span className="font-normal text-muted"> · {formatCount(hiddenCount)} not shown</span>
        ) : null}
      </p>
      <IconButton label="Clear selection" onClick={onClear}>
        <X size={15} aria-hidden="true" />
      </IconButton>
      <div className="ml-auto flex gap-1.5 max-sm:w-full max-sm:*:flex-1">
        <Button onClick={onRemove}>Take off the table</Button>
        {onChange ? (
          <Button tone="primary" onClick={onChange}>
            Change retention…
          </Button>
        ) : null}
      </div>
    </section>
  );
}
