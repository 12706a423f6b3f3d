// Columns of the mention groups of one channel, and of the people of one, as the imports of mention groups read them.
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import type { GroupMember, MentionGroup } from "./mention-group.ts";

/** @param groupOf The group that a row is about */
export const groupColumns = <Row>(
  channelId: string,
  channel: string,
  groupOf: (row: Row) => MentionGroup,
): readonly CsvColumn<Row>[] => [
  { header: "channel_id", value: () => channelId },
  { header: "channel", value: () => channel },
  { header: "group_id", value: (row) => groupOf(row).id },
  { header: "group", value: (row) => groupOf(row).name },
  { header: "description", value: (row) => groupOf(row).description },
];

export const memberColumns: readonly CsvColumn<GroupMember>[] = [
  { header: "name", value: ({ name }) => name },
  { header: "email", value: ({ email }) => email },
  { header: "external", value: ({ isExternal }) => (isExternal ? "yes" : "no") },
  { header: "user_id", value: ({ userId }) => userId },
  { header: "member_id", value: ({ id }) => id },
];
