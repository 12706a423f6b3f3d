import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Channel } from "../store/channel.ts";
import type { Space, SpaceSettings } from "../store/spaces.ts";
import type { Person, Store } from "../store/store.ts";
import { loweredUserId, roleIn } from "./member-view.ts";

type Schemas = components["schemas"];

export const SettingsInput = v.object({
  allow_to_add_external_users: v.optional(v.picklist([0, 1, 2, 3])),
  add_member_permissions: v.optional(v.picklist([1, 2])),
  create_channels_permission: v.optional(v.picklist([1, 2])),
});

const usual: SpaceSettings = { allowToAddExternalUsers: 0, addMemberPermissions: 1, createChannelsPermission: 1 };

/** The settings after a change. */
export function settingsFrom(
  asked: v.InferOutput<typeof SettingsInput>,
  current: SpaceSettings = usual,
): SpaceSettings {
  return {
    allowToAddExternalUsers: asked.allow_to_add_external_users ?? current.allowToAddExternalUsers,
    addMemberPermissions: asked.add_member_permissions ?? current.addMemberPermissions,
    createChannelsPermission: asked.create_channels_permission ?? current.createChannelsPermission,
  };
}

export const settingsView = (settings: SpaceSettings): Schemas["SharedSpaceSettings"] => ({
  allow_to_add_external_users: settings.allowToAddExternalUsers,
  add_member_permissions: settings.addMemberPermissions,
  create_channels_permission: settings.createChannelsPermission,
});

function ownerView(store: Store, { general }: Space): Schemas["SharedSpaceOwner"] {
  const person = store.people.at(general.owner);
  return {
    user_id: person.isExternal ? "" : person.id,
    member_id: person.memberId,
    email: person.isExternal ? "" : person.email,
    display_name: person.displayName,
    is_external_user: person.isExternal,
  };
}

/** A space as a list shows it; the owner's field has another name where one is asked for by id. */
export const listedSpace = (store: Store, space: Space): Schemas["SharedSpace"] => ({
  space_id: space.id,
  space_name: space.name,
  space_desc: space.description,
  space_owner: ownerView(store, space),
});

export const fullSpace = (store: Store, space: Space): Schemas["SharedSpaceDetails"] => ({
  space_id: space.id,
  space_name: space.name,
  space_desc: space.description,
  owner: ownerView(store, space),
  space_settings: settingsView(space.settings),
});

export function spaceMember(store: Store, { general }: Space, index: number): Schemas["SharedSpaceMember"] {
  const person = store.people.at(index);
  return {
    user_id: person.isExternal ? "" : person.id,
    member_id: person.memberId,
    email: person.isExternal ? "" : person.email,
    role: roleIn(general, index),
    status: person.isExternal || person.status === "active" ? "active" : "inactive",
    first_name: person.firstName,
    last_name: person.lastName,
    display_name: person.displayName,
    is_external_user: person.isExternal,
  };
}

export const spaceChannel = (channel: Channel): Schemas["SharedSpaceChannel"] => ({
  channel_id: channel.id,
  channel_name: channel.name,
  space_channel_type: channel.space?.type ?? "private",
  member_count: channel.members.size,
});

export interface Outcome {
  readonly identifier: string;
  /** Undefined when the identifier is nobody's. */
  readonly person: Person | undefined;
  readonly isDone: boolean;
}

/** What became of each identifier; of one that is nobody's, the identifier itself is all there is to show. */
export function operationView(outcomes: readonly Outcome[]): Schemas["SharedSpaceOperation"] {
  const done = outcomes.filter(({ isDone }) => isDone).length;
  return {
    successful_operations_count: done,
    unsuccessful_operations_count: outcomes.length - done,
    users: outcomes.map(({ identifier, person, isDone }) => ({
      user_id: person ? loweredUserId(person) : "",
      member_id: person?.memberId ?? identifier,
      is_external_user: person?.isExternal ?? false,
      operation_status: isDone ? "successful" : "unsuccessful",
    })),
  };
}
