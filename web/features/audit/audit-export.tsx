import { ChevronDown, Download } from "lucide-react";
import { lazy } from "react";
import { PopupButton } from "../../components/popup-button.tsx";
import type { AuditFilter } from "./audit-filter.ts";

const loadFormats = () => import("./audit-formats.tsx");
const AuditFormats = lazy(loadFormats);

/** Files of what the filters leave, which the server writes however long they are. */
export function AuditExport({ filter }: { readonly filter: AuditFilter }) {
  return (
    <PopupButton
      opens="menu"
      prepare={loadFormats}
      label="Export"
      triggerClassName="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md bg-surface px-2.5 font-medium ring-1 ring-inset ring-line-strong hover:bg-hover pointer-coarse:h-10"
      trigger={
        <>
          <Download size={15} aria-hidden="true" className="text-muted" />
          Export
          <ChevronDown size={13} aria-hidden="true" className="text-muted" />
        </>
      }
    >
      {(look) => <AuditFormats look={look} filter={filter} />}
    </PopupButton>
  );
}
