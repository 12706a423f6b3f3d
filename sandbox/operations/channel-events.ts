// What webhooks tell of channels and who is in them.
import type { Channel } from "../store/channel.ts";
import type { EventName } from "../store/events.ts";
import type { Person } from "../store/store.ts";
import { dateTime } from "./date-time.ts";
import type { OperationContext } from "./operation.ts";

type ChannelEvent = Extract<
  EventName,
  `chat_channel.${string}` | "team_chat.channel_archived" | "team_chat.channel_unarchived"
>;

/** @param people Whom it happened to, of events that say so. */
export function tellChannel(
  { store, actor, nowMs }: OperationContext,
  name: ChannelEvent,
  channel: Channel,
  people?: readonly Person[],
): void {
  if (people?.length === 0 && name !== "chat_channel.created") return;
  store.events.emit(name, {
    operator: actor,
    atMs: nowMs,
    object: () => ({
      id: channel.id,
      name: channel.name,
      type: channel.type,
      date_time: dateTime(nowMs),
      timestamp: nowMs,
      ...(people && { members: people.map(memberInEvent) }),
    }),
  });
}

/** Those of other accounts have no id that this account could know. */
const memberInEvent = (person: Person) => ({
  id: person.isExternal ? "" : person.id,
  display_name: person.displayName,
});

/**
 * People of other accounts are invited first. Those the company knows already accept at once; of an address that
 * nobody answers at, only the invitation is told.
 */
export function tellInvitations(context: OperationContext, channel: Channel, emails: readonly string[]): void {
  const { store, actor, nowMs } = context;
  for (const email of emails) {
    const person = store.people.findByEmail(email);
    const object = () => ({
      channel: { channel_id: channel.id, channel_name: channel.name, type: channel.type },
      invitee: {
        display_name: person?.displayName ?? email,
        user_email: email,
        ...(person && { member_id: person.memberId }),
      },
      inviters: [
        {
          user_id: actor.id,
          display_name: actor.displayName,
          user_email: actor.email,
          member_id: actor.memberId,
          date_created: dateTime(nowMs),
        },
      ],
      date_time: dateTime(nowMs),
      timestamp: nowMs,
    });
    store.events.emit("team_chat.channel_invitation_created", { operator: actor, atMs: nowMs, object });
    if (person) store.events.emit("team_chat.channel_invitation_accepted", { operator: person, atMs: nowMs, object });
  }
}
