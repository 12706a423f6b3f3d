import { ListChecks } from "lucide-react";
import { useCallback } from "react";
import { useNavigate } from "react-router";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { changeColumns, narrowChangeCell } from "./change-columns.tsx";
import { changeHref } from "./change-href.ts";

/** What was changed through the console, is being changed and is planned. */
export default function ChangesPage() {
  const list = useCursorList(changeQueries.list(), idOf);
  const navigate = useNavigate();
  const open = useCallback(({ id }: ChangeInfo) => void navigate(changeHref(id)), [navigate]);
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Changes · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 pb-2 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Changes</h1>
        <RefreshButton list={list} />
      </header>
      {list.rows.length > 0 ? (
        <DataTable
          label="Changes"
          listKey="changes"
          rows={list.rows}
          rowId={idOf}
          rowName={titleOf}
          columns={changeColumns}
          narrowCell={narrowChangeCell}
          total={list.isComplete ? list.rows.length : undefined}
          onNeed={list.want}
          onOpen={open}
          footer={list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
        />
      ) : list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : list.isPending ? (
        <div className="flex flex-col gap-2 px-4 lg:px-6" role="status" aria-label="Loading">
          {["a", "b", "c", "d"].map((key) => (
            <Skeleton key={key} className="h-8" />
          ))}
        </div>
      ) : (
        <EmptyState icon={<ListChecks size={28} aria-hidden="true" />} title="Nothing has been changed yet">
          What you change here is listed with its results. From there it can be retried and undone.
        </EmptyState>
      )}
    </div>
  );
}

const idOf = ({ id }: ChangeInfo): string => id;
const titleOf = ({ title }: ChangeInfo): string => title;
