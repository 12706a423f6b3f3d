import { Undo2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { cx } from "../../components/cx.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { Words } from "../../components/words.tsx";
import { announce, type Notice, useNotices } from "../../stores/notices.ts";
import { useUndo } from "../changes/use-undo.tsx";
import { SeeMore } from "./see-more.tsx";

interface DoneStripProps {
  /** Told what was taken back, for a page that goes elsewhere then. */
  readonly onUndone?: (items: readonly ChangeItemInfo[]) => void;
}

/** Says what was done last and offers the way back. The region is always there, so that screen readers hear it. */
export function DoneStrip({ onUndone }: DoneStripProps) {
  const last = useNotices((state) => state.last);
  return (
    <div role="status" className="shrink-0">
      {last ? <Strip key={last.id} done={last} onUndone={onUndone} /> : null}
    </div>
  );
}

function Strip({ done, onUndone }: { readonly done: Notice; readonly onUndone: DoneStripProps["onUndone"] }) {
  const undo = useUndo(done.undoes ?? [], (undone) => {
    announce(undone.done);
    onUndone?.(undone.items);
  });
  const strip = useRef<HTMLDivElement>(null);
  useFocusFallback();
  useEffect(() => {
    // The button that did it may be gone, and the focus with it.
    if (document.activeElement === document.body) strip.current?.focus({ preventScroll: true });
  }, []);
  const tone = done.tone === "danger" ? "bg-danger-soft text-danger-ink" : "bg-accent-soft text-accent-ink";
  return (
    <div ref={strip} data-done="" tabIndex={-1} className={cx("flex flex-col gap-2 px-4 py-1 lg:px-6", tone)}>
      <div className="flex min-h-8 items-center gap-2">
        <p className="min-w-0 flex-1 break-words">
          <Words>{done.text}</Words>
          <SeeMore done={done} />
        </p>
        {done.undoes ? (
          <Button icon={<Undo2 size={14} aria-hidden="true" />} isBusy={undo.isPending} onClick={() => undo.mutate()}>
            Undo
          </Button>
        ) : null}
        <IconButton label="Dismiss" onClick={() => announce(null)} className="-mr-2">
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      {undo.question}
      {undo.error ? <ErrorState error={undo.error} layout="inline" onAsk={() => undo.mutate()} /> : null}
    </div>
  );
}
