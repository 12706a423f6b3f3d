import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { MAX_DAYS } from "../../../domain/exports/activity-rows.ts";
import { type ShownList, useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { lastDays } from "../../lib/day-range.ts";
import { activityId } from "../../shared/activity/activity.ts";
import { channelActivity } from "../../shared/activity/channel-activity.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { auditQueries, auditRowId } from "./audit-queries.ts";
import { channelHistory, type HistoryRow } from "./channel-history.ts";

interface ChannelHistory {
  readonly list: ShownList<HistoryRow>;
  /** Why Zoom’s log is missing, while the trail is there. */
  readonly logError: Error | null;
  readonly retryLog: () => void;
}

/**
 * The trail of a channel and Zoom’s log of its people as one list; the log needs the account connection.
 *
 * @param led ID of the channel, where whoever looks leads it: they see what others did to it too.
 */
export function useChannelHistory(ref: ChannelRef, led: string | undefined): ChannelHistory {
  // The day is the one on which the tab was opened: a list must not change its key at midnight.
  const [days] = useState(() => lastDays(MAX_DAYS, Date.now()));
  const target = `channel:${ref.channelId}`;
  const trail = useCursorList(auditQueries.list({ target, ...(led !== undefined && { led }) }), auditRowId);
  const log = useCursorList(channelActivity(ref, days), activityId);
  const isLogMissing = log.error !== null && log.rows.length === 0;
  const isLogWhole = log.isComplete || isLogMissing;
  const rows = useMemo(
    () =>
      channelHistory({ rows: trail.rows, isComplete: trail.isComplete }, { rows: log.rows, isComplete: isLogWhole }),
    [trail.rows, trail.isComplete, log.rows, isLogWhole],
  );
  const error = trail.error ?? (isLogMissing ? null : log.error);
  const isComplete = trail.isComplete && isLogWhole;
  const isFetching = trail.isFetching || log.isFetching;

  const wantMore = useBoth(trail.want, log.want);
  const wanted = useRef(1);
  const missing = !isComplete && !isFetching && error === null ? wanted.current - rows.length : 0;
  const loaded = Math.max(trail.rows.length, log.rows.length);
  // Rows that are told once leave fewer than were asked for.
  useEffect(() => {
    if (missing > 0) wantMore(loaded + missing);
  }, [missing, loaded, wantMore]);
  const want = useCallback(
    (count: number) => {
      wanted.current = Math.max(wanted.current, count);
      wantMore(count);
    },
    [wantMore],
  );
  const list: ShownList<HistoryRow> = {
    rows,
    total: undefined,
    isPending: trail.isPending || (log.isPending && !isLogMissing),
    isComplete,
    isCutOff: false,
    isFetching,
    isRestarting: trail.isRestarting || log.isRestarting,
    isLoadingAll: trail.isLoadingAll || log.isLoadingAll,
    error,
    receivedAtMs: trail.receivedAtMs,
    unreadable: log.unreadable,
    want,
    loadAll: useBoth(trail.loadAll, log.loadAll),
    stop: useBoth(trail.stop, log.stop),
    retry: trail.error ? trail.retry : log.retry,
    refresh: useBoth(trail.refresh, log.refresh),
  };
  return { list, logError: isLogMissing ? log.error : null, retryLog: log.retry };
}

function useBoth<Args extends readonly unknown[]>(one: (...args: Args) => void, other: (...args: Args) => void) {
  return useCallback(
    (...args: Args): void => {
      one(...args);
      other(...args);
    },
    [one, other],
  );
}
