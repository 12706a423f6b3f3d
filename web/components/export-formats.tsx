import { Menu } from "./menu.tsx";
import { MenuItem } from "./menu-item.tsx";
import type { PressedLook } from "./popup-button.tsx";

interface ExportFormatsProps {
  readonly look: PressedLook;
  readonly hasJson: boolean;
  readonly onChoose: (format: "csv" | "json") => void;
}

/** The kinds of file an export can be. */
export default function ExportFormats({ look, hasJson, onChoose }: ExportFormatsProps) {
  return (
    <Menu {...look} align="end">
      <MenuItem onSelect={() => onChoose("csv")}>CSV for spreadsheets</MenuItem>
      {hasJson ? <MenuItem onSelect={() => onChoose("json")}>JSON</MenuItem> : null}
    </Menu>
  );
}
