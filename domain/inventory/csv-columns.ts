import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
  type SettingWords,
} from "../channel-words.ts";
import type { CsvColumn, CsvValue } from "../csv/write-csv.ts";
import type { InventoryChannel } from "./channels.ts";

/** Columns of the account's channels as the inventory knows them; empty what it does not know. Times are UTC. */
export const inventoryCsvColumns: readonly CsvColumn<InventoryChannel>[] = [
  { header: "channel_id", value: ({ id }) => id },
  { header: "channel", value: ({ name }) => name },
  { header: "type", value: ({ type }) => channelTypes[type] ?? type },
  { header: "owner", value: ({ owner }) => owner ?? undefined },
  { header: "owner_is", value: ({ ownerIs }) => ownerIs },
  { header: "members", value: ({ members }) => members ?? undefined },
  { header: "external_members", value: ({ outsiders }) => outsiders ?? undefined },
  { header: "administrators", value: ({ admins }) => admins ?? undefined },
  { header: "members_read_at", value: ({ membersAtMs }) => time(membersAtMs) },
  { header: "who_can_post", value: ({ posting }) => worded(postingLabels, posting) },
  { header: "who_can_add_members", value: ({ adding }) => worded(addingLabels, adding) },
  { header: "who_can_add_external_people", value: ({ external }) => worded(externalLabels, external) },
  { header: "who_can_mention_all", value: ({ mentionAll }) => worded(mentionAllLabels, mentionAll) },
  { header: "new_members_see_history", value: ({ seesHistory }) => seesHistory ?? undefined },
  { header: "space", value: ({ space }) => space ?? undefined },
  { header: "retention", value: ({ retention }) => (retention === "" ? "default" : (retention ?? undefined)) },
  { header: "retention_read_at", value: ({ retentionAtMs }) => time(retentionAtMs) },
  { header: "archived", value: ({ isArchived }) => isArchived ?? undefined },
  { header: "mention_groups", value: ({ mentionGroups }) => mentionGroups ?? undefined },
  { header: "directory_groups", value: ({ directoryGroups }) => directoryGroups ?? undefined },
  { header: "last_join_or_leave", value: ({ lastMoveAtMs }) => time(lastMoveAtMs) },
  { header: "last_message_day", value: ({ lastMessageDay }) => lastMessageDay ?? undefined },
  { header: "first_seen", value: ({ firstSeenAtMs }) => time(firstSeenAtMs) },
];

const time = (atMs: number | null): CsvValue => (atMs === null ? undefined : new Date(atMs).toISOString());

function worded(labels: SettingWords, value: number | null): CsvValue {
  return value === null ? undefined : (labels[value] ?? value);
}
