import { boolean, number, object, optional, pipe, string, transform } from "valibot";
import type { SettingWords } from "../../../domain/channel-words.ts";
import { rows } from "../../lib/api/rows.ts";

/**
 * A channel as lists show it. Ten thousand of them stand in memory, so it holds what a row needs and no more; a
 * setting is undefined where the operation does not tell it.
 */
export interface ChannelRow {
  readonly id: string;
  readonly name: string;
  /** Zoom's channel type, 0 to 5; see `channelTypes`. */
  readonly type: number;
  readonly posting: number | undefined;
  readonly adding: number | undefined;
  readonly mentionAll: number | undefined;
  readonly external: number | undefined;
  readonly seesHistory: boolean | undefined;
  readonly memberCount: number | undefined;
}

/** A channel in an answer, of a list or asked for by id. */
export const listedChannel = pipe(
  object({
    id: string(),
    name: string(),
    type: optional(number(), 0),
    member_count: optional(number()),
    channel_settings: optional(
      object({
        posting_permissions: optional(number()),
        add_member_permissions: optional(number()),
        mention_all_permissions: optional(number()),
        allow_to_add_external_users: optional(number()),
        new_members_can_see_previous_messages_files: optional(boolean()),
      }),
    ),
  }),
  transform(
    ({ id, name, type, member_count, channel_settings: settings }): ChannelRow => ({
      id,
      name,
      type,
      posting: settings?.posting_permissions,
      adding: settings?.add_member_permissions,
      mentionAll: settings?.mention_all_permissions,
      external: settings?.allow_to_add_external_users,
      seesHistory: settings?.new_members_can_see_previous_messages_files,
      memberCount: member_count,
    }),
  ),
);

/** Answer of every operation that lists channels. */
export const channelPage = object({
  channels: rows(listedChannel),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

/** Types of the channels that everyone of the account finds. */
export const publicTypes: readonly number[] = [3, 5];
/** Types of the channels that a person can be in. */
export const joinedTypes: readonly number[] = [1, 2, 3, 4, 5];

/** A setting in words; a dash where the operation does not tell it. */
export function labelOf(labels: SettingWords, value: number | undefined): string {
  return value === undefined ? "–" : (labels[value] ?? `Unknown (${value})`);
}
