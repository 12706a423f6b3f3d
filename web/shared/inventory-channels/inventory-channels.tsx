import { type ComponentProps, type ComponentType, lazy, type ReactNode, Suspense, useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { Matching } from "../../../domain/changes/matching.ts";
import {
  type ChannelsAsked,
  channelSorts,
  channelsQuery,
  type InventoryChannel,
  readChannelsAsked,
} from "../../../domain/inventory/channels.ts";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { useLeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { usePreferences } from "../../stores/preferences.ts";
import type { ListedRows } from "../bulk/bulk-bar.tsx";
import type { WholeSelection } from "../bulk/use-whole-selection.ts";
import { noFacets } from "../inventory/facet-words.ts";
import { inventoryQueries } from "../inventory/inventory-queries.ts";
import { useStatusOfList } from "../inventory/use-inventory-status.ts";
import { useNow } from "../inventory/use-now.ts";
import { InventoryCount } from "../inventory-table/inventory-count.tsx";
import { InventoryTable } from "../inventory-table/inventory-table.tsx";
import { useFollowing } from "../inventory-table/use-following.ts";
import { useLeapSelection } from "../inventory-table/use-leap-selection.ts";
import { agesText } from "./ages-text.ts";
import { type ChannelColumn, type ColumnContext, type ListedChannel, nextOrder } from "./channel-columns.tsx";
import { ChannelsBar } from "./channels-bar.tsx";
import { NarrowChannel } from "./narrow-channel.tsx";

const ChannelsBulkBar = lazy(() => import("../channel-bulk/bulk-bar.tsx"));

/** What is given to the bar below rows that are selected. */
export interface ChosenChannels extends Omit<ListedRows<InventoryChannel>, "isFiltered"> {
  readonly whole: WholeSelection;
  readonly matching: Matching;
  readonly listTotal: number | undefined;
}

interface InventoryChannelsProps {
  readonly label: string;
  /** Of the columns that are hidden, and of the selection. */
  readonly name: { readonly table: string; readonly selection: string };
  /** What the page keeps to, whatever the address says. Keep its identity. */
  readonly within?: Partial<ChannelsAsked>;
  readonly views?: ComponentProps<typeof ChannelsBar>["views"];
  readonly columnsOf: (context: ColumnContext) => readonly ChannelColumn[];
  /** Columns that are hidden until the reader asks for them. */
  readonly hidden: readonly string[];
  readonly hrefOf: (channel: InventoryChannel) => string;
  /** A row where there is no room for columns. */
  readonly Narrow?: ComponentType<ComponentProps<typeof NarrowChannel>>;
  /** Said where there are none. */
  readonly none?: string;
  /** Beside the search. */
  readonly quickOf?: (asked: ChannelsAsked, wanted: ChannelsAsked) => ReactNode;
  /** At the end of the bar. */
  readonly toolsOf?: (tools: {
    readonly wanted: ChannelsAsked;
    readonly isEmpty: boolean;
    readonly onSelect: (ids: readonly string[]) => void;
  }) => ReactNode;
  /** Of what can be done with channels, that which belongs here; all of it where it is left out. */
  readonly barOf?: (chosen: ChosenChannels) => ReactNode;
}

/** Of one line; where it is narrow, of three. */
const ROW_HEIGHTS = [34, 72] as const;
/** Typing rests so long before the list is asked for. */
const TYPED_MS = 180;

/** Channels of the account, as the inventory knows them: filtered, sorted and followed, and what is done with them. */
export function InventoryChannels(props: InventoryChannelsProps) {
  const { label, name, within, columnsOf, hrefOf, Narrow = NarrowChannel } = props;
  const [params] = useSearchParams();
  const change = useParamChange();
  const asked = useMemo(() => readChannelsAsked(Object.fromEntries(params)), [params]);
  const find = useSettled(asked.find, TYPED_MS);
  const shown = useMemo(() => ({ ...asked, find }), [asked, find]);
  const wanted = useMemo(() => ({ ...shown, ...within }), [shown, within]);
  const key = JSON.stringify(channelsQuery(wanted));
  const source = useMemo(() => inventoryQueries.channels(wanted), [wanted]);
  const list = useLeapingList(source);
  const status = useStatusOfList();
  const nowMs = useNow();

  const chosen = useLeapSelection(name.selection, key, idOf, list);
  const { selection, whole } = chosen;
  const isChoosing = selection.ids.size > 0;
  const also = useMemo(() => [inventoryQueries.counts(wanted).queryKey], [wanted]);
  const around = useFollowing(list, isChoosing, also);

  const navigate = useNavigate();
  const open = useCallback((row: InventoryChannel) => void navigate(hrefOf(row)), [navigate, hrefOf]);
  const hidden = usePreferences((preferences) => preferences.hiddenColumns[name.table]) ?? props.hidden;
  const all = useMemo(() => columnsOf({ hrefOf, nowMs }), [columnsOf, hrefOf, nowMs]);
  const columns = useMemo(() => all.filter(({ id }) => !hidden.includes(id)), [all, hidden]);
  const narrow = useCallback(
    (listed: ListedChannel) => <Narrow listed={listed} hrefOf={hrefOf} nowMs={nowMs} />,
    [Narrow, hrefOf, nowMs],
  );
  const agesOf = useCallback((row: InventoryChannel) => agesText(row, nowMs), [nowMs]);
  const sortBy = (column: string): void => {
    const known = channelSorts.find((sort) => sort === column);
    if (known) change({ sort: nextOrder(asked.sort, known) });
  };
  const isFiltered = Object.keys(channelsQuery({ ...shown, sort: "name" })).length > 0;
  const allCount = within === undefined ? status?.counts?.channels : undefined;
  const count = { noun: "channel", total: list.total, isFiltered, allCount };
  const bar: ChosenChannels = {
    ...{ selection, whole, rows: chosen.rows, shown: chosen.rows },
    list: { isComplete: false, total: list.total },
    matching: { list: "inventory-channels", asked: wanted },
    listTotal: list.total,
  };
  return (
    <>
      <ChannelsBar
        {...{ asked, wanted, views: props.views, hidden }}
        onChange={change}
        columns={all}
        onHide={(ids) => usePreferences.getState().setHiddenColumns(name.table, ids)}
        quick={props.quickOf?.(asked, wanted)}
        aside={
          <>
            <InventoryCount {...count} status={status} />
            <RefreshButton list={{ refresh: list.show, isFetching: list.isFetching, isRestarting: false }} />
            {props.toolsOf?.({
              wanted,
              isEmpty: list.total === 0,
              onSelect: (ids) => selection.select(new Set([...selection.ids, ...ids])),
            })}
          </>
        }
      />
      <InventoryTable
        {...{ label, list, status, count, columns, nameOf, agesOf, around }}
        listKey={`${name.selection}?${key}`}
        narrowCell={narrow}
        rowHeights={ROW_HEIGHTS}
        sort={asked.sort}
        onSort={sortBy}
        selection={chosen}
        none={props.none}
        onOpen={open}
        onClear={() => change({ ...noFacets, find: undefined })}
      />
      {isChoosing ? (
        <Suspense>
          {props.barOf ? (
            props.barOf(bar)
          ) : (
            <ChannelsBulkBar {...bar} connection="account" findingId={wanted.unsnoozed} />
          )}
        </Suspense>
      ) : null}
    </>
  );
}

const idOf = ({ id }: InventoryChannel): string => id;
const nameOf = ({ name }: InventoryChannel): string => name;
