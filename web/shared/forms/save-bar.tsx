import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { countOf } from "../../lib/format.ts";

interface SaveBarProps {
  /** What is changed and not saved, in words. */
  readonly names: readonly string[];
  readonly isBlocked: boolean;
  readonly isBusy: boolean;
  /** Whose name Zoom will show. */
  readonly note: ReactNode;
  /** What became of saving it, when it failed. */
  readonly failure: ReactNode;
  readonly onDiscard: () => void;
}

/** What is not saved yet, and what became of saving it. Nothing while there is neither. */
export function SaveBar({ names, isBlocked, isBusy, note, failure, onDiscard }: SaveBarProps) {
  if (names.length === 0 && !failure) return null;
  return (
    <div className="sticky bottom-0 z-10 flex flex-col gap-3 border-t border-line bg-canvas px-4 py-3 lg:px-6">
      {failure}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p role="status">
            <span className="font-medium">{countOf(names.length, "unsaved change")}</span>
            <span className="text-muted"> · {names.join(", ")}</span>
          </p>
          {note}
        </div>
        <div className="flex gap-2">
          <Button onClick={onDiscard} disabled={isBusy}>
            Discard
          </Button>
          <Button type="submit" tone="primary" isBusy={isBusy} disabled={isBlocked}>
            Save
          </Button>
        </div>
      </div>
    </div>
  );
}
