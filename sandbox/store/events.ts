import type { Person } from "./store.ts";

/** Events as the platform names them: https://developers.zoom.us/docs/api/team-chat/events/ */
export const eventNames = [
  "chat_channel.created",
  "chat_channel.deleted",
  "chat_channel.member_invited",
  "chat_channel.member_joined",
  "chat_channel.member_left",
  "chat_channel.member_removed",
  "chat_channel.updated",
  "chat_message.deleted",
  "chat_message.replied",
  "chat_message.sent",
  "chat_message.updated",
  "team_chat.bookmark_added",
  "team_chat.bookmark_removed",
  "team_chat.channel_app_added",
  "team_chat.channel_app_removed",
  "team_chat.channel_archived",
  "team_chat.channel_invitation_accepted",
  "team_chat.channel_invitation_approval_requested",
  "team_chat.channel_invitation_approved",
  "team_chat.channel_invitation_created",
  "team_chat.channel_invitation_declined",
  "team_chat.channel_invitation_rejected",
  "team_chat.channel_invitation_removed",
  "team_chat.channel_join_approval_requested",
  "team_chat.channel_join_approved",
  "team_chat.channel_join_declined",
  "team_chat.channel_join_requested",
  "team_chat.channel_message_deleted",
  "team_chat.channel_message_posted",
  "team_chat.channel_message_updated",
  "team_chat.channel_pin_added",
  "team_chat.channel_pin_removed",
  "team_chat.channel_reaction_added",
  "team_chat.channel_reaction_removed",
  "team_chat.channel_unarchived",
  "team_chat.dm_message_deleted",
  "team_chat.dm_message_posted",
  "team_chat.dm_message_updated",
  "team_chat.dm_reaction_added",
  "team_chat.dm_reaction_removed",
  "team_chat.emoji_added",
  "team_chat.emoji_removed",
  "team_chat.file_changed",
  "team_chat.file_deleted",
  "team_chat.file_downloaded",
  "team_chat.file_shared",
  "team_chat.file_unshared",
  "team_chat.file_uploaded",
  "team_chat.shared_spaces_edited",
  "team_chat.shared_spaces_member_invited",
  "team_chat.shared_spaces_member_left",
  "team_chat.shared_spaces_member_removed",
  "team_chat.starred",
  "team_chat.unstarred",
] as const;

export type EventName = (typeof eventNames)[number];

export interface EventDetails {
  /** Who did it; null where the platform names nobody. */
  readonly operator: Person | null;
  readonly atMs: number;
  /** The `object` of the payload. Made only when somebody listens, and at once: what it reads may change after. */
  readonly object: () => object;
}

export interface StoreEvent {
  readonly name: EventName;
  readonly operator: Person | null;
  readonly atMs: number;
  readonly object: object;
}

export type EventListener = (event: StoreEvent) => void;

/** Tells of what happens in the company. The envelope of a webhook is put around it elsewhere. */
export class Events {
  readonly #listeners = new Set<EventListener>();

  emit(name: EventName, { operator, atMs, object }: EventDetails): void {
    if (this.#listeners.size === 0) return;
    const event: StoreEvent = { name, operator, atMs, object: object() };
    for (const listener of this.#listeners) listener(event);
  }

  /** @returns what ends the listening. */
  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
