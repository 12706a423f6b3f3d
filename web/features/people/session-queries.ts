import { nullish, object, optional, pipe, string, transform } from "valibot";
import { listUsersChatSessions } from "../../../contract/endpoints.gen.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { rows } from "../../lib/api/rows.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { cursorPage } from "../../lib/cursor-list/page.ts";

/** Somebody's conversation: with whom, or in which channel, and when it last went on. Never what was said. */
export interface ChatSession {
  readonly id: string;
  readonly name: string;
  /** Empty of a conversation of two. */
  readonly channelId: string;
  readonly peer: { readonly userId: string; readonly memberId: string; readonly email: string } | null;
  /** Epoch milliseconds. */
  readonly lastAtMs: number;
}

const text = nullish(string(), "");
const session = pipe(
  object({
    channel_id: text,
    name: text,
    last_message_sent_time: string(),
    peer_contact_email: text,
    peer_contact_user_id: text,
    peer_contact_member_id: text,
  }),
  transform((wire): ChatSession => {
    const { channel_id: channelId, peer_contact_user_id: userId, peer_contact_member_id: memberId } = wire;
    const peer = { userId, memberId, email: wire.peer_contact_email };
    return {
      id: channelId || userId || memberId || peer.email,
      name: wire.name || peer.email || "Unnamed",
      channelId,
      peer: channelId ? null : peer,
      lastAtMs: Date.parse(wire.last_message_sent_time),
    };
  }),
);
const answer = object({ sessions: rows(session), next_page_token: optional(string()) });

const PAGE_SIZE = 50;

export const sessionId = ({ id }: ChatSession): string => id;

/** Conversations of somebody in the last months, the one that went on last first. */
export const sessionsOf = (userId: string) =>
  cursorListOptions<ChatSession>({
    queryKey: ["chat-sessions", userId],
    fetchPage: async (cursor, signal) => {
      const asking = { connection: "account", schema: answer, signal } as const;
      const query = { page_size: PAGE_SIZE, next_page_token: cursor };
      const page = await askZoom(asking, listUsersChatSessions, { path: { userId }, query });
      return cursorPage(page.sessions, page.next_page_token, undefined, Date.now());
    },
  });
