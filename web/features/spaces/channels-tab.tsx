import { Hash, LogIn } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { type SpaceChannel, spaceChannelMatches } from "../../../domain/exports/space-rows.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { tableSelection } from "../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMayThrough } from "../../shared/access/use-may.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ImportButton } from "../../shared/imports/import-button.tsx";
import ListNotice from "../../shared/lists/list-notice.tsx";
import { ListSkeleton } from "../../shared/lists/list-skeleton.tsx";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { narrowSpaceChannelCell, spaceChannelColumns } from "./channel-columns.tsx";
import { spaceHref } from "./space-tabs.ts";
import type { SpaceTabProps } from "./use-space-view.ts";

const ImportSpaces = lazy(() => import("./import-spaces.tsx"));
const MoveInDialog = lazy(() => import("./move-in-dialog.tsx"));
const ChannelsBar = lazy(() => import("./channels-bar.tsx"));

/** The channels of the space; on one's own connection they can be moved in and out. */
export default function ChannelsTab({ view }: SpaceTabProps) {
  const { ref, space, access } = view;
  const { connection } = ref;
  const [params] = useSearchParams();
  const change = useParamChange();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"in" | null>(null);
  const text = params.get("find") ?? "";
  const isFiltered = text.trim() !== "";
  const listName = `space channels ${connection} ${ref.spaceId}`;
  const list = useWholeList(view.channels, listName, isFiltered);
  const shown = useMemo(() => list.rows.filter(spaceChannelMatches(text)), [list.rows, text]);
  // The bar beneath offers what of this the person has.
  const mayEdit = useMayThrough(connection).some("see-channels");
  const selection = useRowSelection(listName, list, shown, idOf);

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
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full sm:ml-auto">
          <ListExport
            list="space-channels"
            connection={connection}
            query={{ space_id: ref.spaceId, find: text }}
            disabled={shown.length === 0}
          />
          {access.moveIn.isAllowed ? (
            <ImportButton>
              {(close) => (
                <ImportSpaces
                  connection={connection}
                  into={{ space: { id: ref.spaceId, name: space.name }, what: "channels" }}
                  onClose={close}
                />
              )}
            </ImportButton>
          ) : null}
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
      <ListedTable
        label="Channels in the space"
        listKey={`${listName} ${text}`}
        list={list}
        noun="channel"
        sifted={{ shown, isFiltered, onClear: () => change({ find: undefined }) }}
        rowId={idOf}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrow}
        {...tableSelection(selection, mayEdit || access.moveOut.isAllowed, list)}
        onOpen={open}
        skeleton={<ListSkeleton />}
        empty={<EmptyState icon={<Hash size={28} aria-hidden="true" />} title="No channels you can see here" />}
      />
      <Suspense>
        {selection.ids.size > 0 ? (
          <ChannelsBar view={view} text={text} list={list} shown={shown} selection={selection} />
        ) : null}
        {dialog === "in" ? <MoveInDialog view={view} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

const idOf = (channel: SpaceChannel): string => channel.id;
const nameOf = (channel: SpaceChannel): string => channel.name;
