import { X } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { IconButton } from "./button.tsx";
import { cx } from "./cx.ts";

interface DrawerProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly side?: "left" | "right";
}

/** A panel from the side, shown for as long as it is rendered; a press beside it closes it. */
export function Drawer({ label, children, onClose, side = "left" }: DrawerProps) {
  const ref = useRef<HTMLDialogElement>(null);
  // A layout effect: closed once it is out of the document, a dialog gives the focus back to nobody.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by keyboard
    <dialog
      ref={ref}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className={cx(
        "m-0 h-dvh max-h-none bg-canvas outline-none",
        side === "right" ? "ml-auto w-96 max-w-[92vw] shadow-overlay" : "w-72 max-w-[85vw]",
      )}
    >
      <div className="flex h-full flex-col gap-5 px-3 py-2">
        <IconButton label={`Close ${label.toLowerCase()}`} onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
        {children}
      </div>
    </dialog>
  );
}
