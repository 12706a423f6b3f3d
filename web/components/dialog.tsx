import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useWarnOnClose } from "../lib/navigation/use-warn-on-close.ts";
import { IconButton } from "./button.tsx";
import { cx } from "./cx.ts";
import { Words } from "./words.tsx";

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the foot, the one to act with last. */
  readonly actions?: ReactNode;
  /** What to know before one of them is pressed; stays in sight however long the dialog is. */
  readonly note?: ReactNode;
  /** Left out when the dialog must be answered. */
  readonly onClose?: (() => void) | undefined;
  readonly width?: "narrow" | "wide";
  /** Out of sight behind another one for now, with all that was filled in. */
  readonly isCovered?: boolean;
}

/**
 * A modal dialog, shown for as long as it is rendered. The platform's own element keeps the focus inside, closes on
 * Escape and gives the focus back. What was pasted or written at length in it is not lost to a reload unasked.
 */
export function Dialog({ title, children, actions, note, onClose, width = "narrow", isCovered = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [hasText, setHasText] = useState(false);
  useWarnOnClose(hasText);
  // A layout effect: closed once it is out of the document, a dialog gives the focus back to nobody.
  useLayoutEffect(() => {
    if (isCovered) return;
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    // The platform would choose the first control, which is the cross.
    dialog?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    return () => dialog?.close();
  }, [isCovered]);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement) setHasText(target.value.trim() !== "");
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      className={cx(
        "max-h-[min(100dvh-2rem,48rem)] w-[calc(100vw-2rem)] flex-col rounded-lg bg-raised shadow-overlay outline-none open:flex",
        width === "wide" ? "max-w-2xl" : "max-w-md",
      )}
    >
      <header className="flex items-center justify-between gap-4 px-5 pt-4 pb-2">
        <h2 id={titleId} className="min-w-0 text-base font-semibold">
          <Words>{title}</Words>
        </h2>
        {onClose ? (
          <IconButton label="Close" onClick={onClose} className="-mr-2">
            <X size={16} aria-hidden="true" />
          </IconButton>
        ) : null}
      </header>
      <div className="min-h-0 overflow-y-auto px-5 pb-4">{children}</div>
      {actions ? (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
          <div className="basis-full empty:hidden">{note}</div>
          {actions}
        </footer>
      ) : null}
    </dialog>
  );
}
