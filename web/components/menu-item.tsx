import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { type ReactNode, useContext } from "react";
import { cx } from "./cx.ts";
import { MenuButtonContext } from "./menu-button-context.ts";

const itemClass =
  "flex min-h-8 w-full cursor-default gap-2 rounded-sm px-2 py-1.5 text-left select-none focus-visible:-outline-offset-2 data-highlighted:bg-hover pointer-coarse:min-h-10";

interface MenuItemProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  /** What to know of it; stands below it. */
  readonly hint?: string | undefined;
  readonly isDestructive?: boolean;
  /** Why the item does nothing now; stands below it. */
  readonly unavailable?: string | undefined;
}

export function MenuItem({ children, icon, onSelect, hint, isDestructive = false, unavailable }: MenuItemProps) {
  const button = useContext(MenuButtonContext);
  return (
    <Base.Item
      disabled={unavailable !== undefined}
      onClick={() => {
        // Before a dialog opens: it gives the focus back to where it was, and the item is gone by then.
        button?.current?.focus();
        onSelect();
      }}
      className={cx(
        itemClass,
        unavailable !== undefined ? "text-muted" : isDestructive ? "text-danger-ink" : "text-ink",
      )}
    >
      <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center text-muted">{icon}</span>
      <span className="min-w-0 flex-1">
        {children}
        {hint === undefined ? null : <span className="block text-xs text-muted text-pretty">{hint}</span>}
        {unavailable === undefined ? null : <span className="block text-xs text-pretty">{unavailable}</span>}
      </span>
    </Base.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** Items of which one is chosen. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup aria-label={label} value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} closeOnClick className={cx(itemClass, "text-ink")}>
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center text-muted">{option.icon}</span>
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Base.RadioItemIndicator className="mt-0.5 shrink-0 text-accent-ink">
            <Check size={14} aria-hidden="true" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
