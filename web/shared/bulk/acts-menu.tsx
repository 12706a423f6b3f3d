import type { LucideIcon } from "lucide-react";
import { Menu } from "../../components/menu.tsx";
import { MenuItem } from "../../components/menu-item.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";

interface ActsMenuProps {
  readonly look: PressedLook;
  readonly side: "top" | "bottom";
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly icon: LucideIcon;
    /** Why it cannot be done. */
    readonly unavailable: string | undefined;
    readonly onSelect: () => void;
  }[];
}

/** Acts in a menu above or below its button. */
export default function ActsMenu({ look, side, items }: ActsMenuProps) {
  return (
    <Menu {...look} side={side} align="end">
      {items.map(({ id, label, icon: Icon, unavailable, onSelect }) => (
        <MenuItem key={id} icon={<Icon size={15} aria-hidden="true" />} unavailable={unavailable} onSelect={onSelect}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
