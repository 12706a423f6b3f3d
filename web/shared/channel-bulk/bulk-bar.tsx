import { type ComponentProps, useMemo } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { offeredBy, useMay, useMayThrough } from "../access/use-may.ts";
import { BulkBar, type ListedRows } from "../bulk/bulk-bar.tsx";
import { isFiltered, type ListView } from "../channels/list-view.ts";
import { snoozeAct } from "../findings/snooze-act.tsx";
import { channelActs } from "./channel-acts.tsx";
import { channelKind, type ListedChannels, matchingOf, type NamedChannel } from "./channel-kind.ts";

type Bulk = ComponentProps<typeof BulkBar<NamedChannel>>;

interface ChannelsBarProps
  extends Omit<ListedRows<NamedChannel>, "isFiltered">,
    Pick<Bulk, "whole" | "listTotal" | "matching"> {
  readonly connection: ConnectionName;
  /** What is looked for in the list. */
  readonly view?: ListView;
  /** The list, where the server can read it too. */
  readonly from?: ListedChannels | undefined;
  /** The finding whose list it is. */
  readonly findingId?: string | undefined;
}

/** What can be done with the selected channels. */
export default function ChannelsBar({ connection, view, from, findingId, ...listed }: ChannelsBarProps) {
  const [may, ofAccount] = [useMayThrough(connection), useMay()];
  const maySnooze = findingId !== undefined && ofAccount.all("keep-inventory");
  const acts = useMemo(
    () => [...offeredBy(may, channelActs(connection)), ...(maySnooze ? [snoozeAct(findingId)] : [])],
    [may, connection, maySnooze, findingId],
  );
  return (
    <BulkBar
      {...listed}
      label="Selected channels"
      kind={channelKind}
      acts={acts}
      isFiltered={view !== undefined && isFiltered(view)}
      isOfAllChannels={from !== undefined && !("text" in from)}
      matching={listed.matching ?? (from && view && matchingOf(from, view))}
      rowOf={unloaded}
      aside={<CopyButton label="Copy IDs" text={[...listed.selection.ids].join("\n")} />}
    />
  );
}

/** A pasted list can select a channel that the list has not loaded. */
const unloaded = (id: string): NamedChannel => ({ id, name: id });
