import { useCallback, useMemo } from "react";
import { useNavigate } from "react-router";
import { dayOf } from "../../../domain/days.ts";
import { peopleOf } from "../../../domain/exports/activity-rows.ts";
import { threeNarrowLines } from "../../components/data-table/row-lines.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useMay } from "../../shared/access/use-may.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { tabPath } from "../../shared/channel/channel-tabs.ts";
import type { TabProps } from "../../shared/channel/tab-props.ts";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { auditHref } from "./audit-href.ts";
import { AuditEntries, NothingDone } from "./audit-list.tsx";
import { auditQueries, auditRowId } from "./audit-queries.ts";
import type { HistoryRow } from "./channel-history.ts";
import { historyColumnsFor, historyRowName, narrowHistoryCellFor } from "./history-columns.tsx";
import { useChannelHistory } from "./use-channel-history.ts";

/** What was done to the channel through the console, and what Zoom recorded beside it. */
export default function HistoryTab({ view: { ref, standing } }: TabProps) {
  // Whoever leads the channel sees what everyone did to it, others what they did themselves.
  const led = standing === "owner" || standing === "admin" ? ref.channelId : undefined;
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      {ref.connection === "account" ? (
        <WholeHistory channelRef={ref} led={led} />
      ) : (
        <HistoryOfConsole channelRef={ref} led={led} />
      )}
    </div>
  );
}

interface HistoryProps {
  readonly channelRef: ChannelRef;
  /** ID of the channel, where whoever looks leads it. */
  readonly led: string | undefined;
}

function WholeHistory({ channelRef, led }: HistoryProps) {
  const { channelId, connection } = channelRef;
  const navigate = useNavigate();
  const { list, logError, retryLog } = useChannelHistory(channelRef, led);
  const looking = useMemo(() => ({ led, of: channelId }), [led, channelId]);
  const seesTrail = useMay().all("see-audit");
  const seesAll = led !== undefined || seesTrail;
  const columns = useMemo(() => historyColumnsFor(looking, seesAll), [looking, seesAll]);
  const narrow = useMemo(() => narrowHistoryCellFor(looking, seesAll), [looking, seesAll]);
  const open = useCallback(
    (shown: HistoryRow) => {
      if (shown.source === "console") return void navigate(auditHref(shown.row.seq, looking));
      const day = dayOf(shown.atMs);
      const person = peopleOf(shown.entry)[0]?.id ?? "";
      void navigate(
        `${tabPath(channelId, connection, "activity")}&${new URLSearchParams({ from: day, to: day, person })}`,
      );
    },
    [navigate, channelId, connection, looking],
  );
  return (
    <>
      <p className="px-4 py-3 text-muted lg:px-6">
        {seesAll
          ? "What was done through this console, and who joined and left outside it."
          : "What you did through this console, and who joined and left by Zoom’s log, whoever did it and wherever."}{" "}
        Zoom’s log tells of members only: other changes are not in it.
      </p>
      {logError ? (
        <div className="px-4 pb-3 lg:px-6">
          <p className="mb-2">Who joined and left by Zoom’s log is missing here.</p>
          <ErrorState error={logError} onRetry={retryLog} layout="inline" />
        </div>
      ) : null}
      <UnreadableNote rows={list.unreadable} noun="entry" nounPlural="entries" />
      <ListedTable
        label="History"
        list={list}
        noun="row"
        rowHeights={threeNarrowLines}
        listKey={`history of ${channelId}`}
        rowId={rowId}
        rowName={historyRowName}
        columns={columns}
        narrowCell={narrow}
        onOpen={open}
        empty={<NothingDone title="Nothing was done to this channel, and nobody joined or left" />}
      />
    </>
  );
}

function HistoryOfConsole({ channelRef: { channelId }, led }: HistoryProps) {
  const looking = useMemo(() => ({ led, of: channelId }), [led, channelId]);
  const target = `channel:${channelId}`;
  const list = useCursorList(auditQueries.list({ target, ...(led !== undefined && { led }) }), auditRowId);
  return (
    <>
      <p className="px-4 py-3 text-muted lg:px-6">
        {led !== undefined
          ? "What was done to this channel through the console, by anyone."
          : "What you did to this channel through the console. Its owner and administrators see what everyone did."}{" "}
        Zoom tells who joined and left by other ways only to the account connection.
      </p>
      <AuditEntries
        list={list}
        looking={looking}
        listKey={`audit of ${channelId}`}
        emptyTitle="Nothing was done to this channel through the console"
      />
    </>
  );
}

const rowId = ({ id }: HistoryRow): string => id;
