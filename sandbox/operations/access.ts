import { type Channel, isPublic, type Standing } from "../store/channel.ts";
import type { Store, User } from "../store/store.ts";
import type { OperationContext } from "./operation.ts";

/** What a request may do with one channel. */
export interface ChannelRights {
  /** See the channel and who is in it. */
  readonly canRead: boolean;
  /** Change what its owner and its administrators may change. */
  readonly canManage: boolean;
  /** Delete it. */
  readonly canDelete: boolean;
  /** The person acted for, in the channel. */
  readonly standing: Standing;
}

export function canReadChannels(store: Store, user: User): boolean {
  return store.privilegesOf(user).some((privilege) => /^ChatChannels:(Read|Edit)$/.test(privilege));
}

export function canEditChannels(store: Store, user: User): boolean {
  return store.privilegesOf(user).includes("ChatChannels:Edit");
}

/**
 * False when an account-level app acts for somebody else without the privilege to do so, or would change something
 * in the name of a person who is not active.
 */
export function mayActForActor({ caller, actor, store }: OperationContext, access: "read" | "edit"): boolean {
  if (!caller.isAccountLevel || actor === caller.user) return true;
  if (access === "edit" && actor.status !== "active") return false;
  return access === "read" ? canReadChannels(store, caller.user) : canEditChannels(store, caller.user);
}

/**
 * Rights where the path names a channel only. A user-managed app has those of its person in the channel, an
 * account-level app those of its person's role.
 */
export function rightsToChannel(context: OperationContext, channel: Channel): ChannelRights {
  const { caller, store } = context;
  if (!caller.isAccountLevel) return rightsOfPerson(store, channel, caller.user.index);
  const canEdit = canEditChannels(store, caller.user);
  return {
    canRead: canReadChannels(store, caller.user),
    canManage: canEdit,
    canDelete: canEdit,
    standing: store.channels.standing(channel, caller.user.index),
  };
}

/** Rights where the path names a user too: that person's in the channel, if the caller may act for the person. */
export function rightsOnBehalf(context: OperationContext, channel: Channel): ChannelRights {
  const rights = rightsOfPerson(context.store, channel, context.actor.index);
  return {
    ...rights,
    canRead: rights.canRead && mayActForActor(context, "read"),
    canManage: rights.canManage && mayActForActor(context, "edit"),
    canDelete: rights.canDelete && mayActForActor(context, "edit"),
  };
}

function rightsOfPerson(store: Store, channel: Channel, person: number): ChannelRights {
  const standing = store.channels.standing(channel, person);
  return {
    canRead: standing !== "none" || isPublic(channel.type) || store.spaces.isOpenTo(channel, person),
    canManage: standing === "owner" || standing === "admin",
    canDelete: standing === "owner",
    standing,
  };
}
