export {
  DESIGNATED,
  fixedExternal,
  GROUP_CHAT,
  isAddingFixed,
  isInternalType,
  isPublicType,
  takesExternal,
  whyNoExternal,
} from "../../../../domain/channel-rules.ts";

import { array, boolean, number, object, optional, pipe, string, transform } from "valibot";
import { GROUP_CHAT } from "../../../../domain/channel-rules.ts";

/** A channel asked for by id. A setting is undefined where Zoom does not tell it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Zoom's channel type, 0 to 5; `channelTypes` has the words. */
  readonly type: number;
  /** Opens the channel in Zoom. */
  readonly url: string | undefined;
  readonly posting: number | undefined;
  /** Member ids of those who may post when `posting` is `DESIGNATED`. */
  readonly designated: readonly string[];
  readonly adding: number | undefined;
  readonly mentionAll: number | undefined;
  readonly seesHistory: boolean | undefined;
  /** Who may add people of other accounts. */
  readonly external: number | undefined;
}

export const channelAnswer = pipe(
  object({
    id: string(),
    name: string(),
    type: optional(number(), 0),
    channel_url: optional(string()),
    channel_settings: optional(
      object({
        posting_permissions: optional(number()),
        designated_posting_members: optional(
          array(object({ member_id: optional(string(), ""), user_id: optional(string(), "") })),
          [],
        ),
        add_member_permissions: optional(number()),
        mention_all_permissions: optional(number()),
        new_members_can_see_previous_messages_files: optional(boolean()),
        allow_to_add_external_users: optional(number()),
      }),
    ),
  }),
  transform(
    ({ id, name, type, channel_url: url, channel_settings: settings }): Channel => ({
      id,
      name,
      type,
      // The address becomes a link, so nothing but a web page is taken for one.
      url: url && /^https:\/\//.test(url) ? url : undefined,
      posting: settings?.posting_permissions,
      designated: (settings?.designated_posting_members ?? []).map((member) => member.member_id || member.user_id),
      adding: settings?.add_member_permissions,
      mentionAll: settings?.mention_all_permissions,
      seesHistory: settings?.new_members_can_see_previous_messages_files,
      external: settings?.allow_to_add_external_users,
    }),
  ),
);

/** Whether a channel may be the account's or a space's general one, which keeps the name Zoom gave it. */
export function mayBeGeneral({ name, type }: { readonly name: string; readonly type?: number }): boolean {
  return name === "General" && type !== GROUP_CHAT;
}
