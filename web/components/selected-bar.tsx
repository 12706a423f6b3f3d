import { X } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "../lib/format.ts";
import { Button, IconButton } from "./button.tsx";
import { cx } from "./cx.ts";

interface SelectedBarProps {
  /** What is selected, e.g. `Selected channels`. */
  readonly label: string;
  readonly count: number;
  /** All that match, whether they are loaded or not, are meant. */
  readonly isAll?: boolean;
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
  /** Where the list does not scroll by itself: on the page's foot, or as wide as the box of the list. */
  readonly stands?: "page" | "box" | undefined;
}

/** The bar below a table in which rows are selected. */
export function SelectedBar(props: SelectedBarProps) {
  const {
    label,
    count,
    isAll = false,
    hiddenCount = 0,
    ofCount,
    onSelectAll,
    onClear,
    aside,
    children,
    notes,
    stands,
  } = props;
  return (
    <section
      aria-label={label}
      data-selection=""
      className={cx(
        "flex shrink-0 flex-wrap items-center gap-x-1 gap-y-2 border-line-strong bg-raised py-2",
        stands && "sticky bottom-0 z-10",
        stands === "box" ? "rounded-md border px-3" : "border-t px-4 lg:px-6",
      )}
    >
      <p role="status" className="font-medium">
        {isAll ? "All that match selected" : `${formatCount(count)} selected`}
        {ofCount === undefined ? null : <span className="font-normal text-muted"> of {formatCount(ofCount)}</span>}
        {hiddenCount > 0 ? (
          <span className="font-normal text-muted"> · {formatCount(hiddenCount)} not shown</span>
        ) : null}
      </p>
      <IconButton label="Clear selection" onClick={onClear}>
        <X size={15} aria-hidden="true" />
      </IconButton>
      {onSelectAll && !isAll && (ofCount === undefined || count - hiddenCount < ofCount) ? (
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
