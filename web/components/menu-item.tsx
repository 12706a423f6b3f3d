import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

interface MenuItemProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly isDestructive?: boolean;
  /** Given for items of which one is chosen. */
  readonly isChecked?: boolean;
  /** Why the item does nothing now; stands below it. */
  readonly unavailable?: string | undefined;
}

export function MenuItem(props: MenuItemProps) {
  const { children, icon, onSelect, isDestructive = false, isChecked, unavailable } = props;
  if (unavailable !== undefined) {
    return (
      <button
        type="button"
        role="menuitem"
        aria-disabled="true"
        tabIndex={-1}
        className="flex w-full cursor-default items-start gap-2 rounded-sm px-2 py-1.5 text-left text-muted focus-visible:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center">{icon}</span>
        <span className="min-w-0 flex-1">
          {children}
          <span className="block text-xs text-pretty">{unavailable}</span>
        </span>
      </button>
    );
  }
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
      <span className="flex size-4 shrink-0 items-center justify-center text-muted">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {isChecked ? <Check size={14} aria-hidden="true" className="shrink-0 text-accent-ink" /> : null}
    </button>
  );
}
