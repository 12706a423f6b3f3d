import { Undo2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { Words } from "../../components/words.tsx";
import { AccessFailure } from "./access-failure.tsx";
import { type AccessChange, type AccessOverview, undoAccessChange } from "./access-queries.ts";
import { canUndo, changeWords, rolesOf, subjectOf } from "./access-words.ts";
import { useAccessChange } from "./use-access-change.ts";

interface DoneLineProps {
  readonly overview: AccessOverview;
  /** What was changed last on this page; null where nothing was. */
  readonly doneId: string | null;
  readonly onDone: (id: string | null) => void;
}

/** Says what was changed last and offers the way back. The region is always there, so that screen readers hear it. */
export function DoneLine({ overview, doneId, onDone }: DoneLineProps) {
  const change = doneId === null ? undefined : overview.changes.find((one) => subjectOf(one)?.id === doneId);
  return (
    <div role="status" className="shrink-0">
      {change ? <Line key={change.id} {...{ overview, change, onDone }} /> : null}
    </div>
  );
}

interface LineProps extends Pick<DoneLineProps, "overview" | "onDone"> {
  readonly change: AccessChange;
}

function Line({ overview, change, onDone }: LineProps) {
  const undo = useAccessChange(async () => {
    await undoAccessChange(change.id);
    return subjectOf(change)?.id ?? "";
  }, onDone);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that did it may be gone, and the focus with it.
    if (document.activeElement === document.body) line.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={line} tabIndex={-1} className="flex flex-col gap-2 bg-accent-soft px-4 py-1 text-accent-ink lg:px-6">
      <div className="flex min-h-8 items-center gap-2">
        <p className="min-w-0 flex-1 break-words">
          <Words>{`${changeWords(change, rolesOf(overview))}.`}</Words>
        </p>
        {canUndo(change) ? (
          <Button
            icon={<Undo2 size={14} aria-hidden="true" />}
            isBusy={undo.isPending}
            onClick={() => undo.mutate(undefined)}
          >
            Undo
          </Button>
        ) : null}
        <IconButton label="Dismiss" onClick={() => onDone(null)} className="-mr-2">
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      {undo.error ? <AccessFailure error={undo.error} /> : null}
    </div>
  );
}
