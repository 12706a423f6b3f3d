import type { ServedFile } from "./export-menu.tsx";
import { Menu } from "./menu.tsx";
import { MenuItem } from "./menu-item.tsx";
import type { PressedLook } from "./popup-button.tsx";

interface ExportFormatsProps {
  readonly look: PressedLook;
  readonly hasJson: boolean;
  readonly more: readonly ServedFile[];
  readonly onChoose: (format: "csv" | "json") => void;
  readonly onServed: (href: string) => void;
}

/** The kinds of file an export can be. */
export default function ExportFormats({ look, hasJson, more, onChoose, onServed }: ExportFormatsProps) {
  return (
    <Menu {...look} align="end">
      <MenuItem onSelect={() => onChoose("csv")}>CSV for spreadsheets</MenuItem>
      {hasJson ? <MenuItem onSelect={() => onChoose("json")}>JSON</MenuItem> : null}
      {more.map(({ label, href }) => (
        <MenuItem key={href} onSelect={() => onServed(href)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
