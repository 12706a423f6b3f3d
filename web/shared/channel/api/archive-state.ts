import { object, string } from "valibot";
import { listChannelMentionGroups, searchUsersOrAccountsChannels } from "../../../../contract/endpoints.gen.ts";
import { askZoom } from "../../../lib/api/ask-zoom.ts";
import {
  ApiError,
  ForbiddenError,
  NetworkError,
  RateLimitedError,
  SessionExpiredError,
} from "../../../lib/api/errors.ts";
import { rows } from "../../../lib/api/rows.ts";
import { type Channel, isPublicType } from "../model/channel.ts";
import type { ChannelRef } from "./channel-ref.ts";

// Nothing in an answer about a channel says whether it is archived. Two reads tell:
//
// - Listing its mention groups is refused with "Not allowed on an archived channel.", so success means that it is not
//   archived. That is a call like others, and the page makes it by itself.
// - A search by the exact name, without and with archived channels. Zoom allows 10 or 20 searches a minute, by plan, for
//   the whole account, so this is made only when the person asks for it: for group chats, whose mention groups are refused
//   anyway, and for people who may not see mention groups.
//
// Trying to archive or unarchive would tell as well (3205, 3213), but it does it when it can.

export type ArchiveState = "archived" | "live" | "unknown";

export async function probeArchiveState(
  { connection, channelId }: ChannelRef,
  signal: AbortSignal,
): Promise<ArchiveState> {
  try {
    await askZoom({ connection, schema: null, signal }, listChannelMentionGroups, { path: { channelId } });
    return "live";
  } catch (error) {
    if (isWorthTryingAgain(error)) throw error;
    return archiveStateIn(error);
  }
}

/** What a refusal to list mention groups says of the channel. */
export function archiveStateIn(error: unknown): ArchiveState {
  return error instanceof ForbiddenError && /archived channel/i.test(error.message) ? "archived" : "unknown";
}

function isWorthTryingAgain(error: unknown): boolean {
  return (
    !(error instanceof ApiError) ||
    error instanceof SessionExpiredError ||
    error instanceof NetworkError ||
    error instanceof RateLimitedError
  );
}

const found = object({ channels: rows(object({ id: string() })) });

/** Looks the channel up by its exact name: one search when it is live, two when it is not. */
export async function searchArchiveState(
  { connection, channelId }: ChannelRef,
  channel: Channel,
): Promise<ArchiveState> {
  const haystack = connection === "account" ? "all" : isPublicType(channel.type) ? "public" : "user_joined";
  const isFound = async (isArchivedIncluded: boolean): Promise<boolean> => {
    const { channels } = await askZoom({ connection, schema: found }, searchUsersOrAccountsChannels, {
      body: {
        needle: { search_type: "by_channel_name_exact_match", channel_name: channel.name },
        haystack,
        include_archived: isArchivedIncluded,
        page_size: 50,
      },
    });
    return channels.some(({ id }) => id === channelId);
  };
  if (await isFound(false)) return "live";
  return (await isFound(true)) ? "archived" : "unknown";
}
