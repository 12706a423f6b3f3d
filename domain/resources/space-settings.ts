// What Zoom tells of a shared space, and its settings.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getSharedSpace, updateSharedSpaceSettings } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import type { Resource } from "../changes/resource.ts";
import { addingLabels, externalLabels } from "../channel-words.ts";
import { fields } from "../fields.ts";
import { Id, Text } from "../ids.ts";
import { differing, inParts } from "./settings.ts";

const permissions = {
  /** Who can add members: 1 every member, 2 owner and administrators. */
  adding: v.picklist([1, 2]),
  /** Who can add people from other accounts: 0 nobody, 1 every member, 2 members of the account, 3 owner and administrators. */
  external: v.picklist([0, 1, 2, 3]),
  /** Who can bring in channels: 1 every member, 2 owner and administrators. */
  channels: v.picklist([1, 2]),
};
export const SpaceSettings = v.partial(fields({ name: v.string(), description: v.string(), ...permissions }));
export type SpaceSettings = v.InferOutput<typeof SpaceSettings>;

/** What a space is created with, beside its name. */
export const NewSpace = fields({
  description: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ""),
  ...permissions,
});
export type NewSpace = v.InferOutput<typeof NewSpace>;
const Wire = v.object({
  space_id: v.string(),
  space_name: v.nullish(v.string(), ""),
  space_desc: v.nullish(v.string(), ""),
  owner: v.nullish(
    v.object({
      user_id: v.nullish(v.string(), ""),
      member_id: v.nullish(v.string(), ""),
      display_name: v.nullish(v.string(), ""),
    }),
  ),
  space_settings: v.object({
    add_member_permissions: v.nullish(permissions.adding, 1),
    allow_to_add_external_users: v.nullish(permissions.external, 0),
    create_channels_permission: v.nullish(permissions.channels, 1),
  }),
});

export const getSpace = (spaceId: string, ask: Ask) => ask(call(getSharedSpace, { path: { spaceId } }), Wire);
export const wirePermissions = ({ adding, external, channels }: SpaceSettings) => ({
  ...(adding !== undefined && { add_member_permissions: adding }),
  ...(external !== undefined && { allow_to_add_external_users: external }),
  ...(channels !== undefined && { create_channels_permission: channels }),
});

const SpaceOnly = v.object({ spaceId: Id, name: Text });
export type SpaceTarget = v.InferOutput<typeof SpaceOnly>;

export const ofSpace = {
  target: SpaceOnly,
  keyOf: ({ spaceId }: SpaceTarget) => spaceId,
  labelOf: ({ name }: SpaceTarget) => name,
  readGroupOf: ({ spaceId }: SpaceTarget) => spaceId,
};

/** What a shared space is called, and who may do what in it. */
export const spaceSettings: Resource<SpaceTarget, SpaceSettings> = {
  id: "space-settings",
  ...ofSpace,
  state: SpaceSettings,
  ...inParts<SpaceSettings>(),
  read: async ([target], _via, ask) => {
    if (!target) return [];
    const { space_name: name, space_desc: description, space_settings: wire } = await getSpace(target.spaceId, ask);
    const state: SpaceSettings = {
      name,
      description,
      adding: wire.add_member_permissions,
      external: wire.allow_to_add_external_users,
      channels: wire.create_channels_permission,
    };
    return [{ is: "known", state }];
  },
  step: ({ target, now, to }) => {
    if (now === undefined) return { why: "Zoom does not say how the space is set." };
    if (spaceSettings.isSame(now, to)) return null;
    return { name: "set", batch: target.spaceId, size: 1, reached: { ...now, ...to } };
  },
  call: (_step, items) => {
    const [only] = items;
    const { name, description, ...settings } = only ? differing(only.now ?? {}, only.to) : {};
    return call(updateSharedSpaceSettings, {
      path: { spaceId: only?.target.spaceId ?? "" },
      body: {
        ...(name !== undefined && { space_name: name }),
        ...(description !== undefined && { space_desc: description }),
        // Settings are the owner's to change, so they are left out where none of them is.
        ...(Object.keys(settings).length > 0 && { space_settings: wirePermissions(settings) }),
      },
    });
  },
  describe: ({ name, description, adding, external, channels }) =>
    [
      ["Name", name],
      ["Description", description === "" ? "empty" : description],
      ["Who can add members", adding && addingLabels[adding]],
      ["Who can add external people", external === undefined ? undefined : externalLabels[external]],
      ["Who can bring in channels", channels && addingLabels[channels]],
    ].flatMap(([label = "", value]) => (value === undefined ? [] : [{ name: label, value }])),
};
