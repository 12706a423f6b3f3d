import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useLater } from "../../components/use-later.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf, formatClock } from "../../lib/format.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { usePreferences } from "../../stores/preferences.ts";
import { useSelectedIds, useSelection } from "../../stores/selection.ts";
import type { ChannelRow } from "./channel.ts";
import { channelColumns, hiddenAtFirst, narrowChannelCell } from "./columns.tsx";
import { CUT_OFF } from "./cut-off.ts";
import { FilterBar } from "./filter-bar.tsx";
import { ListFooter } from "./list-footer.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { ListToolsSpace } from "./list-tools-space.tsx";
import { createViewer, isFiltered, nextSort, readView, sortNames } from "./list-view.ts";
import { PartialNotice } from "./partial-notice.tsx";

const BulkBar = lazy(() => import("./bulk/bulk-bar.tsx"));
const loadListTools = () => import("./list-tools.tsx");

const TABLE = "channels";

interface ChannelListProps {
  readonly list: CursorList<ChannelRow>;
  /** Names the list; another one starts at its top with nothing selected. */
  readonly name: string;
  readonly connection: ConnectionName;
  readonly kind: "settings" | "counts";
  /** More of the channel's address, e.g. whose list it was found in. */
  readonly more?: string;
  readonly empty: React.ReactNode;
}

/** A list of channels: filters, table, what is selected and what can be done with it. */
export function ChannelList({ list, name, connection, kind, more = "", empty }: ChannelListProps) {
  const [params] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const ListTools = useLater(loadListTools);
  const [viewer] = useState(createViewer);
  const shown = viewer(list.rows, view);
  const isWhole = list.isComplete && !list.isCutOff;
  const isPartial = (isFiltered(view) || view.sort !== undefined) && !isWhole;
  const count = list.total === undefined ? undefined : countOf(list.total, "channel");

  const navigate = useNavigate();
  const hrefOf = useCallback(
    (row: ChannelRow) => `/channels/${encodeURIComponent(row.id)}?${CONNECTION_PARAM}=${connection}${more}`,
    [connection, more],
  );
  const open = useCallback((row: ChannelRow) => void navigate(hrefOf(row)), [navigate, hrefOf]);
  const narrow = useCallback((row: ChannelRow) => narrowChannelCell(row, hrefOf(row)), [hrefOf]);

  const hidden = usePreferences((preferences) => preferences.hiddenColumns[TABLE]) ?? hiddenAtFirst;
  const allColumns = useMemo(() => channelColumns(kind, hrefOf), [kind, hrefOf]);
  const columns = useMemo(() => allColumns.filter(({ id }) => !hidden.includes(id)), [allColumns, hidden]);

  const selected = useSelectedIds(name);
  const select = useCallback((ids: ReadonlySet<string>) => useSelection.getState().select(name, ids), [name]);

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
        onChange={change}
        columns={allColumns}
        hidden={hidden}
        onHide={(ids) => usePreferences.getState().setHiddenColumns(TABLE, ids)}
        aside={
          list.receivedAtMs === undefined ? null : (
            <>
              {ListTools ? (
                <span className="hidden text-xs text-faint sm:inline">
                  {count}
                  <span className="max-md:hidden">
                    {count && ", "}as of {formatClock(list.receivedAtMs)}
                  </span>
                </span>
              ) : null}
              <RefreshButton list={list} />
              {ListTools ? <ListTools rows={shown} name={name} isPartial={!isWhole} /> : <ListToolsSpace />}
            </>
          )
        }
      />
      {isPartial ? <PartialNotice list={list} isFiltered={isFiltered(view)} shownCount={shown.length} /> : null}
      {list.isPending ? (
        <ListSkeleton />
      ) : list.rows.length === 0 ? (
        <div className="flex-1 overflow-y-auto">
          {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : empty}
        </div>
      ) : shown.length === 0 ? (
        <EmptyState
          title="No loaded channel matches"
          action={
            <Button
              onClick={() =>
                change({
                  name: undefined,
                  type: undefined,
                  posting: undefined,
                  adding: undefined,
                  mentionAll: undefined,
                  external: undefined,
                })
              }
            >
              Clear filters
            </Button>
          }
        >
          {list.isCutOff
            ? CUT_OFF
            : isPartial
              ? "There are more channels that are not loaded yet: load all to look through them."
              : null}
        </EmptyState>
      ) : (
        <DataTable
          label="Channels"
          listKey={`${name}?${JSON.stringify(view)}`}
          rows={shown}
          rowId={idOf}
          rowName={nameOf}
          columns={columns}
          narrowCell={narrow}
          narrowHeader={isFiltered(view) ? undefined : count}
          total={isFiltered(view) ? shown.length : isWhole ? list.rows.length : list.total}
          sort={view.sort}
          onSort={sortBy}
          selected={selected}
          onSelect={select}
          onOpen={open}
          {...(isPartial ? {} : { onNeed: list.want, onEnd: list.loadAll, isGrowing: list.isLoadingAll })}
          footer={<ListFooter list={list} isFiltered={isFiltered(view)} />}
        />
      )}
      {selected.size > 0 ? (
        <Suspense>
          <BulkBar listName={name} connection={connection} selected={selected} rows={list.rows} shown={shown} />
        </Suspense>
      ) : null}
    </>
  );
}

const idOf = (row: ChannelRow): string => row.id;
const nameOf = (row: ChannelRow): string => row.name;
