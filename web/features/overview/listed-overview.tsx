import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { OwnChannels } from "../../../domain/inventory/own-channels.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useWholeList, type WholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { countOf } from "../../lib/format.ts";
import { formatClock, formatMoment } from "../../lib/format-time.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { AttentionItem, AttentionList } from "./attention-item.tsx";
import { type CountedFigure, FigureGrid, FigureSkeleton } from "./figure-grid.tsx";
import {
  type CountedList,
  channelsPath,
  countsOf,
  countWith,
  figures,
  foundPath,
  openSettingPath,
  openSettings,
} from "./figures.ts";
import { OverviewHelp } from "./overview-help.tsx";
import { byArchive, byRole, type OwnFinding, ownFindingOf, ownFindings } from "./own/findings.ts";
import { FoundChannels } from "./own/found-channels.tsx";
import { ownChannels } from "./own/own-channels.ts";
import { RecentActivity } from "./recent-activity.tsx";

/** What Zoom's list of a connection's channels tells, and of one's own channels what the inventory knows. */
export function ListedOverview({ connection }: { connection: ConnectionName }) {
  const [params] = useSearchParams();
  const counted: CountedList = connection === "account" ? "public" : "mine";
  const options = connection === "account" ? channelQueries.public() : channelQueries.ofUser("me", "me");
  // Figures are of the whole list; the reader can stop it.
  const list = useWholeList(useCursorList(options, idOf), counted, true);
  // Counts of a part would be taken for those of the whole.
  const wholeRows = list.isComplete ? list.rows : undefined;
  const own = useQuery({ ...ownChannels, enabled: connection === "me" });
  const known = connection === "me" ? (own.data ?? undefined) : undefined;

  const finding = connection === "me" ? ownFindingOf(params.get("show")) : undefined;
  if (finding && known) return <FoundChannels finding={finding} channels={known.channels} />;
  if (finding && own.isPending) return <Skeleton className="m-6 h-40" />;
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
            <AttentionList
              foot={
                own.error ? (
                  <Failure error={own.error} onRetry={() => void own.refetch()} layout="inline" />
                ) : (
                  <p className="text-muted text-pretty">{noteOf(connection, known, own.isPending)}</p>
                )
              }
            >
              {openSettings.map((setting) => (
                <AttentionItem
                  key={setting.id}
                  count={wholeRows && countWith(wholeRows, setting.filter)}
                  to={openSettingPath(counted, setting)}
                  label={setting.label}
                  why={setting.why}
                />
              ))}
              {known
                ? ownFindings.map(({ id, label, why, fits }) => (
                    <AttentionItem
                      key={id}
                      count={known.channels.filter(fits).length}
                      to={foundPath(id)}
                      label={label}
                      why={why}
                    />
                  ))
                : null}
            </AttentionList>
            {connection === "account" ? <RecentActivity /> : null}
          </div>
          {wholeRows ? (
            <FigureGrid figures={[...listedFigures(wholeRows, counted), ...ownFigures(known)]} />
          ) : list.isHalted ? (
            <p className="text-muted text-pretty">The figures will appear here once every channel is counted.</p>
          ) : (
            <FigureSkeleton count={figures.length} />
          )}
        </div>
      )}
    </div>
  );
}

/** What more there would be to know, or what is not known yet. */
function noteOf(connection: ConnectionName, known: OwnChannels | undefined, isPending: boolean): string {
  if (connection === "account")
    return "With the inventory, this page shows owners, members, archived and private channels too. Whoever runs this console turns it on with INVENTORY_PERCENT.";
  if (known) {
    const more = known.isWhole ? "" : "The account is still being read: there may be more of each.";
    const age =
      known.readAtMs === null
        ? ""
        : `Your roles, owners and archived channels are as of ${formatMoment(known.readAtMs)} UTC.`;
    return [age, more].filter(Boolean).join(" ");
  }
  return isPending
    ? ""
    : "Zoom’s lists do not show which channels you own, who is in them, or which are archived. A console with an account connection and its inventory does.";
}

const listedFigures = (rows: readonly ChannelRow[], list: CountedList): readonly CountedFigure[] =>
  figures.map((figure) => ({
    ...{ id: figure.name, title: figure.title, head: figure.head },
    rows: countsOf(rows, figure, list),
    total: rows.length,
  }));

function ownFigures(known: OwnChannels | undefined): readonly CountedFigure[] {
  if (!known) return [];
  const rowsOf = (counted: readonly { readonly finding: OwnFinding; readonly count: number }[]) =>
    counted.map(({ finding: { id, label }, count }) => ({ id, label, count, to: foundPath(id) }));
  const { channels } = known;
  return [
    { id: "role", title: "Your role", head: "Your role", rows: rowsOf(byRole(channels)), total: channels.length },
    {
      ...{ id: "archive", title: "Archived or not", head: "Archive" },
      ...{ rows: rowsOf(byArchive(channels)), total: channels.length },
    },
  ];
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
