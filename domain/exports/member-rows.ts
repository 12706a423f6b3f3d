// Members of channels as files show them, each with the channel they are in.
import * as v from "valibot";
import { channelTypes } from "../channel-words.ts";
import type { CsvColumn } from "../csv/write-csv.ts";
import type { ChannelRow } from "./channel-rows.ts";

export const ExportedMember = v.pipe(
  v.object({
    member_id: v.nullish(v.string(), ""),
    id: v.nullish(v.string(), ""),
    email: v.nullish(v.string(), ""),
    name: v.nullish(v.string(), ""),
    first_name: v.nullish(v.string(), ""),
    last_name: v.nullish(v.string(), ""),
    role: v.nullish(v.string(), ""),
    is_external: v.nullish(v.boolean(), false),
  }),
  v.transform(({ member_id, id, email, name, first_name, last_name, role, is_external }) => ({
    memberId: member_id,
    userId: id,
    email,
    name: name || `${first_name} ${last_name}`.trim(),
    role,
    isExternal: is_external,
  })),
);
export type ExportedMember = v.InferOutput<typeof ExportedMember>;

/** A member of a channel; of a channel without any that can be read, the channel alone, and why. */
export interface MemberRow {
  readonly channel: Pick<ChannelRow, "id" | "name" | "type">;
  readonly member?: ExportedMember;
  readonly problem?: string;
}

export const memberCsvColumns: readonly CsvColumn<MemberRow>[] = [
  { header: "channel_id", value: ({ channel }) => channel.id },
  { header: "channel", value: ({ channel }) => channel.name },
  { header: "type", value: ({ channel: { type } }) => channelTypes[type] ?? type },
  { header: "name", value: ({ member }) => member?.name },
  { header: "email", value: ({ member }) => member?.email },
  { header: "role", value: ({ member }) => member?.role },
  { header: "external", value: ({ member }) => member && (member.isExternal ? "yes" : "no") },
  { header: "user_id", value: ({ member }) => member?.userId },
  { header: "member_id", value: ({ member }) => member?.memberId },
  { header: "problem", value: ({ problem }) => problem },
];

export const memberJson = ({ channel, member, problem }: MemberRow) => ({
  channelId: channel.id,
  channel: channel.name,
  ...member,
  ...(problem !== undefined && { problem }),
});
