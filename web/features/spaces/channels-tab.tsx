import { Hash, LogIn } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { holdsWords } from "../../../domain/words.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Failure } from "../../components/failure.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { wholeBatches } from "../../lib/csv/batches.ts";
import { useSelectAll } from "../../lib/cursor-list/use-select-all.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { ListFooter } from "../../shared/lists/list-footer.tsx";
import ListNotice from "../../shared/lists/list-notice.tsx";
import { ListSkeleton } from "../../shared/lists/list-skeleton.tsx";
import NoMatch from "../../shared/lists/no-match.tsx";
import type { SpaceChannel } from "../../shared/spaces/space.ts";
import { useSelectedIds, useSelection } from "../../stores/selection.ts";
import { narrowSpaceChannelCell, spaceChannelColumns, spaceChannelCsvColumns } from "./channel-columns.tsx";
import { spaceHref } from "./space-tabs.ts";
import type { SpaceTabProps } from "./use-space-view.ts";

const MoveInDialog = lazy(() => import("./move-in-dialog.tsx"));
const MoveOutDialog = lazy(() => import("./move-out-dialog.tsx"));

/** The channels of the space; on one's own connection they can be moved in and out. */
export default function ChannelsTab({ view, announce }: SpaceTabProps) {
  const { ref, space, access } = view;
  const { connection } = ref;
  const [params] = useSearchParams();
  const change = useParamChange();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"in" | readonly SpaceChannel[] | null>(null);
  const text = params.get("find") ?? "";
  const isFiltered = text.trim() !== "";
  const listName = `space channels ${connection} ${ref.spaceId}`;
  const list = useWholeList(view.channels, listName, isFiltered);
  const shown = useMemo(() => filterChannels(list.rows, text), [list.rows, text]);
  const selected = useSelectedIds(listName);
  const select = useCallback((ids: ReadonlySet<string>) => useSelection.getState().select(listName, ids), [listName]);

  const selectAll = useSelectAll({ list, shown, idOf, selected, select });

  const hrefOf = useCallback(
    ({ id }: SpaceChannel) => `/channels/${encodeURIComponent(id)}?${CONNECTION_PARAM}=${connection}`,
    [connection],
  );
  const columns = useMemo(() => spaceChannelColumns(hrefOf), [hrefOf]);
  const narrow = useCallback((channel: SpaceChannel) => narrowSpaceChannelCell(channel, hrefOf(channel)), [hrefOf]);
  const open = useCallback((channel: SpaceChannel) => void navigate(hrefOf(channel)), [navigate, hrefOf]);
  const close = (): void => setDialog(null);

  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <FilterField label="Filter channels by name" isLabelHidden placeholder="Filter by name" />
        <RefreshButton list={list} />
        <div className="flex items-center gap-2 max-sm:w-full sm:ml-auto">
          <ExportMenu
            name={`channels of ${space.name}`}
            noun="channel"
            columns={spaceChannelCsvColumns}
            disabled={shown.length === 0}
            batches={wholeBatches(list, (rows) => filterChannels(rows, text))}
          />
          <Button
            tone="primary"
            className="max-sm:flex-1"
            icon={<LogIn size={15} aria-hidden="true" />}
            disabled={!access.moveIn.isAllowed}
            onClick={() => setDialog("in")}
          >
            Move channels in
          </Button>
        </div>
        {access.moveIn.isAllowed ? null : (
          <div className="flex basis-full flex-wrap items-center gap-x-3 gap-y-1">
            <WhyNot verdict={access.moveIn} />
            {connection === "account" ? (
              <LinkButton to={spaceHref("me", ref.spaceId, "channels")}>Use my own connection</LinkButton>
            ) : null}
          </div>
        )}
      </div>
      <ListNotice list={list} noun="channel" />
      {list.isPending ? (
        <ListSkeleton />
      ) : shown.length > 0 ? (
        <DataTable
          label="Channels in the space"
          listKey={`${listName} ${text}`}
          rows={shown}
          rowId={idOf}
          rowName={nameOf}
          columns={columns}
          narrowCell={narrow}
          total={isFiltered ? shown.length : list.isComplete ? list.rows.length : undefined}
          selected={selected}
          onSelect={access.moveOut.isAllowed ? select : undefined}
          onSelectAll={list.isComplete ? undefined : selectAll}
          onOpen={open}
          {...(isFiltered ? {} : { onNeed: list.want, onEnd: list.loadAll, isGrowing: list.isLoadingAll })}
          footer={<ListFooter list={list} matchCount={isFiltered ? shown.length : undefined} />}
        />
      ) : list.rows.length > 0 ? (
        <NoMatch list={list} noun="channel" onClear={() => change({ find: undefined })} />
      ) : list.error ? (
        <Failure error={list.error} onRetry={list.retry} />
      ) : list.unreadable.length > 0 ? null : (
        <EmptyState icon={<Hash size={28} aria-hidden="true" />} title="No channels you can see here" />
      )}
      {selected.size > 0 && access.moveOut.isAllowed ? (
        <MoveBar
          count={selected.size}
          hiddenCount={selected.size - shown.filter(({ id }) => selected.has(id)).length}
          ofCount={list.isComplete ? shown.length : undefined}
          onSelectAll={selectAll}
          onClear={() => select(new Set())}
          onMove={() => setDialog(list.rows.filter(({ id }) => selected.has(id)))}
        />
      ) : null}
      <Suspense>
        {dialog === "in" ? <MoveInDialog view={view} announce={announce} onClose={close} /> : null}
        {dialog !== null && dialog !== "in" ? (
          <MoveOutDialog
            view={view}
            channels={dialog}
            announce={announce}
            onDone={() => select(new Set())}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

interface MoveBarProps {
  readonly count: number;
  readonly hiddenCount: number;
  readonly ofCount: number | undefined;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onMove: () => void;
}

/** What can be done with the selected channels. */
function MoveBar({ onMove, ...bar }: MoveBarProps) {
  useFocusFallback();
  return (
    <SelectedBar label="Selected channels" {...bar}>
      <Button onClick={onMove}>Move out…</Button>
    </SelectedBar>
  );
}

function filterChannels(channels: readonly SpaceChannel[], text: string): readonly SpaceChannel[] {
  const fits = holdsWords(text);
  return channels.filter(({ name, description }) => fits(`${name} ${description}`));
}

const idOf = (channel: SpaceChannel): string => channel.id;
const nameOf = (channel: SpaceChannel): string => channel.name;
