import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useParams, useSearchParams } from "react-router";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { itemStatuses } from "../../../domain/changes/item.ts";
import { itemWords, troubled } from "../../../domain/changes/item-words.ts";
import { LinkButton } from "../../components/button.tsx";
import { twoLines } from "../../components/data-table/row-lines.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { withQuery } from "../../lib/api/paths.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";
import { changeHref } from "../../shared/changes/change-href.ts";
import { changeQueries, type ItemFilter, itemId } from "../../shared/changes/change-queries.ts";
import { changePath } from "../../shared/changes/change-request.ts";
import { itemOrder } from "../../shared/changes/result-words.ts";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { selectIn, useSelectedIds } from "../../stores/selection.ts";
import { ChangeHeader } from "./change-header.tsx";
import { itemColumns, narrowItemCell, noteOf } from "./item-columns.tsx";
import { useMayAct } from "./may-act.ts";
import { UndoSelected } from "./undo-selected.tsx";

const ItemDialog = lazy(() => import("./item-dialog.tsx"));

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
        <div className="ml-auto flex flex-wrap items-center gap-1">
          {troubled.some((one) => (change.counts[one] ?? 0) > 0) ? (
            <ResultsLink change={change} query={{ status: troubled.join(",") }} label="Export what was not done" />
          ) : null}
          <ResultsLink change={change} query={filter} label="Export" />
        </div>
      </div>
      <Items change={change} filter={filter} />
    </div>
  );
}

interface ResultsLinkProps {
  readonly change: ChangeInfo;
  readonly query: Readonly<Record<string, string>>;
  readonly label: string;
}

/** Items as a file whose rows can be imported again, from any browser. */
function ResultsLink({ change, query, label }: ResultsLinkProps) {
  return (
    <a
      href={withQuery(`${changePath(change.id)}/items.csv`, query)}
      download
      className="inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
    >
      <Download size={15} aria-hidden="true" />
      {label}
    </a>
  );
}

function Items({ change, filter }: { readonly change: ChangeInfo; readonly filter: ItemFilter }) {
  const list = useCursorList(changeQueries.items(change.id, filter), itemId);
  const { refresh } = list;
  const [opened, setOpened] = useState<ChangeItemInfo | null>(null);
  const listName = `items of ${change.id}`;
  const selected = useSelectedIds(listName);
  const onSelect = (ids: ReadonlySet<string>): void => selectIn(listName, ids);
  // One by one they can only be undone.
  const mayAct = useMayAct(change);
  const canSelect = mayAct && change.undoableCount > 0 && (change.status === "done" || change.status === "cancelled");
  // What has come to its end since is read again, not more often than the counts are.
  const shownCounts = JSON.stringify(change.counts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again with every other count
  useEffect(refresh, [shownCounts, refresh]);
  const hasNotes = list.rows.some((item) => noteOf(item, change) !== "");
  const columns = useMemo(() => itemColumns(change, hasNotes), [change, hasNotes]);
  const narrow = useMemo(() => narrowItemCell(change), [change]);
  const { status, search } = filter;
  const all = status === undefined ? change.itemCount : (change.counts[status] ?? 0);
  const isCounted = !list.isComplete && search === undefined;
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <ListedTable
        label="Items"
        listKey={`${change.id} ${status ?? ""} ${search ?? ""}`}
        list={list}
        noun="item"
        rowHeights={twoLines}
        rowId={itemId}
        rowName={labelOf}
        columns={columns}
        narrowCell={narrow}
        {...(isCounted && { total: all })}
        onOpen={setOpened}
        {...(canSelect && { selected, onSelect })}
        skeleton={<Skeleton className="m-4 h-40" />}
        empty={<EmptyState title="No items match" />}
      />
      {canSelect && selected.size > 0 ? (
        <UndoSelected change={change} selected={selected} onClear={() => onSelect(new Set())} />
      ) : null}
      {opened ? (
        <Suspense>
          <ItemDialog change={change} item={opened} onClose={() => setOpened(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}

const labelOf = ({ label }: ChangeItemInfo): string => label;
