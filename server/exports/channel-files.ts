// Lists of channels as files, and what is of each of their channels.
import * as v from "valibot";
import type { Ask } from "../../domain/answers/ask.ts";
import { channelCsvColumns } from "../../domain/exports/channel-columns.ts";
import { channelOrder, readChannelSort } from "../../domain/exports/channel-order.ts";
import { type ChannelRow, channelFilters } from "../../domain/exports/channel-rows.ts";
import {
  detailColumns,
  detailJson,
  groupColumns,
  memberDetailColumns,
  retentionColumns,
} from "../../domain/exports/detail-rows.ts";
import type { Told } from "../../domain/exports/told.ts";
import { channelList } from "../lists/channels.ts";
import { type Batches, listed } from "../lists/listed.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { detailBatches, members, mentionGroups, type ReadDetails, retention } from "./channel-details.ts";
import { connection, fileKind, fileOf, listFile, type MadeFile, pathPart, words } from "./file-kind.ts";
import { sorted } from "./sorted.ts";

const digit = v.optional(v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number)));
const Query = v.object({
  connection,
  /** Of which person; the account's public channels, or one's own, where it is left out. */
  of: v.optional(pathPart("a person")),
  /** A row for each of these of each channel. */
  with: v.optional(v.picklist(["members", "mention_groups", "retention"])),
  name: words,
  sort: words,
  ...v.entriesFromList(channelFilters, digit),
});
type Query = v.InferOutput<typeof Query>;

export const channelsFile = fileKind({
  path: "channels",
  query: Query,
  made: (query, { ask }): MadeFile => {
    const through = query.connection;
    const of = query.of ?? (through === "me" ? "me" : null);
    if (through === "me" && of !== "me")
      throw new RequestFailure("invalid_request", "Your own connection exports your own channels.");
    const channels = () => channelBatches(query, of, ask);
    const withDetails = <Detail>(columns: Parameters<typeof detailColumns<Detail>>[0], read: ReadDetails<Detail>) =>
      fileOf(
        `${of === null ? "public channels" : "channels"} and ${query.with?.replace("_", " ")}`,
        detailColumns(columns),
        () => detailBatches(channels(), { connection: through, ask }, read),
        { toJson: detailJson, isProblem: ({ problem }) => problem !== undefined },
      );
    switch (query.with) {
      case "members":
        return withDetails(memberDetailColumns, members);
      case "mention_groups":
        return withDetails(groupColumns, mentionGroups);
      case "retention":
        return withDetails(retentionColumns, retention);
      case undefined:
        return listFile(
          "channels",
          { columns: channelCsvColumns, idHeader: "channel_id", toJson: (row) => row },
          channels,
        );
    }
  },
});

/** @param of Whose channels; null for the account's public ones */
function channelBatches({ name, sort, ...filters }: Query, of: string | null, ask: Ask): Batches<Told<ChannelRow>> {
  const order = readChannelSort(sort);
  return sorted(listed(ask, channelList({ of, name, filters })), order && channelOrder(order));
}
