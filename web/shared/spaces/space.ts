import { boolean, number, object, optional, picklist, pipe, string, transform } from "valibot";
import { userIdKey } from "../../../contract/user-id.ts";
import { listedSpace, type SpaceRow, spaceOwner, spaceTexts } from "../../../domain/exports/space-rows.ts";
import { rows } from "../../lib/api/rows.ts";
import type { Member } from "../people/member.ts";

/** Who may do what in a space; Zoom's numbers, `setting-options.ts` has the words. */
export interface SpaceSettings {
  /** Who can add members: 1 every member, 2 owner and administrators. */
  readonly adding: number;
  /** Who can add people of other accounts: 0 nobody, 1 every member, 2 members of the account, 3 owner and administrators. */
  readonly external: number;
  /** Who can create channels in it and move channels into it: 1 every member, 2 owner and administrators. */
  readonly channels: number;
}

export interface Space extends SpaceRow {
  readonly settings: SpaceSettings;
}

export interface SpaceMember extends Member {
  /** Deactivated in Zoom. */
  readonly isInactive: boolean;
}

export interface SpaceChannel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: "general" | "private" | "public_for_members";
  readonly memberCount: number;
}

export const spacePage = object({
  shared_spaces: rows(listedSpace),
  next_page_token: optional(string()),
});

export const spaceAnswer = pipe(
  object({
    ...spaceTexts,
    owner: spaceOwner,
    space_settings: object({
      add_member_permissions: optional(number(), 1),
      allow_to_add_external_users: optional(number(), 0),
      create_channels_permission: optional(number(), 1),
    }),
  }),
  transform(
    (wire): Space => ({
      id: wire.space_id,
      name: wire.space_name,
      description: wire.space_desc,
      owner: wire.owner,
      settings: {
        adding: wire.space_settings.add_member_permissions,
        external: wire.space_settings.allow_to_add_external_users,
        channels: wire.space_settings.create_channels_permission,
      },
    }),
  ),
);

const spaceMember = pipe(
  object({
    member_id: optional(string(), ""),
    user_id: optional(string(), ""),
    email: optional(string(), ""),
    display_name: optional(string(), ""),
    first_name: optional(string(), ""),
    last_name: optional(string(), ""),
    role: optional(picklist(["owner", "admin", "member"]), "member"),
    status: optional(string(), "active"),
    is_external_user: optional(boolean(), false),
  }),
  transform(
    (wire): SpaceMember => ({
      id: wire.member_id || userIdKey(wire.user_id),
      userId: wire.user_id,
      name: wire.display_name || `${wire.first_name} ${wire.last_name}`.trim() || wire.email || "Unnamed",
      email: wire.email,
      role: wire.role,
      isExternal: wire.is_external_user,
      isInactive: wire.status === "inactive",
    }),
  ),
);

export const spaceMemberPage = object({
  members: rows(spaceMember),
  next_page_token: optional(string()),
});

export const spaceChannelPage = object({
  channels: rows(
    pipe(
      object({
        channel_id: string(),
        channel_name: optional(string(), ""),
        description: optional(string(), ""),
        space_channel_type: optional(picklist(["general", "private", "public_for_members"]), "private"),
        member_count: optional(number(), 0),
      }),
      transform(
        (wire): SpaceChannel => ({
          id: wire.channel_id,
          name: wire.channel_name,
          description: wire.description,
          kind: wire.space_channel_type,
          memberCount: wire.member_count,
        }),
      ),
    ),
  ),
  next_page_token: optional(string()),
});

export const kindLabels: Readonly<Record<SpaceChannel["kind"], string>> = {
  general: "General",
  private: "Private",
  public_for_members: "Open to members",
};
