import { ScrollText } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import type { AuditRow } from "../../../domain/audit/info.ts";
import { threeNarrowLines } from "../../components/data-table/row-lines.ts";
import { EmptyState } from "../../components/states.tsx";
import type { ShownList } from "../../lib/cursor-list/use-cursor-list.ts";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { auditColumnsFor, narrowAuditCellFor } from "./audit-columns.tsx";
import { auditHref, changeHistory, type Looking } from "./audit-href.ts";
import { auditRowId } from "./audit-queries.ts";
import { personText, rowWords } from "./audit-words.ts";

interface AuditEntriesProps {
  readonly list: ShownList<AuditRow>;
  /** Names what is shown, for the reader's place. */
  readonly listKey: string;
  readonly emptyTitle: string;
  readonly looking?: Looking | undefined;
}

/** Acts of the trail, the newest first. */
export function AuditEntries({ list, listKey, emptyTitle, looking }: AuditEntriesProps) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const hrefOf = useCallback(
    ({ seq, group }: AuditRow) => (group ? changeHistory(group.changeId, search) : auditHref(seq, looking)),
    [looking, search],
  );
  const open = useCallback((row: AuditRow) => void navigate(hrefOf(row)), [navigate, hrefOf]);
  const columns = useMemo(() => auditColumnsFor(hrefOf), [hrefOf]);
  const narrowCell = useMemo(() => narrowAuditCellFor(hrefOf), [hrefOf]);
  return (
    <ListedTable
      label="Audit trail"
      list={list}
      listKey={listKey}
      noun="row"
      rowHeights={threeNarrowLines}
      rowId={auditRowId}
      rowName={nameOf}
      columns={columns}
      narrowCell={narrowCell}
      onOpen={open}
      empty={<NothingDone title={emptyTitle} />}
    />
  );
}

/** In place of a trail without rows. */
export const NothingDone = ({ title }: { readonly title: string }) => (
  <EmptyState icon={<ScrollText size={28} aria-hidden="true" />} title={title} />
);

const nameOf = (row: AuditRow): string => `${rowWords(row)}, ${personText(row.entry)}`;
