import { useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useConnection } from "../../lib/connection.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useWholeList, type WholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { countOf } from "../../lib/format.ts";
import { formatClock } from "../../lib/format-time.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { Attention } from "./attention.tsx";
import { findingOf } from "./check/findings.ts";
import { FoundChannels } from "./check/found-channels.tsx";
import { useCheck } from "./check/use-check.ts";
import { FigureGrid, FigureSkeleton } from "./figure-grid.tsx";
import { type CountedList, channelsPath } from "./figures.ts";
import { OverviewHelp } from "./overview-help.tsx";
import { RecentActivity } from "./recent-activity.tsx";

/** The account at a glance, or one's own channels. */
export default function OverviewPage() {
  const connection = useConnection();
  return <OverviewOf key={connection} connection={connection} />;
}

function OverviewOf({ connection }: { connection: ConnectionName }) {
  const [params] = useSearchParams();
  const counted: CountedList = connection === "account" ? "public" : "mine";
  const options = connection === "account" ? channelQueries.public() : channelQueries.ofUser("me", "me");
  // Figures are of the whole list; the reader can stop it.
  const list = useWholeList(useCursorList(options, idOf), counted, true);
  // Counts of a part would be taken for those of the whole.
  const wholeRows = list.isComplete ? list.rows : undefined;
  const check = useCheck(connection);

  const finding = findingOf(params.get("show"));
  if (finding) {
    return <FoundChannels finding={finding} connection={connection} check={check} listed={wholeRows} />;
  }
  return (
    <div className="flex flex-col gap-6 px-4 pt-3 pb-10 lg:px-6 lg:pt-4">
      <title>Overview · Channelkeeper</title>
      <header className="flex flex-col gap-2">
        <div className="flex min-h-8 items-center gap-1">
          <h1 className="text-lg font-semibold tracking-tight">Overview</h1>
          <OverviewHelp />
          <div className="ml-auto flex items-center gap-1">
            {list.receivedAtMs === undefined ? null : (
              <span className="text-xs text-muted">as of {formatClock(list.receivedAtMs)}</span>
            )}
            <RefreshButton list={list} />
          </div>
        </div>
        <Counted list={list} connection={connection} />
      </header>
      {list.rows.length === 0 && (list.isComplete || list.error) ? (
        list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : (
          <EmptyState
            title={connection === "account" ? "No public channels" : "You are not in any channels"}
            action={<LinkButton to={channelsPath(counted)}>Channels</LinkButton>}
          >
            There is nothing to count yet.
          </EmptyState>
        )
      ) : (
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-10">
            <Attention rows={wholeRows} list={counted} connection={connection} check={check} />
            {connection === "account" ? <RecentActivity /> : null}
          </div>
          {wholeRows ? (
            <FigureGrid rows={wholeRows} list={counted} connection={connection} result={check.result} />
          ) : list.isHalted ? (
            <p className="text-muted text-pretty">The figures will appear here once every channel is counted.</p>
          ) : (
            <FigureSkeleton />
          )}
        </div>
      )}
    </div>
  );
}

/** What the figures count, and how far it is loaded. */
function Counted({ list, connection }: { list: WholeList<ChannelRow>; connection: ConnectionName }) {
  const noun = connection === "account" ? "public channel" : "channel";
  const limits =
    connection === "account"
      ? "Zoom does not list an account’s private channels and group chats: they are not in these figures."
      : "These are the channels you are in.";
  if (!list.isPending && list.rows.length === 0) return null;
  if (!list.isComplete && !list.isHalted) {
    return (
      <div className="flex flex-col gap-1">
        {/* As high as what comes in its place: nothing below moves. */}
        <div className="flex h-8 items-center gap-4">
          <div className="max-w-md min-w-0 flex-1">
            <ProgressBar label={`Counting ${noun}s`} done={list.rows.length} total={list.total} />
          </div>
          <Button aria-label="Stop counting" onClick={list.stop}>
            Stop
          </Button>
        </div>
        <p className="text-muted text-pretty">{limits}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="flex min-h-8 items-center text-muted text-pretty" role="status">
        {list.isComplete
          ? `${countOf(list.rows.length, noun)} counted.`
          : `Only ${countOf(list.rows.length, noun)}${list.total === undefined ? "" : ` of ${list.total}`} counted so far.`}{" "}
        {list.unreadable.length > 0
          ? `${countOf(list.unreadable.length, "more", "more")} could not be read and ${list.unreadable.length === 1 ? "is" : "are"} not in these figures.`
          : null}
      </p>
      <p className="text-muted text-pretty">{limits}</p>
      {list.error ? <ErrorState error={list.error} onRetry={list.loadAll} layout="inline" /> : null}
      {list.isComplete || list.error ? null : <Button onClick={list.loadAll}>Count the rest</Button>}
    </div>
  );
}

const idOf = (row: ChannelRow): string => row.id;
