import type { EventName, StoreEvent } from "../store/events.ts";

/** An event ready to be sent: its name, and the whole body. */
export interface WebhookEvent {
  readonly name: string;
  /** The app whose subscriptions hear of it; null of what concerns every app. */
  readonly clientId: string | null;
  /** Written as compact JSON in this order, for the signature is over the text. */
  readonly body: object;
}

/** Events that say of their operator whether he is of another account. */
const namesOutsiders: ReadonlySet<EventName> = new Set<EventName>([
  "team_chat.channel_archived",
  "team_chat.channel_invitation_approved",
  "team_chat.channel_invitation_created",
  "team_chat.channel_invitation_rejected",
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
  "team_chat.file_shared",
  "team_chat.file_unshared",
]);

/** Puts the platform's envelope around what happened. The older `chat_*` events know no member ids. */
export function envelope({ name, operator, atMs, object }: StoreEvent, accountId: string): WebhookEvent {
  const who = operator && {
    account_id: accountId,
    operator: operator.email,
    operator_id: operator.isExternal ? "" : operator.id,
    ...(name.startsWith("team_chat.") && { operator_member_id: operator.memberId }),
    ...(namesOutsiders.has(name) && { by_external_user: operator.isExternal }),
  };
  return { name, clientId: null, body: { event: name, event_ts: atMs, payload: { ...who, object } } };
}

/** A person has taken an app away from his account. The time of the event stands inside its payload, as the platform has it. */
export function appDeauthorized(
  app: { readonly clientId: string; readonly secret: string },
  userId: string,
  accountId: string,
  atMs: number,
  sign: (secret: string, text: string) => string,
): WebhookEvent {
  return {
    name: "app_deauthorized",
    clientId: app.clientId,
    body: {
      event: "app_deauthorized",
      payload: {
        account_id: accountId,
        user_id: userId,
        signature: sign(app.secret, `${accountId}${userId}${app.clientId}${atMs}`),
        deauthorization_time: new Date(atMs).toISOString(),
        client_id: app.clientId,
        event_ts: atMs,
      },
    },
  };
}
