import type { MoreFile } from "./export-menu.tsx";
import { Menu } from "./menu.tsx";
import { MenuItem } from "./menu-item.tsx";
import type { PressedLook } from "./popup-button.tsx";

interface ExportFormatsProps {
  readonly look: PressedLook;
  readonly more: readonly MoreFile[];
  readonly onChoose: (format: "csv" | "json") => void;
}

/** The kinds of file an export can be. */
export default function ExportFormats({ look, more, onChoose }: ExportFormatsProps) {
  return (
    <Menu {...look} align="end" className="max-w-80">
      <MenuItem onSelect={() => onChoose("csv")}>CSV for spreadsheets</MenuItem>
      <MenuItem onSelect={() => onChoose("json")}>JSON</MenuItem>
      {more.map(({ label, hint, onChoose: choose }) => (
        <MenuItem key={label} hint={hint} onSelect={choose}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
