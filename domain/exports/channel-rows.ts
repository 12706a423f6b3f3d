// A channel as lists and files show it.
import { boolean, number, object, optional, pipe, string, transform } from "valibot";
import { holdsWords } from "../words.ts";

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

export const channelFilters = ["type", "posting", "adding", "mentionAll", "external"] as const;
export type ChannelFilter = (typeof channelFilters)[number];

/** What of a list is wanted. */
export interface ChannelsWanted {
  /** Words the name holds, any case. */
  readonly name: string;
  readonly filters: Readonly<Partial<Record<ChannelFilter, number | undefined>>>;
}

export function channelMatches({ name, filters }: ChannelsWanted): (row: ChannelRow) => boolean {
  const holds = holdsWords(name);
  const wanted = channelFilters.flatMap((filter) => {
    const value = filters[filter];
    return value === undefined ? [] : [[filter, value] as const];
  });
  return (row) => holds(row.name) && wanted.every(([filter, value]) => row[filter] === value);
}
