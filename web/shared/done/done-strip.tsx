import { useMutation } from "@tanstack/react-query";
import { Undo2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { Words } from "../../components/words.tsx";
import { useWarnOnClose } from "../../lib/navigation/use-warn-on-close.ts";
import type { Done } from "./done.ts";

/** Says what was done and offers the way back. The region is always there, so that screen readers hear it. */
export function DoneStrip({ done, count, onDismiss }: { done: Done | null; count: number; onDismiss: () => void }) {
  return (
    <div role="status" className="shrink-0">
      {done ? <Strip key={count} done={done} onDismiss={onDismiss} /> : null}
    </div>
  );
}

function Strip({ done, onDismiss }: { done: Done; onDismiss: () => void }) {
  const undo = useMutation({ mutationFn: async () => done.undo?.() });
  useWarnOnClose(undo.isPending);
  const strip = useRef<HTMLDivElement>(null);
  useFocusFallback();
  useEffect(() => {
    // The button that did it may be gone, and the focus with it.
    if (document.activeElement === document.body) strip.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={strip}
      data-done=""
      tabIndex={-1}
      className="flex flex-col gap-2 bg-accent-soft px-4 py-1 text-accent-ink lg:px-6"
    >
      <div className="flex min-h-8 items-center gap-2">
        <p className="min-w-0 flex-1 break-words">
          <Words>{done.text}</Words>
        </p>
        {done.undo ? (
          <Button icon={<Undo2 size={14} aria-hidden="true" />} isBusy={undo.isPending} onClick={() => undo.mutate()}>
            Undo
          </Button>
        ) : null}
        <IconButton label="Dismiss" onClick={onDismiss} className="-mr-2">
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      {undo.error ? <ErrorState error={undo.error} layout="inline" onAsk={() => undo.mutate()} /> : null}
    </div>
  );
}
