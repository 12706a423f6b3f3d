import { Download, Trash2, X } from "lucide-react";
import type { Emoji } from "../../../domain/exports/emoji-rows.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { formatCount } from "../../lib/format.ts";

interface SelectionRowProps {
  readonly shown: readonly Emoji[];
  readonly selected: ReadonlySet<string>;
  readonly isComplete: boolean;
  /** All that match are meant, loaded or not. */
  readonly isWhole: boolean;
  readonly onSelectWhole: () => void;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onDownload: () => void;
  /** Left out for who may not. */
  readonly onDelete: (() => void) | undefined;
  /** Why none of the selected can be deleted, where that is about them. */
  readonly whyNot: string | undefined;
}

/** How many there are, and what can be done with the selected. Above the gallery, so that the keyboard gets there. */
export function SelectionRow({
  shown,
  selected,
  isComplete,
  isWhole,
  onSelectWhole,
  onSelect,
  onDownload,
  onDelete,
  whyNot,
}: SelectionRowProps) {
  const visibleCount = shown.reduce((count, { id }) => count + (selected.has(id) ? 1 : 0), 0);
  const hiddenCount = selected.size - visibleCount;
  const isAll = shown.length > 0 && visibleCount === shown.length;
  return (
    <section
      aria-label="Selected emojis"
      data-selection=""
      className="sticky top-0 z-10 flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-y border-line bg-canvas px-4 py-1.5 lg:px-6"
    >
      <Checkbox
        label={`Select all ${formatCount(shown.length)}${isComplete ? "" : " so far"}`}
        checked={isAll}
        disabled={shown.length === 0}
        onChange={(isChecked) => {
          const next = new Set(selected);
          for (const { id } of shown) {
            if (isChecked) next.add(id);
            else next.delete(id);
          }
          onSelect(next);
        }}
      />
      {selected.size > 0 ? (
        <>
          <p role="status" className="ml-2 font-medium">
            {isWhole ? "All that match selected" : `${formatCount(selected.size)} selected`}
            {hiddenCount > 0 ? (
              <span className="font-normal text-muted"> · {formatCount(hiddenCount)} not shown</span>
            ) : null}
          </p>
          <IconButton label="Clear selection" className="-ml-2" onClick={() => onSelect(new Set())}>
            <X size={15} aria-hidden="true" />
          </IconButton>
          {isComplete || isWhole ? null : (
            <Button tone="quiet" onClick={onSelectWhole}>
              Select all that match
            </Button>
          )}
          {whyNot ? <p className="text-xs text-muted">{whyNot}</p> : null}
          <div className="ml-auto flex gap-1.5 max-sm:w-full max-sm:*:flex-1">
            <Button icon={<Download size={14} aria-hidden="true" />} onClick={onDownload}>
              Download
            </Button>
            {onDelete ? (
              <Button tone="danger" icon={<Trash2 size={14} aria-hidden="true" />} onClick={onDelete}>
                Delete…
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </section>
  );
}
