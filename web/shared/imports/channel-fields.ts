import type { RowField } from "../../../domain/csv/columns.ts";
import { canBeChannelId, readChannelIds } from "../../lib/channel-id.ts";
import type { Cells } from "./import-kind.ts";

/** How a row says which channel it is about. */
export const channelFields: readonly RowField[] = [
  {
    key: "channelId",
    label: "Channel ID or link",
    names: ["channelid", "idofchannel", "channellink", "link", "id"],
    looks: (cell) => readChannelIds(cell).ids.length === 1 && !/\s/.test(cell),
  },
  { key: "channel", label: "Channel name", names: ["channel", "channelname", "currentname", "oldname", "name"] },
];

/** Which channel a row is about, by its ID or by its name; or as a sentence what is wrong. */
export type ChannelCell = { readonly id: string; readonly name: string } | { readonly name: string } | string;

export function channelOf({ channelId = "", channel = "" }: Cells): ChannelCell {
  if (channelId !== "") {
    const [id, ...others] = readChannelIds(channelId).ids;
    return id !== undefined && others.length === 0 ? { id, name: channel } : `“${channelId}” is not a channel ID.`;
  }
  if (channel === "") return "The row names no channel.";
  const [id, ...others] = canBeChannelId(channel) || channel.includes("://") ? readChannelIds(channel).ids : [];
  return id !== undefined && others.length === 0 ? { id, name: "" } : { name: channel };
}
