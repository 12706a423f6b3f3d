import { History } from "lucide-react";
import { type ReactNode, useDeferredValue, useEffect, useMemo } from "react";
import { type Activity, MAX_DAYS } from "../../../domain/exports/activity-rows.ts";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { DateRange } from "../../components/date-range.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatRange } from "../../lib/day-range.ts";
import { formatClock } from "../../lib/format-time.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { ListExport } from "../exports/list-export.tsx";
import { activityId } from "./activity.ts";
import { ActivityChart } from "./activity-chart.tsx";
import { ActivitySkeleton } from "./activity-skeleton.tsx";
import { type ActivityView, filterActivity, newestFirst, peopleSeen } from "./activity-view.ts";
import { LoadProgress } from "./load-progress.tsx";
import { SeenPicker } from "./seen-picker.tsx";
import { WhoseDoing } from "./whose-doing.tsx";
import type { Coverage } from "./windows.ts";

const shownOptions = [
  { value: "", label: "Joined and left" },
  { value: "joined", label: "Joined" },
  { value: "left", label: "Left" },
] as const;

interface ActivityLogProps {
  readonly list: CursorList<Activity>;
  readonly coverage: Coverage;
  readonly view: ActivityView;
  readonly nowMs: number;
  readonly columns: readonly Column<Activity>[];
  readonly narrowCell: (entry: Activity) => ReactNode;
  readonly onOpen: (entry: Activity) => void;
  /** Chooses a channel; gets the entries that are loaded. Left out in the log of one channel. */
  readonly channelFilter?: (entries: readonly Activity[]) => ReactNode;
  /** The channel whose own log it is; left out in the log of the account. */
  readonly ofChannel?: string;
}

/** A membership log: filters, chart, entries, export. */
export function ActivityLog(props: ActivityLogProps) {
  const { list, coverage, view, nowMs, channelFilter, ofChannel } = props;
  const { range, personId, shown } = view;
  const change = useParamChange();
  const { isPending, loadAll } = list;
  // Everything of the time asked for is read; the reader can stop it.
  useEffect(() => {
    if (!isPending) loadAll();
  }, [isPending, loadAll]);

  // Entries come a hundred at a time: what is counted over all of them may lag a little behind.
  const rows = useDeferredValue(list.rows);
  const entries = useMemo(() => newestFirst(filterActivity(rows, { personId, shown })), [rows, personId, shown]);
  const people = useMemo(() => peopleSeen(rows), [rows]);
  const personName = people.find(({ id }) => id === personId)?.name ?? (personId === "" ? "" : "Not loaded yet");

  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <DateRange
          label="Days"
          value={range}
          nowMs={nowMs}
          maxDays={MAX_DAYS}
          onChange={({ from, to }) => change({ from, to })}
        />
        <div className="grid grid-cols-2 gap-2 max-sm:order-last max-sm:w-full sm:flex">
          <div className="sm:w-40">
            <Select
              label="Change"
              isLabelHidden
              value={shown}
              options={shownOptions}
              onChange={(show) => change({ show })}
            />
          </div>
          <div className="sm:w-44">
            <SeenPicker
              label="Person"
              placeholder="Everyone"
              value={personId}
              valueLabel={personName}
              options={people.map(({ id, name, count }) => ({ id, label: name, detail: String(count) }))}
              onChoose={(person) => change({ person })}
            />
          </div>
          {channelFilter ? <div className="max-sm:col-span-2 sm:w-64">{channelFilter(rows)}</div> : null}
        </div>
        <div className="ml-auto flex items-center gap-1">
          {list.receivedAtMs === undefined ? null : (
            <span className="hidden text-xs text-muted xl:inline">as of {formatClock(list.receivedAtMs)}</span>
          )}
          <RefreshButton list={list} />
          <ListExport
            list="activity"
            connection="account"
            query={{
              ...range,
              person: personId,
              show: shown,
              ...(ofChannel ? { log: "channel", channel: ofChannel } : { channel: view.channelId }),
            }}
            disabled={entries.length === 0}
          />
        </div>
      </div>
      <WhoseDoing ofChannel={ofChannel} />
      {list.rows.length === 0 && list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : (
        <>
          <div className="flex flex-col gap-3 border-b border-line px-4 pb-3 lg:px-6">
            <ActivityChart
              title="Joins and leaves"
              entries={entries}
              range={range}
              loadedFrom={coverage.from}
              onChoose={({ from, to }) => change({ from, to })}
            />
            <LoadProgress list={list} coverage={coverage} />
          </div>
          <UnreadableNote rows={list.unreadable} noun="entry" nounPlural="entries" />
          <Entries {...props} entries={entries} isLagging={rows !== list.rows} />
        </>
      )}
    </>
  );
}

interface EntriesProps extends ActivityLogProps {
  readonly entries: readonly Activity[];
  /** Whether the list has entries that are not counted in yet. */
  readonly isLagging: boolean;
}

function Entries(props: EntriesProps) {
  const { entries, isLagging, list, view, columns, narrowCell, onOpen, channelFilter } = props;
  const change = useParamChange();
  if (entries.length > 0) {
    return (
      <div className="flex min-h-96 flex-1 flex-col">
        <DataTable
          label="Activity"
          listKey={`activity ${JSON.stringify(view)}`}
          rows={entries}
          rowId={activityId}
          rowName={entryName}
          columns={columns}
          narrowCell={narrowCell}
          total={list.isComplete && !isLagging ? entries.length : undefined}
          onOpen={onOpen}
        />
      </div>
    );
  }
  if (isLagging || (list.isFetching && !list.isComplete && !list.error)) return <ActivitySkeleton />;
  if (list.rows.length === 0 && list.unreadable.length > 0) return null;
  const isFiltered = view.personId !== "" || view.shown !== "" || (channelFilter && view.channelId !== "");
  return (
    <EmptyState
      icon={<History size={28} aria-hidden="true" />}
      title={isFiltered ? "Nothing matches the filters" : "Nobody joined or left"}
      action={
        isFiltered ? <Button onClick={() => change({ person: "", show: "", channel: "" })}>Clear filters</Button> : null
      }
    >
      {formatRange(view.range)}
      {list.isComplete ? "." : " in the days loaded so far."}
    </EmptyState>
  );
}

function entryName({ status, operator, people }: Activity): string {
  return `${people[0]?.name ?? operator.name} ${status}`;
}
