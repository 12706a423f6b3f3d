import { X } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "../lib/format.ts";
import { Button, IconButton } from "./button.tsx";
import { cx } from "./cx.ts";

interface SelectedBarProps {
  /** What is selected, e.g. `Selected channels`. */
  readonly label: string;
  readonly count: number;
  /** How many of them the filters hide. */
  readonly hiddenCount?: number;
  /** How many could be, where known: all that the filters leave, loaded or not. */
  readonly ofCount?: number | undefined;
  /** Selects them all. */
  readonly onSelectAll?: (() => void) | undefined;
  readonly onClear: () => void;
  /** Beside the count, e.g. a way to copy. */
  readonly aside?: ReactNode;
  /** What can be done with them. */
  readonly children: ReactNode;
  /** Below it all, e.g. why something cannot be done. */
  readonly notes?: ReactNode;
  /** Stands on the page's foot where the table does not scroll by itself. */
  readonly isSticky?: boolean;
}

/** The bar below a table in which rows are selected. */
export function SelectedBar(props: SelectedBarProps) {
  const {
    label,
    count,
    hiddenCount = 0,
    ofCount,
    onSelectAll,
    onClear,
    aside,
    children,
    notes,
    isSticky = false,
  } = props;
  return (
    <section
      aria-label={label}
      data-selection=""
      className={cx(
        "flex shrink-0 flex-wrap items-center gap-x-1 gap-y-2 border-t border-line-strong bg-raised px-4 py-2 lg:px-6",
        isSticky && "sticky bottom-0 z-10",
      )}
    >
      <p role="status" className="font-medium">
        {formatCount(count)} selected
        {ofCount === undefined ? null : <span className="font-normal text-muted"> of {formatCount(ofCount)}</span>}
        {hiddenCount > 0 ? (
          <span className="font-normal text-muted"> · {formatCount(hiddenCount)} not shown</span>
        ) : null}
      </p>
      <IconButton label="Clear selection" onClick={onClear}>
        <X size={15} aria-hidden="true" />
      </IconButton>
      {onSelectAll && (ofCount === undefined || count - hiddenCount < ofCount) ? (
        <Button tone="quiet" onClick={onSelectAll}>
          {ofCount === undefined ? "Select all" : `Select all ${formatCount(ofCount)}`}
        </Button>
      ) : null}
      {aside}
      <div className="ml-auto flex flex-wrap gap-1.5 max-sm:w-full max-sm:*:flex-1">{children}</div>
      {notes}
    </section>
  );
}
