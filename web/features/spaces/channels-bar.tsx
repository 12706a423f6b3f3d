import { LogOut } from "lucide-react";
import { lazy, useMemo } from "react";
import { spaceChannelFields } from "../../../domain/changes/listed-fields.ts";
import type { SpaceChannel } from "../../../domain/exports/space-rows.ts";
import { offeredBy, useMayThrough } from "../../shared/access/use-may.ts";
import { BulkBar, type ListedRows } from "../../shared/bulk/bulk-bar.tsx";
import type { BulkAct } from "../../shared/changes/bulk-act.ts";
import type { RowKind } from "../../shared/changes/chosen.ts";
import { channelActs } from "../../shared/channel-bulk/channel-acts.tsx";
import { channelKind } from "../../shared/channel-bulk/channel-kind.ts";
import type { SpaceView } from "./use-space-view.ts";

const MoveOutDialog = lazy(() => import("./move-out-dialog.tsx"));

interface ChannelsBarProps extends Pick<ListedRows<SpaceChannel>, "selection" | "shown"> {
  readonly view: SpaceView;
  /** What is looked for in the list. */
  readonly text: string;
  readonly list: NonNullable<ListedRows<SpaceChannel>["list"]> & { readonly rows: readonly SpaceChannel[] };
}

/** What can be done with the selected channels of a space. */
export default function ChannelsBar({ view, text, list, ...listed }: ChannelsBarProps) {
  const { ref, space, access } = view;
  const { connection, spaceId } = ref;
  const may = useMayThrough(connection);
  const kind = useMemo(
    (): RowKind<SpaceChannel> => ({ ...channelKind, fieldsOf: spaceChannelFields(spaceId, space.name) }),
    [spaceId, space.name],
  );
  const moveOut: BulkAct<SpaceChannel> = {
    id: "move-out",
    right: "move-channels-out",
    label: "Move out…",
    icon: LogOut,
    open: (asked) => <MoveOutDialog {...asked} view={view} />,
  };
  return (
    <BulkBar
      {...listed}
      label="Selected channels"
      kind={kind}
      rows={list.rows}
      list={list}
      isFiltered={text.trim() !== ""}
      matching={{ list: "space-channels", spaceId, space: space.name, text }}
      acts={[...(access.moveOut.isAllowed ? [moveOut] : []), ...offeredBy(may, channelActs(connection))]}
    />
  );
}
