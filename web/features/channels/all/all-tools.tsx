import { type ChannelsAsked, channelsQuery } from "../../../../domain/inventory/channels.ts";
import { ListExport } from "../../../shared/exports/list-export.tsx";
import { channelsOfAccount } from "../../../shared/inventory/inventory-queries.ts";
import { ChannelsMenu } from "../channels-menu.tsx";
import { AllHelp } from "./all-help.tsx";

interface AllToolsProps {
  readonly asked: ChannelsAsked;
  readonly isEmpty: boolean;
  readonly onSelect: (ids: readonly string[]) => void;
}

/** What the list's first rows do not wait for: the file of all that match, rows by a file, help. */
export default function AllTools({ asked, isEmpty, onSelect }: AllToolsProps) {
  return (
    <>
      <ListExport
        isQuiet
        list="inventory-channels"
        connection="account"
        query={channelsQuery(asked)}
        disabled={isEmpty}
      />
      <ChannelsMenu connection="account" channels={channelsOfAccount} where="in the account" onSelect={onSelect} />
      <AllHelp />
    </>
  );
}
