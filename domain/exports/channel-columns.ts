import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
  type SettingWords,
} from "../channel-words.ts";
import type { CsvColumn } from "../csv/write-csv.ts";
import type { ChannelRow } from "./channel-rows.ts";

export const channelCsvColumns: readonly CsvColumn<ChannelRow>[] = [
  { header: "channel_id", value: ({ id }) => id },
  { header: "channel", value: ({ name }) => name },
  { header: "type", value: ({ type }) => channelTypes[type] ?? type },
  { header: "members", value: ({ memberCount }) => memberCount },
  { header: "who_can_post", value: ({ posting }) => worded(postingLabels, posting) },
  { header: "who_can_add_members", value: ({ adding }) => worded(addingLabels, adding) },
  { header: "who_can_add_external_people", value: ({ external }) => worded(externalLabels, external) },
  { header: "who_can_mention_all", value: ({ mentionAll }) => worded(mentionAllLabels, mentionAll) },
  { header: "new_members_see_history", value: ({ seesHistory }) => seesHistory },
];

/** A setting in words; empty where the operation does not tell it. */
function worded(labels: SettingWords, value: number | undefined): string | number | undefined {
  return value === undefined ? undefined : (labels[value] ?? value);
}
