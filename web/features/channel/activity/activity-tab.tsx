import { History } from "lucide-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../../../components/button.tsx";
import { Select } from "../../../components/field.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { useCursorList } from "../../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../../lib/format.ts";
import { useParamChange } from "../../channels/use-param-change.ts";
import type { Activity } from "../api/activity.ts";
import { channelPageQueries } from "../channel-page-queries.ts";
import { TabSkeleton } from "../channel-skeleton.tsx";
import { Failure } from "../failure.tsx";
import { NeedsAccount } from "../needs-account.tsx";
import type { TabProps } from "../tab-props.ts";
import { ActivityLog } from "./activity-log.tsx";
import { type ActivityRange, readRange } from "./activity-range.ts";
import { RangePicker } from "./range-picker.tsx";

const shownOptions = [
  { value: "", label: "Joined and left" },
  { value: "joined", label: "Joined" },
  { value: "left", label: "Left" },
] as const;

/** Who joined and left, and who did it. */
export default function ActivityTab(props: TabProps) {
  if (props.view.ref.connection === "me") {
    return (
      <NeedsAccount channelRef={props.view.ref} tab="activity" title="Activity needs the account connection">
        Zoom shows a channel’s membership log to account-level apps only. Your own connection cannot see it.
      </NeedsAccount>
    );
  }
  return <ActivityOfChannel {...props} />;
}

function ActivityOfChannel({ view }: TabProps) {
  const [params] = useSearchParams();
  const change = useParamChange();
  // The day is the one on which the tab was opened: a list must not change its key at midnight.
  const [openedAtMs] = useState(() => Date.now());
  const range = readRange(params.get("from"), params.get("to"), openedAtMs);
  const status = shownOptions.find(({ value }) => value === params.get("show"))?.value ?? "";
  return (
    <div className="flex w-full max-w-4xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <RangePicker key={`${range.from} ${range.to}`} range={range} nowMs={openedAtMs} onChange={change} />
        <div className="w-40">
          <Select label="Show" value={status} options={shownOptions} onChange={(show) => change({ show })} />
        </div>
      </div>
      <Entries key={`${range.from} ${range.to}`} view={view} range={range} status={status} />
    </div>
  );
}

interface EntriesProps extends Pick<TabProps, "view"> {
  readonly range: ActivityRange;
  readonly status: "" | "joined" | "left";
}

function Entries({ view, range, status }: EntriesProps) {
  const list = useCursorList(channelPageQueries.activity(view.ref, range), entryId);
  const shown = status === "" ? list.rows : list.rows.filter((entry) => entry.status === status);
  if (list.isPending) return <TabSkeleton />;
  if (list.rows.length === 0) {
    if (list.error) return <Failure error={list.error} onRetry={list.retry} />;
    return (
      <EmptyState icon={<History size={28} aria-hidden="true" />} title="Nobody joined or left">
        Not from {range.from} to {range.to}. Try a longer time.
      </EmptyState>
    );
  }
  return (
    <>
      {shown.length === 0 ? (
        <p className="py-6 text-center text-muted">Nobody {status} among the entries loaded so far.</p>
      ) : (
        <ActivityLog entries={shown} />
      )}
      {list.error ? <Failure error={list.error} onRetry={list.retry} layout="inline" /> : null}
      <div className="flex flex-wrap items-center gap-3 text-xs text-muted">
        <p role="status">
          {countOf(list.rows.length, "entry", "entries")}
          {list.isComplete ? ". That is all." : " so far."}
        </p>
        {list.isComplete || list.error ? null : (
          <Button isBusy={list.isFetching} onClick={() => list.want(list.rows.length + 1)}>
            Load more
          </Button>
        )}
      </div>
    </>
  );
}

/** Entries have no id; one person does one thing at a time. */
function entryId(entry: Activity): string {
  return [entry.atMs, entry.operator.id, entry.status, ...entry.people.map(({ id }) => id)].join(" ");
}
