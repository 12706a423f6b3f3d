import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./button.tsx";

/** A panel from the side, shown for as long as it is rendered; a press beside it closes it. */
export function Drawer({ label, children, onClose }: { label: string; children: ReactNode; onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
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
      className="m-0 h-dvh max-h-none w-72 max-w-[85vw] bg-canvas outline-none"
    >
      <div className="flex h-full flex-col gap-5 px-3 py-2">
        <IconButton label="Close navigation" onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
        {children}
      </div>
    </dialog>
  );
}
