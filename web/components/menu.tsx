import {
  type KeyboardEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
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

/** A button with a menu, or with a small panel, that opens beside it. Its content may be loaded when it opens. */
export function Menu(props: MenuProps) {
  const { trigger, label, triggerClassName, children, role = "menu" } = props;
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
        <Suspense>
          <MenuPanel {...props} id={panelId} onClose={close}>
            {typeof children === "function" ? children(close) : children}
          </MenuPanel>
        </Suspense>
      ) : null}
    </div>
  );
}

type MenuPanelProps = Omit<MenuProps, "children"> & {
  readonly id: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
};

function MenuPanel({ id, label, role = "menu", align, side, className, children, onClose }: MenuPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => focusables(panel.current)[0]?.focus(), []);
  useLayoutEffect(() => {
    const place = (): void => {
      if (panel.current) keepInView(panel.current);
    };
    place();
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  }, []);

  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
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
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is menu or dialog
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label
    <div
      ref={panel}
      id={id}
      role={role}
      aria-label={label}
      onKeyDown={press}
      className={cx(
        "absolute z-30 min-w-48 rounded-md bg-raised p-1 shadow-overlay",
        align === "end" ? "right-0" : "left-0",
        side === "above" ? "bottom-full mb-1" : "top-full mt-1",
        className,
      )}
    >
      {children}
    </div>
  );
}

function focusables(panel: Element | null | undefined): HTMLElement[] {
  if (!panel) return [];
  return [...panel.querySelectorAll<HTMLElement>("button, a[href], input, select")].filter(
    (element) => !element.hasAttribute("disabled"),
  );
}

const MARGIN_PX = 8;

/** Moves a panel that would stand out of the window sideways. */
function keepInView(panel: HTMLElement): void {
  panel.style.translate = "";
  const { left, right } = panel.getBoundingClientRect();
  const over = right - (document.documentElement.clientWidth - MARGIN_PX);
  if (over > 0) panel.style.translate = `${-Math.min(over, left - MARGIN_PX)}px`;
  else if (left < MARGIN_PX) panel.style.translate = `${MARGIN_PX - left}px`;
}
