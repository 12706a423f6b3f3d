import { channelTypes } from "../channel-words.ts";
import type { CsvColumn } from "../csv/write-csv.ts";
import type { MentionGroupLine } from "./mention-groups.ts";

/** Columns of the mention groups of all channels, a row for each of their people. Times are UTC. */
export const mentionGroupCsvColumns: readonly CsvColumn<MentionGroupLine>[] = [
  { header: "channel_id", value: ({ channelId }) => channelId },
  { header: "channel", value: ({ channel }) => channel },
  { header: "type", value: ({ channelType }) => channelTypes[channelType] ?? channelType },
  { header: "group", value: ({ name }) => name },
  { header: "group_id", value: ({ id }) => id },
  { header: "description", value: ({ description }) => description },
  { header: "name", value: ({ person }) => person },
  { header: "email", value: ({ email }) => email },
  { header: "member_id", value: ({ personId }) => personId },
  { header: "read_at", value: ({ atMs }) => (atMs === null ? undefined : new Date(atMs).toISOString()) },
];
