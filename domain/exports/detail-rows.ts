// What stands below a channel in a file, each row with the channel it is of.
import * as v from "valibot";
import { channelTypes } from "../channel-words.ts";
import type { CsvColumn } from "../csv/write-csv.ts";
import type { ChannelRow } from "./channel-rows.ts";
import { type Member, memberColumns } from "./member-row.ts";

/** Something of a channel; where Zoom shows nothing of it, the channel alone, and why. */
export interface DetailRow<Detail> {
  readonly channel: Pick<ChannelRow, "id" | "name"> & { readonly type: number | undefined };
  readonly detail?: Detail;
  readonly problem?: string;
}

type DetailColumns<Detail> = readonly CsvColumn<Detail>[];

/** The channel's columns, those of what is of it, and why there is nothing. */
export const detailColumns = <Detail>(columns: DetailColumns<Detail>): readonly CsvColumn<DetailRow<Detail>>[] => [
  { header: "channel_id", value: ({ channel }) => channel.id },
  { header: "channel", value: ({ channel }) => channel.name },
  { header: "type", value: ({ channel: { type } }) => (type === undefined ? undefined : (channelTypes[type] ?? type)) },
  ...columns.map(({ header, value }) => ({
    header,
    value: ({ detail }: DetailRow<Detail>) => (detail === undefined ? undefined : value(detail)),
  })),
  { header: "problem", value: ({ problem }) => problem },
];

export const detailJson = <Detail>({ channel, detail, problem }: DetailRow<Detail>) => ({
  ...detail,
  channelId: channel.id,
  channel: channel.name,
  ...(problem !== undefined && { problem }),
});

const text = v.nullish(v.string(), "");
const name = (first: string, last: string) => `${first} ${last}`.trim();

/** Whether somebody may post is not asked of each channel. */
export const memberDetailColumns: DetailColumns<Member> = memberColumns({}).filter(
  ({ header }) => header !== "can_post" && header !== "chosen_to_post" && header !== "status",
);

export const ExportedGroup = v.pipe(
  v.object({ mention_group_id: v.string(), mention_group_name: text, mention_group_description: text }),
  v.transform((wire) => ({
    groupId: wire.mention_group_id,
    group: wire.mention_group_name,
    description: wire.mention_group_description,
  })),
);

export const ExportedGroupMember = v.pipe(
  v.object({ member_id: text, email: text, first_name: text, last_name: text }),
  v.transform((wire) => ({
    memberId: wire.member_id,
    email: wire.email,
    name: name(wire.first_name, wire.last_name),
  })),
);

/** Somebody in a mention group; of a group without people, the group alone. */
export type GroupLine = v.InferOutput<typeof ExportedGroup> & Partial<v.InferOutput<typeof ExportedGroupMember>>;

export const groupColumns: DetailColumns<GroupLine> = [
  { header: "group", value: ({ group }) => group },
  { header: "group_id", value: ({ groupId }) => groupId },
  { header: "description", value: ({ description }) => description },
  { header: "name", value: (line) => line.name },
  { header: "email", value: ({ email }) => email },
  { header: "member_id", value: ({ memberId }) => memberId },
];

export const ExportedRetention = v.pipe(
  v.object({ cloud_retention: v.object({ enable_custom_retention: v.boolean(), retention_period: text }) }),
  v.transform(({ cloud_retention: { enable_custom_retention: isCustom, retention_period: period } }) => ({
    policy: isCustom ? ("custom" as const) : ("default" as const),
    period,
  })),
);
export type ExportedRetention = v.InferOutput<typeof ExportedRetention>;

/** As the import reads them. */
export const retentionColumns: DetailColumns<ExportedRetention> = [
  { header: "policy", value: ({ policy }) => policy },
  { header: "period", value: ({ period }) => period },
];
