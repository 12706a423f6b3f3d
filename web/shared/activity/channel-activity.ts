import { listActivityLogsOfChannel } from "../../../contract/endpoints.gen.ts";
import type { DayRange } from "../../../domain/days.ts";
import { ACTIVITY_PAGE_SIZE, type Activity } from "../../../domain/exports/activity-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import { channelPageQueries } from "../channel/channel-page-queries.ts";
import { activityPage } from "./activity.ts";

/** Who came to the channel and left it, the days of `range`. */
export const channelActivity = (ref: ChannelRef, range: DayRange) =>
  cursorListOptions<Activity>({
    queryKey: [...channelPageQueries.all(ref), "activity", range],
    fetchPage: (cursor, signal) => listActivity(ref.channelId, range, cursor, signal),
    meta: { shows: ["activity"], of: ref.channelId },
    staleTimeMs: 60_000,
  });

/**
 * The channel's membership log, for account-level apps only. Unlike the log of all channels, whose queries span at most
 * 3 days, the documentation gives this one no limit.
 */
async function listActivity(
  channelId: string,
  { from, to }: DayRange,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Activity>> {
  const query = { start_date: from, end_date: to, page_size: ACTIVITY_PAGE_SIZE, next_page_token: cursor };
  const asking = { connection: "account", schema: activityPage, signal } as const;
  const page = await askZoom(asking, listActivityLogsOfChannel, { path: { channelId }, query });
  return cursorPage(page.channel_activity_logs, page.next_page_token, undefined, Date.now());
}
