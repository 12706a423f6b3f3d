import type { LucideIcon } from "lucide-react";
import { Menu } from "../../components/menu.tsx";
import { MenuItem } from "../../components/menu-item.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";

interface ActsMenuProps {
  readonly look: PressedLook;
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly icon: LucideIcon;
    /** Why it cannot be done. */
    readonly unavailable: string | undefined;
    readonly onSelect: () => void;
  }[];
}

/** Acts of a bar in a menu above it. */
export default function ActsMenu({ look, items }: ActsMenuProps) {
  return (
    <Menu {...look} side="top" align="end">
      {items.map(({ id, label, icon: Icon, unavailable, onSelect }) => (
        <MenuItem key={id} icon={<Icon size={15} aria-hidden="true" />} unavailable={unavailable} onSelect={onSelect}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
