import { useQueryClient } from "@tanstack/react-query";
import { History, RefreshCw } from "lucide-react";
import { useCallback, useDeferredValue, useEffect, useMemo } from "react";
import { useNavigate } from "react-router";
import { Button, IconButton } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { DateRange } from "../../components/date-range.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Select } from "../../components/field.tsx";
import { EmptyState } from "../../components/states.tsx";
import { type CursorList, useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatRange } from "../../lib/day-range.ts";
import { useParamChange } from "../channels/use-param-change.ts";
import { type Activity, activityId, peopleOf } from "./activity.ts";
import { ActivityChart } from "./activity-chart.tsx";
import { activityColumns, channelHref, narrowActivityCell } from "./activity-columns.tsx";
import { activityCsvColumns, activityJson, activityLines } from "./activity-export.ts";
import { activityQueries } from "./activity-queries.ts";
import { ActivitySkeleton } from "./activity-skeleton.tsx";
import { type ActivityView, filterActivity, MAX_DAYS, peopleSeen } from "./activity-view.ts";
import { ChannelFilter } from "./channel-filter.tsx";
import { fetchName } from "./channel-names.tsx";
import { LoadProgress } from "./load-progress.tsx";
import { SeenPicker } from "./seen-picker.tsx";
import { coverageOf } from "./windows.ts";

const shownOptions = [
  { value: "", label: "Joined and left" },
  { value: "joined", label: "Joined" },
  { value: "left", label: "Left" },
] as const;

interface AccountActivityProps {
  readonly view: ActivityView;
  readonly nowMs: number;
}

/** The log of the account: filters, chart, entries. */
export function AccountActivity({ view, nowMs }: AccountActivityProps) {
  const { range, channelId, personId, shown } = view;
  const change = useParamChange();
  const list = useCursorList(activityQueries.ofAccount(range, channelId), activityId);
  const { isPending, loadAll } = list;
  // Everything of the time asked for is read; the reader can stop it.
  useEffect(() => {
    if (!isPending) loadAll();
  }, [isPending, loadAll]);

  // Entries come a hundred at a time: what is counted over all of them may lag a little behind.
  const rows = useDeferredValue(list.rows);
  const entries = useMemo(() => filterActivity(rows, { personId, shown }), [rows, personId, shown]);
  const coverage = coverageOf(range, list.lastPage === undefined ? null : list.lastPage.nextCursor);
  const people = useMemo(() => peopleSeen(rows), [rows]);

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
        <div className="w-40">
          <Select
            label="Change"
            isLabelHidden
            value={shown}
            options={shownOptions}
            onChange={(show) => change({ show })}
          />
        </div>
        <div className="w-44">
          <SeenPicker
            label="Person"
            placeholder="Everybody"
            value={personId}
            valueLabel={people.find(({ id }) => id === personId)?.name ?? (personId === "" ? "" : "Nobody loaded yet")}
            options={people.map(({ id, name, count }) => ({ id, label: name, detail: String(count) }))}
            onChoose={(person) => change({ person })}
          />
        </div>
        <div className="w-52">
          <ChannelFilter value={channelId} entries={rows} onChoose={(channel) => change({ channel })} />
        </div>
        <div className="ml-auto flex items-center gap-1">
          <IconButton label="Refresh" onClick={list.refresh} disabled={list.isFetching}>
            <RefreshCw size={15} aria-hidden="true" className={list.isRestarting ? "animate-spin" : undefined} />
          </IconButton>
          <ExportActivity entries={entries} view={view} />
        </div>
      </div>
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
          <Entries entries={entries} list={list} view={view} />
        </>
      )}
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly Activity[];
  readonly list: CursorList<Activity>;
  readonly view: ActivityView;
}

function Entries({ entries, list, view }: EntriesProps) {
  const navigate = useNavigate();
  const change = useParamChange();
  const open = useCallback(({ channelId }: Activity) => void navigate(channelHref(channelId)), [navigate]);
  const { range, channelId, personId, shown } = view;
  const isFiltered = personId !== "" || shown !== "" || channelId !== "";
  if (entries.length === 0) {
    if (!list.isComplete && !list.error && list.isFetching) return <ActivitySkeleton />;
    return (
      <EmptyState
        icon={<History size={28} aria-hidden="true" />}
        title={isFiltered ? "Nothing fits the filters" : "Nobody joined or left"}
        action={
          isFiltered ? (
            <Button onClick={() => change({ person: "", show: "", channel: "" })}>Clear filters</Button>
          ) : null
        }
      >
        {formatRange(range)}
        {list.isComplete ? "." : ", as far as it is read."}
      </EmptyState>
    );
  }
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <DataTable
        label="Activity"
        listKey={`activity ${JSON.stringify(view)}`}
        rows={entries}
        rowId={activityId}
        rowName={entryName}
        columns={activityColumns}
        narrowCell={narrowActivityCell}
        total={list.isComplete ? entries.length : undefined}
        onOpen={open}
      />
    </div>
  );
}

function ExportActivity({ entries, view }: { entries: readonly Activity[]; view: ActivityView }) {
  const client = useQueryClient();
  return (
    <ExportMenu
      name={`activity ${view.range.from} to ${view.range.to}`}
      noun="line"
      columns={activityCsvColumns}
      toJson={activityJson}
      disabled={entries.length === 0}
      total={entries.reduce((count, entry) => count + peopleOf(entry).length, 0)}
      batches={(signal) => activityLines(entries, (id) => fetchName(client, id, signal), signal)}
    />
  );
}

function entryName({ status, operator, people }: Activity): string {
  return `${people[0]?.name ?? operator.name} ${status}`;
}
