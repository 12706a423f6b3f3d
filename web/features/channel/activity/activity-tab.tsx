import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Activity } from "../../../../domain/exports/activity-rows.ts";
import { useCursorList } from "../../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../../lib/navigation/use-param-change.ts";
import { activityId } from "../../../shared/activity/activity.ts";
import { channelActivityColumns, narrowActivityCell } from "../../../shared/activity/activity-columns.tsx";
import { ActivityLog } from "../../../shared/activity/activity-log.tsx";
import { readView } from "../../../shared/activity/activity-view.ts";
import { channelActivity } from "../../../shared/activity/channel-activity.ts";
import { listCoverage } from "../../../shared/activity/windows.ts";
import { NeedsAccount } from "../../../shared/channel/tab-needs-account.tsx";
import type { TabProps } from "../../../shared/channel/tab-props.ts";

/** Who joined and left, and who did it. */
export default function ActivityTab(props: TabProps) {
  if (props.view.ref.connection === "me") {
    return (
      <NeedsAccount channelRef={props.view.ref} tab="activity" title="Activity needs the account connection">
        Zoom shows a channel’s membership log only to account-level apps. Your own connection cannot see it.
      </NeedsAccount>
    );
  }
  return <ActivityOfChannel {...props} />;
}

function ActivityOfChannel({ view: { ref } }: TabProps) {
  const [params] = useSearchParams();
  const change = useParamChange();
  // The day is the one on which the tab was opened: a list must not change its key at midnight.
  const [openedAtMs] = useState(() => Date.now());
  const view = readView(params, openedAtMs);
  const list = useCursorList(channelActivity(ref, view.range), activityId);
  return (
    <ActivityLog
      list={list}
      coverage={listCoverage(view.range, list)}
      view={view}
      nowMs={openedAtMs}
      columns={channelActivityColumns}
      narrowCell={narrowActivityCell}
      onOpen={(entry: Activity) => change({ person: entry.people[0]?.id ?? entry.operator.id })}
      ofChannel={ref.channelId}
    />
  );
}
