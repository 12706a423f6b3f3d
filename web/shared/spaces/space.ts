import { number, object, optional, pipe, string, transform } from "valibot";
import {
  listedSpace,
  listedSpaceChannel,
  listedSpaceMember,
  type SpaceRow,
  spaceOwner,
  spaceTexts,
} from "../../../domain/exports/space-rows.ts";
import { rows } from "../../lib/api/rows.ts";

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

export const spaceMemberPage = object({
  members: rows(listedSpaceMember),
  next_page_token: optional(string()),
});

export const spaceChannelPage = object({
  channels: rows(listedSpaceChannel),
  next_page_token: optional(string()),
});
