import { boolean, object, optional, pipe, string, transform } from "valibot";
import { userIdKey } from "../../../contract/user-id.ts";
import { rows } from "../../lib/api/rows.ts";

/** What a group is called and says of itself. */
export interface GroupText {
  readonly name: string;
  readonly description: string;
}

/** A mention group of a channel: people who are mentioned together. */
export interface MentionGroup extends GroupText {
  readonly id: string;
}

export interface GroupMember {
  readonly id: string;
  /** Empty for people of other accounts. */
  readonly userId: string;
  readonly name: string;
  /** Empty for people of other accounts who are no contacts of the reader. */
  readonly email: string;
  readonly isExternal: boolean;
}

// Zoom's limits; the contract has the first three, see the test.
export const MAX_GROUPS = 20;
export const MAX_MEMBERS = 100;
/** Most people named in one call. */
export const CALL_SIZE = 20;
export const MAX_NAME = 40;
export const MAX_DESCRIPTION = 500;

export const groupList = object({
  mention_group_list: rows(
    pipe(
      object({
        mention_group_id: string(),
        mention_group_name: optional(string(), ""),
        mention_group_description: optional(string(), ""),
      }),
      transform(
        (wire): MentionGroup => ({
          id: wire.mention_group_id,
          name: wire.mention_group_name,
          description: wire.mention_group_description,
        }),
      ),
    ),
  ),
});

const groupMember = pipe(
  object({
    user_id: optional(string(), ""),
    member_id: optional(string(), ""),
    email: optional(string(), ""),
    first_name: optional(string(), ""),
    last_name: optional(string(), ""),
    // The spelling is Zoom's.
    disaplay_name: optional(string(), ""),
    display_name: optional(string(), ""),
    is_external: optional(boolean(), false),
  }),
  transform(
    (wire): GroupMember => ({
      id: wire.member_id || userIdKey(wire.user_id),
      userId: wire.user_id,
      email: wire.email,
      name:
        wire.disaplay_name ||
        wire.display_name ||
        `${wire.first_name} ${wire.last_name}`.trim() ||
        wire.email ||
        "Unnamed",
      isExternal: wire.is_external,
    }),
  ),
);

export const groupMemberPage = object({
  members: rows(groupMember),
  next_page_token: optional(string()),
});
