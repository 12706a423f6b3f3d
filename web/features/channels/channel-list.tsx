import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { sortNames } from "../../../domain/exports/channel-order.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { useLater } from "../../components/use-later.ts";
import { countText } from "../../lib/cursor-list/count-text.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { createViewer } from "../../lib/cursor-list/viewer.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import type { ChannelSearch } from "../../shared/channels/channel-search.ts";
import { isFiltered, nextSort, readView, rowsView } from "../../shared/channels/list-view.ts";
import { ListSkeleton } from "../../shared/lists/list-skeleton.tsx";
import { usePreferences } from "../../stores/preferences.ts";
import { channelColumns, hiddenAtFirst, narrowChannelCell } from "./columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import type { ServedList } from "./list-tools.tsx";
import { ListToolsSpace } from "./list-tools-space.tsx";
import type { ChannelMark } from "./name-cell.tsx";

const BulkBar = lazy(() => import("../../shared/channel-bulk/bulk-bar.tsx"));
const ListNotice = lazy(() => import("../../shared/lists/list-notice.tsx"));
const NoChannelMatches = lazy(() => import("./no-channel-matches.tsx"));
const loadListFooter = () => import("../../shared/lists/list-footer.tsx");
const loadListAge = () => import("./list-age.tsx");
const loadSpaceOfGeneral = () => import("../../shared/spaces/space-of-general.tsx");
const loadListTools = () => import("./list-tools.tsx");

const TABLE = "channels";
/** Each page of a search is one of few that the account has a minute: longer ones are not loaded whole unasked. */
const MOST_SEARCHED = 250;

interface ChannelListProps {
  readonly list: CursorList<ChannelRow>;
  /** Names the list; another one starts at its top with nothing selected. */
  readonly name: string;
  readonly connection: ConnectionName;
  readonly kind: "settings" | "counts";
  /** Types of channels the list can hold. */
  readonly types: readonly number[];
  /** More of the channel's address, e.g. whose list it was found in. */
  readonly more?: string;
  /** Beside each name; the same function as long as it marks the same. */
  readonly mark?: ChannelMark;
  readonly empty: React.ReactNode;
  /** Whose list it is, where the server can make a file of it; it cannot of what was searched for. */
  readonly served?: ServedList;
  /** What was looked for, where it is that. */
  readonly found?: ChannelSearch;
}

/** A list of channels: filters, table, what is selected and what can be done with it. */
export function ChannelList({
  list: loaded,
  name,
  connection,
  kind,
  types,
  more = "",
  empty,
  served,
  found,
  ...props
}: ChannelListProps) {
  const [params] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const ListAge = useLater(loadListAge);
  const ListTools = useLater(loadListTools);
  const ListFooter = useLater(loadListFooter);
  const SpaceOfGeneral = useLater(loadSpaceOfGeneral);
  const mark = useMemo<ChannelMark | undefined>(
    () =>
      props.mark ??
      (SpaceOfGeneral
        ? (row) =>
            row.name === "General" ? <SpaceOfGeneral key={row.id} connection={connection} channel={row} /> : null
        : undefined),
    [props.mark, SpaceOfGeneral, connection],
  );
  const filtered = isFiltered(view);
  const isWholeNeeded = filtered || view.sort !== undefined;
  const isCheap = kind === "settings" || (loaded.total ?? Number.POSITIVE_INFINITY) <= MOST_SEARCHED;
  const list = useWholeList(loaded, name, isWholeNeeded, isCheap);
  const [viewer] = useState(() => createViewer<ChannelRow>());
  const shown = viewer(list.rows, rowsView(view));
  const count = countText({
    noun: "channel",
    loadedCount: list.rows.length,
    total: list.total,
    isComplete: list.isComplete && !list.isCutOff,
    matchCount: filtered ? shown.length : undefined,
  });

  const navigate = useNavigate();
  const hrefOf = useCallback(
    (row: ChannelRow) => `/channels/${encodeURIComponent(row.id)}?${CONNECTION_PARAM}=${connection}${more}`,
    [connection, more],
  );
  const open = useCallback((row: ChannelRow) => void navigate(hrefOf(row)), [navigate, hrefOf]);
  const narrow = useCallback((row: ChannelRow) => narrowChannelCell(row, hrefOf(row), mark), [hrefOf, mark]);

  const hidden = usePreferences((preferences) => preferences.hiddenColumns[TABLE]) ?? hiddenAtFirst;
  const allColumns = useMemo(() => channelColumns(kind, hrefOf, mark), [kind, hrefOf, mark]);
  const columns = useMemo(() => allColumns.filter(({ id }) => !hidden.includes(id)), [allColumns, hidden]);

  const selection = useRowSelection(name, list, shown, idOf);
  const change = useParamChange();
  const sortBy = (column: string): void => {
    const known = sortNames.find((sortName) => sortName === column);
    if (!known) return;
    const next = nextSort(view.sort, known);
    change({ sort: next && `${next.column}.${next.direction}` });
  };

  return (
    <>
      <FilterBar
        view={view}
        kind={kind}
        types={types}
        onChange={change}
        columns={allColumns}
        hidden={hidden}
        onHide={(ids) => usePreferences.getState().setHiddenColumns(TABLE, ids)}
        aside={
          list.receivedAtMs === undefined ? null : (
            <>
              {ListAge ? <ListAge count={count} receivedAtMs={list.receivedAtMs} /> : null}
              <RefreshButton list={list} />
              {ListTools ? (
                <ListTools
                  list={list}
                  rowsOf={(rows) => viewer(rows, rowsView(view))}
                  view={view}
                  served={served}
                  isEmpty={shown.length === 0}
                  name={name}
                  connection={connection}
                />
              ) : (
                <ListToolsSpace />
              )}
            </>
          )
        }
      />
      {list.isHalted || list.unreadable.length > 0 ? (
        <Suspense>
          <ListNotice list={list} noun="channel" />
        </Suspense>
      ) : null}
      {list.isPending ? (
        <ListSkeleton />
      ) : list.rows.length === 0 ? (
        <div className="flex-1 overflow-y-auto">
          {list.error ? (
            <ErrorState error={list.error} onRetry={list.retry} />
          ) : list.unreadable.length > 0 ? null : (
            <Suspense>{empty}</Suspense>
          )}
        </div>
      ) : shown.length === 0 ? (
        <Suspense>
          <NoChannelMatches list={list} />
        </Suspense>
      ) : (
        <DataTable
          label="Channels"
          listKey={`${name}?${JSON.stringify(view)}`}
          rows={shown}
          rowId={idOf}
          rowName={nameOf}
          columns={columns}
          narrowCell={narrow}
          narrowHeader={count}
          total={filtered ? shown.length : list.isComplete && !list.isCutOff ? list.rows.length : list.total}
          sort={view.sort}
          onSort={sortBy}
          selected={selection.ids}
          onSelect={selection.select}
          onSelectAll={list.isComplete ? undefined : selection.selectAll}
          onOpen={open}
          {...(isWholeNeeded ? {} : { onNeed: list.want, onEnd: list.loadAll, isGrowing: list.isLoadingAll })}
          footer={ListFooter ? <ListFooter list={list} matchCount={filtered ? shown.length : undefined} /> : null}
        />
      )}
      {selection.ids.size > 0 ? (
        <Suspense>
          <BulkBar
            selection={selection}
            connection={connection}
            rows={list.rows}
            shown={shown}
            list={list}
            view={view}
            from={served ?? found}
          />
        </Suspense>
      ) : null}
    </>
  );
}

const idOf = (row: ChannelRow): string => row.id;
const nameOf = (row: ChannelRow): string => row.name;
