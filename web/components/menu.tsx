import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx.ts";

interface MenuProps {
  /** The button's content. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly triggerClassName?: string;
  readonly align?: "start" | "end";
  readonly side?: "below" | "above";
  /** Menu items; `MenuItem`, or content of another kind with `role` "dialog". */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly role?: "menu" | "dialog";
  readonly className?: string;
}

/** A button with a menu, or with a small panel, that opens beside it. */
export function Menu(props: MenuProps) {
  const {
    trigger,
    label,
    triggerClassName,
    align = "start",
    side = "below",
    children,
    role = "menu",
    className,
  } = props;
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!isOpen) return;
    const panel = root.current?.querySelector<HTMLElement>("[data-menu-panel]");
    focusables(panel)[0]?.focus();
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [isOpen]);

  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
      return;
    }
    if (role !== "menu") return;
    const items = focusables(event.currentTarget);
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length]?.focus();
  };

  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        aria-haspopup={role}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        aria-label={label}
        className={triggerClassName}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || isOpen) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {trigger}
      </button>
      {isOpen ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the role is menu or dialog
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label
        <div
          id={panelId}
          data-menu-panel=""
          role={role}
          aria-label={label}
          onKeyDown={move}
          className={cx(
            "absolute z-30 min-w-48 rounded-md bg-raised p-1 shadow-overlay",
            align === "end" ? "right-0" : "left-0",
            side === "above" ? "bottom-full mb-1" : "top-full mt-1",
            className,
          )}
        >
          {typeof children === "function" ? children(close) : children}
        </div>
      ) : null}
    </div>
  );
}

function focusables(panel: Element | null | undefined): HTMLElement[] {
  if (!panel) return [];
  return [...panel.querySelectorAll<HTMLElement>("button, a[href], input, select")].filter(
    (element) => !element.hasAttribute("disabled"),
  );
}

interface MenuItemProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly isDestructive?: boolean;
  /** Given for items of which one is chosen. */
  readonly isChecked?: boolean;
}

export function MenuItem({ children, icon, onSelect, isDestructive = false, isChecked }: MenuItemProps) {
  return (
    <button
      type="button"
      {...(isChecked === undefined ? { role: "menuitem" } : { role: "menuitemradio", "aria-checked": isChecked })}
      tabIndex={-1}
      onClick={onSelect}
      className={cx(
        "flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 pointer-coarse:h-10",
        isDestructive ? "text-danger-ink" : "text-ink",
      )}
    >
      <span className="flex size-4 items-center justify-center text-muted">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </button>
  );
}
