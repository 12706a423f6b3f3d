import { array, boolean, number, object, optional, pipe, string, transform } from "valibot";

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

/** The value of `posting` that goes with designated members. */
export const DESIGNATED = 3;
export const GROUP_CHAT = 4;

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

/** Anyone of the account finds and joins it. */
export function isPublicType(type: number): boolean {
  return type === 3 || type === 5;
}

/** Its members all belong to this account. */
export function isInternalType(type: number): boolean {
  return type === 2 || type === 3;
}

/** Who may add people of other accounts to channels of a type that leaves no choice; undefined of the others. */
export function fixedExternal(type: number): number | undefined {
  if (isInternalType(type)) return 0;
  return type === GROUP_CHAT ? 1 : undefined;
}

/**
 * Whether somebody can add people of other accounts.
 *
 * @param external Who may: 0 nobody, 3 owner and administrators; every person of the account otherwise.
 * @param canLead Whether they are owner or administrator, or work through the account connection.
 */
export function takesExternal(external: number, canLead: boolean): boolean {
  return external !== 0 && (external !== 3 || canLead);
}

/** Why somebody cannot add people of other accounts to a channel; undefined where they can, or where nothing tells. */
export function whyNoExternal(
  { type, external }: Pick<Channel, "type" | "external">,
  canLead: boolean,
): string | undefined {
  if (isInternalType(type)) return "Only people in this account can be in this channel";
  const rule = fixedExternal(type) ?? external;
  if (rule === undefined || takesExternal(rule, canLead)) return undefined;
  return rule === 0
    ? "Nobody can add people from other accounts to this channel"
    : "Only the owner and administrators can add people from other accounts";
}

/** Zoom lets every member of such a channel add others, always. */
export function isAddingFixed(type: number): boolean {
  return type === 3 || type === GROUP_CHAT || type === 5;
}
