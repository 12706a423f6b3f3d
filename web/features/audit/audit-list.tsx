import { ScrollText } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { useNavigate } from "react-router";
import type { AuditRow } from "../../../domain/audit/info.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { ListFooter } from "../../shared/lists/list-footer.tsx";
import { auditColumns, narrowAuditCell } from "./audit-columns.tsx";
import { auditHref } from "./audit-href.ts";
import { auditRowId } from "./audit-queries.ts";
import { actWords, personText } from "./audit-words.ts";

interface AuditEntriesProps {
  readonly list: CursorList<AuditRow>;
  /** Names what is shown, for the reader's place. */
  readonly listKey: string;
  readonly emptyTitle: string;
  readonly emptyAction?: ReactNode;
  readonly emptyText?: ReactNode;
}

/** Acts of the trail, the newest first. */
export function AuditEntries({ list, listKey, emptyTitle, emptyAction, emptyText }: AuditEntriesProps) {
  const navigate = useNavigate();
  const open = useCallback(({ seq }: AuditRow) => void navigate(auditHref(seq)), [navigate]);
  if (list.rows.length > 0)
    return (
      <DataTable
        label="Audit trail"
        listKey={listKey}
        rows={list.rows}
        rowId={auditRowId}
        rowName={nameOf}
        columns={auditColumns}
        narrowCell={narrowAuditCell}
        total={list.isComplete ? list.rows.length : undefined}
        onNeed={list.want}
        onEnd={list.loadAll}
        isGrowing={list.isLoadingAll}
        onOpen={open}
        footer={<ListFooter list={list} noun="event" />}
      />
    );
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (list.isPending)
    return (
      <div className="flex flex-col gap-2 px-4 lg:px-6" role="status" aria-label="Loading">
        {["a", "b", "c", "d"].map((key) => (
          <Skeleton key={key} className="h-8" />
        ))}
      </div>
    );
  return (
    <EmptyState icon={<ScrollText size={28} aria-hidden="true" />} title={emptyTitle} action={emptyAction}>
      {emptyText}
    </EmptyState>
  );
}

const nameOf = ({ entry }: AuditRow): string => `${actWords(entry)}, ${personText(entry)}`;
