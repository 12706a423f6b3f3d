// What all operations that migrate ask first, and how they name people and conversations.
import type { Channel } from "../store/channel.ts";
import type { Person } from "../store/store.ts";
import { findPerson } from "./chat-target.ts";
import { operationError } from "./errors.ts";
import type { OperationContext } from "./operation.ts";

/** Locked until the platform unlocks them for the account; then for roles that edit what they bring. */
export function checkMayMigrate(context: OperationContext, privilege: "ChatChannels:Edit" | "ChatMessages:Edit"): void {
  const { store, caller } = context;
  const isOpen = store.terms.migration === "unlocked";
  if (!isOpen || !store.privilegesOf(caller.user).includes(privilege)) throw noAccess(context);
}

export const noAccess = ({ operation }: OperationContext) => operationError(operation.id, 403);
export const failed = ({ operation }: OperationContext) => operationError(operation.id, 5301);

/** A channel that came by migration; the others are out of reach here. */
export function migratedChannel(context: OperationContext, channelId: string): Channel {
  const { operation, store } = context;
  const channel = store.channels.find(channelId);
  if (!channel) throw operationError(operation.id, 4130, { values: { channelId } });
  if (!store.migration.isMigrated(channel.id)) throw noAccess(context);
  return channel;
}

/**
 * By user id, member id or e-mail address; the deactivated too, for what they said and were in is history.
 *
 * @throws ZoomError with code 1001, whatever the operation calls the placeholder.
 */
export function migratedPerson({ operation, store }: OperationContext, identifier: string): Person {
  const person = findPerson(store, identifier);
  if (!person) throw operationError(operation.id, 1001, { values: { identifier, userId: identifier } });
  return person;
}
