import { useCallback } from "react";
import { useNavigate } from "react-router";
import type { Activity } from "../../../domain/exports/activity-rows.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { activityId } from "../../shared/activity/activity.ts";
import { activityColumns, narrowActivityCell } from "../../shared/activity/activity-columns.tsx";
import { ActivityLog } from "../../shared/activity/activity-log.tsx";
import { activityQueries } from "../../shared/activity/activity-queries.ts";
import type { ActivityView } from "../../shared/activity/activity-view.ts";
import { channelHref } from "../../shared/activity/channel-href.ts";
import { coverageOf } from "../../shared/activity/windows.ts";
import { ChannelFilter } from "./channel-filter.tsx";

interface AccountActivityProps {
  readonly view: ActivityView;
  readonly nowMs: number;
}

/** The log of the account. */
export function AccountActivity({ view, nowMs }: AccountActivityProps) {
  const { range, channelId } = view;
  const change = useParamChange();
  const navigate = useNavigate();
  const open = useCallback((entry: Activity) => void navigate(channelHref(entry.channelId)), [navigate]);
  const list = useCursorList(activityQueries.ofAccount(range, channelId), activityId);
  return (
    <ActivityLog
      list={list}
      coverage={coverageOf(range, list.lastPage === undefined ? null : list.lastPage.nextCursor)}
      view={view}
      nowMs={nowMs}
      columns={activityColumns}
      narrowCell={narrowActivityCell}
      onOpen={open}
      channelFilter={(entries) => (
        <ChannelFilter value={channelId} entries={entries} onChoose={(channel) => change({ channel })} />
      )}
    />
  );
}
