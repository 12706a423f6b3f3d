import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Message } from "../store/message.ts";
import type { Placed } from "../store/messages.ts";
import { mayUseMessages, shownBeforeMs, type View, visibleSinceMs } from "./chat-access.ts";
import { findTarget, usualErrors, viewOf } from "./chat-target.ts";
import { dateTime } from "./date-time.ts";
import { invalidField, operationError } from "./errors.ts";
import { dayAfter, dayOf, dayText, oldestDay, readDayOf, readMoment } from "./message-time.ts";
import { messageFields, reactionsBySender, senderFields, threadFields } from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";

const MONTHS = 6;

export const listMessagesHandlers = {
  /** Newest first. A search by key and type may do without a channel or contact: it goes through all there is. */
  listUsersChatMessages: (context) => {
    const { operation, query, cursor } = context;
    if (!mayUseMessages(context)) throw operationError(operation.id, 200);
    const { to_channel, to_contact, search_key, search_type } = query;
    const isSearchOfAll = !to_channel && !to_contact && search_key !== undefined && search_type !== undefined;
    const target = isSearchOfAll ? null : findTarget(context, { to_channel, to_contact }, usualErrors(operation.id));
    const window = windowOf(context);
    const views = target === null ? allViews(context, window) : [viewOf(context, target) ?? []].flat();
    const page = latest(context, views, window);
    return {
      status: 200,
      body: {
        ...window.echo,
        messages: page.items.map(({ message }) => listed(context, message)),
        next_page_token: cursor.next(page.next),
        page_size: cursor.pageSize,
      },
    };
  },
} satisfies Record<string, Handler>;

interface Window {
  readonly fromMs: number;
  /** The first moment after it. */
  readonly untilMs: number;
  /** The dates as the answer repeats them. */
  readonly echo: { readonly date?: string; readonly from?: string; readonly to?: string };
}

/** `date` wins over the others; without any of them it is today. */
function windowOf({ operation, query, nowMs }: OperationContext): Window {
  const oldestMs = oldestDay(nowMs, MONTHS);
  const { date, from, to } = query;
  const moment = (name: string, text: string, read: (text: string) => number | null) => {
    const ms = read(text);
    if (ms === null) throw invalidField(name, "Invalid field.");
    if (ms < oldestMs) throw operationError(operation.id, 300, { about: "recent 6 months" });
    return ms;
  };
  if (date !== undefined || (from === undefined && to === undefined)) {
    const fromMs = date === undefined ? dayOf(nowMs) : moment("date", date, readDayOf);
    return { fromMs, untilMs: dayAfter(fromMs), echo: { date: dayText(fromMs) } };
  }
  const fromMs = from === undefined ? oldestMs : moment("from", from, readMoment);
  const toMs = to === undefined ? null : moment("to", to, readMoment);
  return {
    fromMs,
    // The end is part of the range, to the last millisecond of its second.
    untilMs: toMs === null ? Number.POSITIVE_INFINITY : toMs + 1000,
    echo: { ...(from !== undefined && { from: dateTime(fromMs) }), ...(toMs !== null && { to: dateTime(toMs) }) },
  };
}

/** All that the person acted for may read and that has anything to say within the window. */
function allViews(context: OperationContext, { fromMs, untilMs }: Window): View[] {
  const { store, actor, nowMs } = context;
  const beforeMs = shownBeforeMs(context);
  const ofChannels = [...store.channels.joined(actor.index)].map((channel) => ({
    conversation: store.messages.ofChannel(channel.id, nowMs),
    sinceMs: visibleSinceMs(context, channel),
    beforeMs,
  }));
  const direct = store.messages.direct(actor.index, nowMs);
  return [...ofChannels, ...direct.map((conversation) => ({ conversation, sinceMs: 0, beforeMs }))].filter(
    ({ conversation }) => (conversation.lastSentAtMs(untilMs - 1) ?? 0) >= fromMs,
  );
}

interface Latest {
  readonly items: readonly Placed[];
  /** Time and conversation of the last item, where there are more. */
  readonly next: string | null;
}

function latest(context: OperationContext, views: readonly View[], { fromMs, untilMs }: Window): Latest {
  const { position, pageSize } = context.cursor;
  const [lastMs = Number.POSITIVE_INFINITY, lastNumber = -1] = position?.split(" ").map(Number) ?? [];
  const found: Placed[] = [];
  for (const { conversation, sinceMs, beforeMs: shownBefore } of views) {
    // Of messages of the same millisecond, those of conversations with higher numbers come first.
    const isAfter = conversation.number < lastNumber;
    const beforeMs = Math.min(untilMs, shownBefore, isAfter ? lastMs + 1 : lastMs);
    let left = pageSize + 1;
    for (const message of conversation.newestFirst(Math.max(fromMs, sinceMs), beforeMs)) {
      if (!isListed(context, message)) continue;
      found.push({ conversation, message });
      if (--left === 0) break;
    }
  }
  found.sort((a, b) => b.message.sentAtMs - a.message.sentAtMs || b.conversation.number - a.conversation.number);
  const items = found.slice(0, pageSize);
  const last = items.at(-1);
  const isEnd = found.length <= pageSize || !last;
  return { items, next: isEnd ? null : `${last.message.sentAtMs} ${last.conversation.number}` };
}

function isListed({ query, store, nowMs }: OperationContext, message: Message): boolean {
  const { search_type, search_key, exclude_child_message, include_deleted_and_edited_message } = query;
  if (exclude_child_message === "true" && message.main !== null) return false;
  const isSearch = search_key !== undefined || search_type !== undefined;
  if (message.deletedAtMs !== null) return include_deleted_and_edited_message === "true" && !isSearch;
  if (!isSearch) return true;
  const key = (search_key ?? "").toLowerCase();
  if (search_type !== "file") return message.content.text.toLowerCase().includes(key);
  return message.content.files.some(
    (file) => file.name.toLowerCase().includes(key) && store.files.find(file.id, nowMs) !== undefined,
  );
}

function listed(context: OperationContext, message: Message): components["schemas"]["ChatMessage"] {
  const { store, query } = context;
  const withStatus = query.include_deleted_and_edited_message === "true";
  if (message.deletedAtMs !== null)
    return {
      id: message.id,
      message: "",
      date_time: dateTime(message.sentAtMs),
      timestamp: message.sentAtMs,
      ...senderFields(store, message.sender),
      ...threadFields(message),
      status: "Deleted",
    };
  const reactions = reactionsBySender(store, message.reactions);
  return {
    ...messageFields(context, message),
    ...threadFields(message),
    ...(reactions.length > 0 && { reactions }),
    ...(withStatus && { status: message.edits.length > 0 ? ("Edited" as const) : ("Normal" as const) }),
  };
}
