import { ListChecks } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { ListFooter } from "../../shared/lists/list-footer.tsx";
import { changeColumns, narrowChangeCell } from "./change-columns.tsx";
import { changeHref } from "./change-href.ts";

const statusFilters = [
  { value: "", label: "Any status" },
  { value: "planning,planned", label: "Planned" },
  { value: "scheduled", label: "Scheduled" },
  { value: "running,waiting,paused", label: "In progress" },
  { value: "done", label: "Done" },
  { value: "cancelled,discarded", label: "Cancelled" },
] as const;
const byFilters = [
  { value: "", label: "Everyone’s" },
  { value: "me", label: "Mine" },
] as const;

/** What was changed through the console, is being changed and is planned. */
export default function ChangesPage() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const status = statusFilters.find(({ value }) => value === params.get("status"))?.value ?? "";
  const by = params.get("by") === "me" ? "me" : "";
  const filter = useMemo(() => ({ ...(status && { status }), ...(by && ({ by } as const)) }), [status, by]);
  const list = useCursorList(changeQueries.list(filter), idOf);
  const navigate = useNavigate();
  const open = useCallback(({ id }: ChangeInfo) => void navigate(changeHref(id)), [navigate]);
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Changes · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 pb-2 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Changes</h1>
        <RefreshButton list={list} />
      </header>
      <div className="flex flex-wrap gap-2 px-4 pb-3 lg:px-6">
        <div className="w-44">
          <Select
            label="Status"
            isLabelHidden
            value={status}
            options={statusFilters}
            onChange={(value) => change({ status: value })}
          />
        </div>
        <div className="w-44">
          <Select
            label="Whose"
            isLabelHidden
            value={by}
            options={byFilters}
            onChange={(value) => change({ by: value })}
          />
        </div>
      </div>
      {list.rows.length > 0 ? (
        <DataTable
          label="Changes"
          listKey={`changes ${status} ${by}`}
          rows={list.rows}
          rowId={idOf}
          rowName={titleOf}
          columns={changeColumns}
          narrowCell={narrowChangeCell}
          total={list.isComplete ? list.rows.length : undefined}
          onNeed={list.want}
          onEnd={list.loadAll}
          isGrowing={list.isLoadingAll}
          onOpen={open}
          footer={<ListFooter list={list} noun="change" />}
        />
      ) : list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : list.isPending ? (
        <div className="flex flex-col gap-2 px-4 lg:px-6" role="status" aria-label="Loading">
          {["a", "b", "c", "d"].map((key) => (
            <Skeleton key={key} className="h-8" />
          ))}
        </div>
      ) : status || by ? (
        <EmptyState
          icon={<ListChecks size={28} aria-hidden="true" />}
          title="No changes match the filters"
          action={<Button onClick={() => change({ status: "", by: "" })}>Clear filters</Button>}
        />
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
