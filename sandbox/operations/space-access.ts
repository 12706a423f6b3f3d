import { type Channel, isGeneral, type Standing } from "../store/channel.ts";
import type { Space } from "../store/spaces.ts";
import type { Person } from "../store/store.ts";
import { canEditChannels, canReadChannels } from "./access.ts";
import { operationError } from "./errors.ts";
import type { OperationContext } from "./operation.ts";

/** What a request may do with one shared space. */
export interface SpaceRights {
  readonly canRead: boolean;
  /** Change its name and description, add and remove members. */
  readonly canManage: boolean;
  /** Change its settings, promote and demote, hand it over, delete it. */
  readonly canOwn: boolean;
  /** The caller's part in the space. */
  readonly standing: Standing;
}

/** A user-managed app has the rights of its person in the space, an account-level app those of its person's role. */
export function rightsToSpace({ caller, store }: OperationContext, space: Space): SpaceRights {
  const standing = store.spaces.standing(space, caller.user.index);
  if (!caller.isAccountLevel) {
    const isOwner = standing === "owner";
    return { canRead: standing !== "none", canManage: isOwner || standing === "admin", canOwn: isOwner, standing };
  }
  const canEdit = canEditChannels(store, caller.user);
  return { canRead: canReadChannels(store, caller.user), canManage: canEdit, canOwn: canEdit, standing };
}

/** The space and the rights to it, for those who have the ones asked for. */
export function permittedSpace(context: OperationContext, may: (rights: SpaceRights, space: Space) => boolean) {
  const { operation, params, store } = context;
  const space = store.spaces.find(params.spaceId ?? "");
  if (!space) throw operationError(operation.id, 5407);
  const rights = rightsToSpace(context, space);
  if (!may(rights, space)) throw operationError(operation.id, 200);
  return { space, rights };
}

/** True of somebody who may create channels in the space and move channels into it. */
export function mayBringChannels(space: Space, { canManage, standing }: SpaceRights): boolean {
  return canManage || (standing !== "none" && space.settings.createChannelsPermission === 1);
}

/** True unless the person is of another account and the space has no room for such. */
export function fitsIntoSpace(space: Space, person: Person, { canManage, standing }: SpaceRights): boolean {
  if (!person.isExternal) return person.status === "active";
  switch (space.settings.allowToAddExternalUsers) {
    case 0:
      return false;
    case 3:
      return canManage;
    default:
      return canManage || standing !== "none";
  }
}

/** Channels of a space that a request is shown: who does not read the account's channels sees no private ones. */
export function isShown(context: OperationContext, channel: Channel): boolean {
  const { caller, store } = context;
  if (channel.isArchived) return false;
  if (caller.isAccountLevel || isGeneral(channel) || channel.space?.type === "public_for_members") return true;
  return store.channels.isMember(channel, caller.user.index);
}
