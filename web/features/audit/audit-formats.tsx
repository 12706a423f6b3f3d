import { auditPath } from "../../../contract/bff.ts";
import { type AuditFormat, auditFormats } from "../../../domain/audit/info.ts";
import { Menu } from "../../components/menu.tsx";
import { MenuItem } from "../../components/menu-item.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";
import { withQuery } from "../../lib/api/paths.ts";
import type { AuditFilter } from "./audit-filter.ts";

const words: Readonly<Record<AuditFormat, string>> = {
  csv: "CSV for spreadsheets",
  jsonl: "JSON, a line for each entry",
  "ocsf.jsonl": "OCSF for a SIEM, a line for each event",
};

interface AuditFormatsProps {
  readonly look: PressedLook;
  readonly filter: AuditFilter;
}

/** The kinds of file the trail can be. */
export default function AuditFormats({ look, filter }: AuditFormatsProps) {
  return (
    <Menu {...look} align="end">
      {auditFormats.map((format) => (
        <MenuItem key={format} onSelect={() => download(withQuery(`${auditPath}/export.${format}`, { ...filter }))}>
          {words[format]}
        </MenuItem>
      ))}
      <MenuItem onSelect={() => download(`${auditPath}/chain`)}>The whole chain, to check elsewhere</MenuItem>
    </Menu>
  );
}

/** Has the browser save what the server streams, without holding it in memory. */
function download(path: string): void {
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}
