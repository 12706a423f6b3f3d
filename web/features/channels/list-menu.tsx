import { FileUp, ListChecks } from "lucide-react";
import { Menu } from "../../components/menu.tsx";
import { MenuItem } from "../../components/menu-item.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";

interface ListMenuProps {
  readonly look: PressedLook;
  readonly mayImport: boolean;
  readonly onChoose: (what: "import" | "select") => void;
}

/** What more can be done with a list of channels. */
export default function ListMenu({ look, mayImport, onChoose }: ListMenuProps) {
  return (
    <Menu {...look} align="end">
      <MenuItem icon={<ListChecks size={15} aria-hidden="true" />} onSelect={() => onChoose("select")}>
        Select from a list…
      </MenuItem>
      {mayImport ? (
        <MenuItem icon={<FileUp size={15} aria-hidden="true" />} onSelect={() => onChoose("import")}>
          Import…
        </MenuItem>
      ) : null}
    </Menu>
  );
}
