import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Parties } from "../store/conversation.ts";
import type { Star } from "../store/personal.ts";
import { mayUseMessages, noChatPermission } from "./chat-access.ts";
import { dateTime } from "./date-time.ts";
import { invalidField } from "./errors.ts";
import { monthsLater, readMoment } from "./message-time.ts";
import { userIdOf } from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

/** How far the list looks back where nothing is said; the documentation names no span. */
const USUAL_MONTHS = 6;
const SECOND_MS = 1_000;

export const sessionsHandlers = {
  listUsersChatSessions: (context) => {
    if (!mayUseMessages(context, "any")) throw noChatPermission();
    return { status: 200, body: context.query.search_star === "true" ? starred(context) : active(context) };
  },
} satisfies Record<string, Handler>;

interface ActiveSession {
  readonly parties: Parties;
  readonly number: number;
  readonly lastSentAtMs: number;
}

/** Conversations with a message within the dates, that with the newest first. */
function active(context: OperationContext) {
  const { cursor } = context;
  const { fromMs, toMs } = datesOf(context);
  const [, afterMs = Number.POSITIVE_INFINITY, afterNumber = 0] = cursor.position?.split(" ").map(Number) ?? [];
  const sessions = sessionsUpTo(context, toMs)
    .filter(({ lastSentAtMs }) => lastSentAtMs >= fromMs)
    .sort((a, b) => b.lastSentAtMs - a.lastSentAtMs || b.number - a.number)
    .filter(({ lastSentAtMs, number }) => lastSentAtMs < afterMs || (lastSentAtMs === afterMs && number < afterNumber));
  const items = sessions.slice(0, cursor.pageSize);
  const last = sessions.length > cursor.pageSize ? items.at(-1) : undefined;
  return {
    from: dateTime(fromMs),
    to: dateTime(toMs),
    sessions: items.map(({ parties, lastSentAtMs }) => ({
      ...sessionView(context, parties),
      last_message_sent_time: dateTime(lastSentAtMs),
    })),
    // The end of the first page's dates goes on with it: what is said meanwhile moves nothing.
    next_page_token: cursor.next(last ? `${toMs} ${last.lastSentAtMs} ${last.number}` : null),
    page_size: cursor.pageSize,
  };
}

function datesOf({ query, cursor, nowMs }: OperationContext): { fromMs: number; toMs: number } {
  const [firstToMs] = cursor.position?.split(" ").map(Number) ?? [];
  const toMs = moment("to", query.to) ?? firstToMs ?? nowMs;
  const fromMs = moment("from", query.from) ?? monthsLater(toMs, -USUAL_MONTHS);
  if (fromMs > toMs) throw invalidField("from", "Invalid field.");
  return { fromMs, toMs };
}

function moment(field: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const ms = readMoment(text);
  if (ms === null) throw invalidField(field, "Invalid field.");
  return ms;
}

function sessionsUpTo({ query, store, actor, nowMs }: OperationContext, toMs: number): ActiveSession[] {
  const channels = query.type === "1:1" ? [] : [...store.channels.joined(actor.index)];
  const conversations = [
    ...channels.map((channel) => store.messages.ofChannel(channel.id, nowMs)),
    ...(query.type === "groupchat" ? [] : store.messages.direct(actor.index, nowMs)),
  ];
  return conversations.flatMap((conversation) => {
    const lastSentAtMs = conversation.lastSentAtMs(toMs + SECOND_MS - 1);
    return lastSentAtMs === null ? [] : [{ parties: conversation.parties, number: conversation.number, lastSentAtMs }];
  });
}

/** Channels and people the person has starred, in the order of starring, whatever was said there. */
function starred(context: OperationContext) {
  const { query, store, actor, cursor } = context;
  const isShown = (star: Star) => {
    if (!("channelId" in star)) return query.type !== "groupchat";
    const channel = store.channels.find(star.channelId);
    return query.type !== "1:1" && channel !== undefined && store.channels.isMember(channel, actor.index);
  };
  const page = store.personal.stars.page(actor.index, pageStart(context), cursor.pageSize, isShown);
  const partiesOf = (star: Star): Parties =>
    "channelId" in star
      ? { kind: "channel", channelId: star.channelId }
      : { kind: "direct", people: [actor.index, star.person] };
  return {
    sessions: page.items.map((star) => sessionView(context, partiesOf(star))),
    ...paging(context, page.next),
  };
}

function sessionView(
  { store, actor }: OperationContext,
  parties: Parties,
): components["schemas"]["StarredChatSession"] {
  if (parties.kind === "channel")
    return {
      type: "groupchat",
      name: store.channels.find(parties.channelId)?.name ?? "",
      channel_id: parties.channelId,
    };
  const peer = store.people.at(parties.people.find((person) => person !== actor.index) ?? actor.index);
  return {
    type: "1:1",
    name: peer.email,
    peer_contact_email: peer.email,
    peer_contact_user_id: userIdOf(store, peer.index),
    peer_contact_member_id: peer.memberId,
  };
}
