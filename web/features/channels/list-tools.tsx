import type { ConnectionName } from "../../../contract/bff.ts";
import { channelCsvColumns } from "../../../domain/exports/channel-columns.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import type { ListView } from "../../shared/channels/list-view.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { selectedIds, selectIn } from "../../stores/selection.ts";
import { ChannelsHelp } from "./channels-help.tsx";
import { ChannelsMenu } from "./channels-menu.tsx";

interface ListToolsProps {
  readonly list: CursorList<ChannelRow>;
  /** What the filters leave of rows, in the list's order. */
  readonly rowsOf: (rows: readonly ChannelRow[]) => readonly ChannelRow[];
  readonly view: ListView;
  /** Whether they leave nothing of what is loaded. */
  readonly isEmpty: boolean;
  /** The list's, for the file and the selection. */
  readonly name: string;
  readonly connection: ConnectionName;
  /** Whose list it is, where the server can make the file while it reads it. */
  readonly served: ServedList | undefined;
}

/** What a list's first rows do not wait for: the export of all that the filters leave, and help. */
export default function ListTools({ list, rowsOf, view, isEmpty, name, connection, served }: ListToolsProps) {
  const channels = { where: "in this list", read: list.readAll };
  const select = (ids: readonly string[]): void => selectIn(name, new Set([...selectedIds(name), ...ids]));
  return (
    <>
      {served ? (
        <ListExport
          isQuiet
          list="channels"
          connection={served.connection}
          query={queryOf(served, view)}
          more={moreFiles(served)}
          disabled={isEmpty}
        />
      ) : (
        <FoundExport
          isQuiet
          name={`channels found${list.isCutOff ? " (in part)" : ""}`}
          noun="channel"
          columns={channelCsvColumns}
          read={async (signal) => rowsOf(await list.readAll(signal))}
          disabled={isEmpty}
        />
      )}
      <ChannelsMenu connection={connection} channels={channels} where="in this list" onSelect={select} />
      <ChannelsHelp />
    </>
  );
}

/** A list that the server can make a file of. */
export interface ServedList {
  readonly connection: ConnectionName;
  /** Of whom; the account's public channels, or one's own, where it is left out. */
  readonly person?: string;
}

const queryOf = ({ person }: ServedList, { name, filters, sort }: ListView) => ({
  of: person,
  name,
  ...filters,
  sort: sort && `${sort.column}.${sort.direction}`,
});

/** Retention is account-level apps' alone. */
const moreFiles = ({ connection, person }: ServedList) => {
  const isOfAccount = connection === "account" && person === undefined;
  return [
    { label: "members", with: "members" },
    { label: "mention groups", with: "mention_groups" },
    ...(connection === "account" ? [{ label: "retention", with: "retention" }] : []),
  ].map((file) => ({
    label: `${isOfAccount ? "Public channels" : "Channels"} with their ${file.label}`,
    ...(isOfAccount && { hint: ONLY_PUBLIC }),
    query: { with: file.with },
  }));
};

const ONLY_PUBLIC = "Private channels and group chats are not in it: Zoom lists only the account’s public channels.";
