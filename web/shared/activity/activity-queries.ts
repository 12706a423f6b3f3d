import { listChannelActivityLogs } from "../../../contract/endpoints.gen.ts";
import type { DayRange } from "../../../domain/days.ts";
import { ACTIVITY_PAGE_SIZE, type Activity } from "../../../domain/exports/activity-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { activityPage } from "./activity.ts";
import { nextCursor, readCursor, windowsOf } from "./windows.ts";

/** Keys and functions of the account's membership log; account connection only. */
export const activityQueries = {
  all: ["activity"] as const,

  /** @param channelId Empty for every channel. */
  ofAccount: (range: DayRange, channelId: string) =>
    cursorListOptions<Activity>({
      queryKey: [...activityQueries.all, range.from, range.to, channelId],
      fetchPage: (cursor, signal) => listAccountActivity(range, channelId, cursor, signal),
    }),
};

/** A page of the log; the cursor is one of the whole range, see `windows.ts`. */
export async function listAccountActivity(
  range: DayRange,
  channelId: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Activity>> {
  const windows = windowsOf(range);
  const { index, token } = readCursor(cursor);
  const days = windows[index] ?? range;
  const query = {
    start_date: days.from,
    end_date: days.to,
    channel_id: channelId,
    page_size: ACTIVITY_PAGE_SIZE,
    next_page_token: token,
  };
  const asking = { connection: "account", schema: activityPage, signal } as const;
  const page = await askZoom(asking, listChannelActivityLogs, { query });
  const next = nextCursor(index, page.next_page_token, windows.length);
  return cursorPage(page.channel_activity_logs, next, undefined, Date.now());
}
