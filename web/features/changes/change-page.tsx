import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useParams, useSearchParams } from "react-router";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { itemStatuses } from "../../../domain/changes/item.ts";
import { LinkButton } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { withQuery } from "../../lib/api/paths.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";
import { changeQueries, type ItemFilter, itemId } from "../../shared/changes/change-queries.ts";
import { changePath } from "../../shared/changes/change-request.ts";
import { itemOrder, itemWords } from "../../shared/changes/status-words.ts";
import { ListFooter } from "../../shared/lists/list-footer.tsx";
import { ChangeHeader } from "./change-header.tsx";
import { changeHref } from "./change-href.ts";
import { itemColumns, narrowItemCell } from "./item-columns.tsx";

/** One change: what it does, how far it is, what became of each item. */
export default function ChangePage() {
  const { changeId = "" } = useParams();
  const { data: change, error, refetch } = useQuery(changeQueries.one(changeId));
  if (!change) {
    return (
      <>
        <title>Change · Channelkeeper</title>
        <h1 className="sr-only">Change</h1>
        {error ? (
          <ErrorState
            error={error}
            onRetry={() => void refetch()}
            action={<LinkButton to="/changes">All changes</LinkButton>}
          />
        ) : (
          <div className="flex flex-col gap-2 p-4 lg:p-6" role="status" aria-label="Loading">
            <Skeleton className="h-7 max-w-md" />
            <Skeleton className="h-5 max-w-lg" />
            <Skeleton className="mt-4 h-40" />
          </div>
        )}
      </>
    );
  }
  return <Change key={change.id} change={change} error={error} onRetry={() => void refetch()} />;
}

interface ChangeProps {
  readonly change: ChangeInfo;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

function Change({ change, error, onRetry }: ChangeProps) {
  const [params] = useSearchParams();
  const status = itemStatuses.find((one) => one === params.get("status"));
  const search = params.get("find")?.trim() ?? "";
  const filter = useMemo(() => ({ ...(status && { status }), ...(search && { search }) }), [status, search]);
  const counts = itemOrder.filter((one) => (change.counts[one] ?? 0) > 0);
  const tabs = [
    { id: "all", label: "All", to: changeHref(change.id), count: formatCount(change.itemCount) },
    ...counts.map((one) => ({
      id: one,
      label: itemWords[one],
      to: `${changeHref(change.id)}?status=${one}`,
      count: formatCount(change.counts[one] ?? 0),
    })),
  ];
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>{`${change.title} · Channelkeeper`}</title>
      <ChangeHeader change={change} />
      {error ? <ErrorState error={error} onRetry={onRetry} layout="inline" /> : null}
      <div className="border-b border-line px-4 lg:px-6">
        <Tabs label="Items by result" tabs={tabs} current={status ?? "all"} />
      </div>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <FilterField label="Filter items by name" isLabelHidden placeholder="Filter by name" />
        <a
          href={withQuery(`${changePath(change.id)}/items.csv`, filter)}
          download
          className="ml-auto inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
        >
          <Download size={15} aria-hidden="true" />
          Export
        </a>
      </div>
      <Items change={change} filter={filter} />
    </div>
  );
}

function Items({ change, filter }: { readonly change: ChangeInfo; readonly filter: ItemFilter }) {
  const list = useCursorList(changeQueries.items(change.id, filter), itemId);
  const { refresh } = list;
  // What has come to its end since is read again, not more often than the counts are.
  const shownCounts = JSON.stringify(change.counts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again with every other count
  useEffect(refresh, [shownCounts, refresh]);
  const columns = useMemo(() => itemColumns(change), [change]);
  const narrow = useMemo(() => narrowItemCell(change), [change]);
  const { status, search } = filter;
  const all = status === undefined ? change.itemCount : (change.counts[status] ?? 0);
  const total = list.isComplete ? list.rows.length : search ? undefined : all;
  if (list.rows.length > 0) {
    return (
      <div className="flex min-h-96 flex-1 flex-col">
        <DataTable
          label="Items"
          listKey={`${change.id} ${status ?? ""} ${search ?? ""}`}
          rows={list.rows}
          rowId={itemId}
          rowName={labelOf}
          columns={columns}
          narrowCell={narrow}
          total={total}
          onNeed={list.want}
          onEnd={list.loadAll}
          isGrowing={list.isLoadingAll}
          onOpen={nothing}
          footer={<ListFooter list={list} noun="item" />}
        />
      </div>
    );
  }
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <Skeleton className="m-4 h-40" />;
  return <EmptyState title="No items match" />;
}

const labelOf = ({ label }: ChangeItemInfo): string => label;
/** Items have no page of their own. */
const nothing = (): void => undefined;
