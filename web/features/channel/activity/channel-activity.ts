import { listActivityLogsOfChannel } from "../../../../contract/endpoints.gen.ts";
import { askZoom } from "../../../lib/api/ask-zoom.ts";
import { cursorListOptions } from "../../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../../lib/cursor-list/page.ts";
import type { DayRange } from "../../../lib/day-range.ts";
import { ACTIVITY_PAGE_SIZE, type Activity, activityPage } from "../../../shared/activity/activity.ts";
import type { ChannelRef } from "../../../shared/channel/api/channel-ref.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";

/** Who came to the channel and left it, the days of `range`. */
export const channelActivity = (ref: ChannelRef, range: DayRange) =>
  cursorListOptions<Activity>({
    queryKey: [...channelPageQueries.all(ref), "activity", range],
    fetchPage: (cursor, signal) => listActivity(ref.channelId, range, cursor, signal),
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
