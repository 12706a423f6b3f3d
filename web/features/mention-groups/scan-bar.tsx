import { ScanSearch } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { ChannelChoice } from "../../shared/channel-picker/channel-choice.tsx";
import { SearchChannels } from "../../shared/channel-picker/search-channels.tsx";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { channelsToRead, type Scan } from "./scan.ts";
import type { Scanning } from "./use-scan.ts";

interface ScanBarProps {
  readonly connection: ConnectionName;
  readonly scanning: Scanning;
}

/** Chooses the channels to go through: one after another by name, or all that the connection lists. */
export function ScanBar({ connection, scanning }: ScanBarProps) {
  const { scan, progress, isStopping, read, readOne, stop, clear } = scanning;
  const options = connection === "account" ? channelQueries.public() : channelQueries.ofUser("me", "me");
  const list = useCursorList(options, rowId);
  const [isListing, setListing] = useState(false);
  const { isComplete, rows, error } = list;
  useEffect(() => {
    if (!isListing || !isComplete) return;
    setListing(false);
    read(channelsToRead(rows, scan));
  }, [isListing, isComplete, rows, read, scan]);

  const openCount = isComplete ? channelsToRead(rows, scan).length : undefined;
  const [firstFailed] = scan.failed;
  const readAll = (): void => {
    setListing(true);
    if (error) list.retry();
    if (!isComplete) list.loadAll();
  };
  const isWaiting = progress !== undefined || (isListing && error === null);
  const root = useRef<HTMLDivElement>(null);
  const wasWaiting = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone, and the focus with it.
    if (wasWaiting.current !== isWaiting && document.activeElement === document.body) root.current?.focus();
    wasWaiting.current = isWaiting;
  }, [isWaiting]);
  return (
    <div ref={root} tabIndex={-1} className="flex flex-col gap-2 outline-none">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="w-full sm:w-72">
          <ChannelChoice
            label="Load one channel"
            connection={connection}
            value={null}
            onChoose={(channel) => {
              if (channel) readOne(channel);
            }}
          />
        </div>
        <SearchChannels
          connection={connection}
          isDisabled={isWaiting}
          onFound={(found) => {
            const channels = channelsToRead(found, scan);
            if (channels.length > 0) read(channels);
            return channels.length;
          }}
        />
        {isWaiting ? null : (
          <div className="flex flex-wrap gap-2 sm:pt-6">
            <Button icon={<ScanSearch size={15} aria-hidden="true" />} disabled={openCount === 0} onClick={readAll}>
              {readAllText(connection, scan, openCount)}
            </Button>
            {scan.read.size > 0 ? (
              <Button tone="quiet" onClick={clear}>
                Start over
              </Button>
            ) : null}
          </div>
        )}
      </div>
      {progress ? (
        <Going onStop={stop} isStopping={isStopping}>
          <ProgressBar
            label="Loading channels"
            done={progress.done + progress.failed}
            total={progress.total}
            remainingMs={progress.remainingMs}
          />
        </Going>
      ) : isWaiting ? (
        <Going
          onStop={() => {
            setListing(false);
            list.stop();
          }}
          isStopping={false}
        >
          <ProgressBar label="Listing channels" done={rows.length} total={list.total} />
        </Going>
      ) : null}
      {isListing && error ? <ErrorState error={error} onRetry={readAll} layout="inline" /> : null}
      <p role="status" className="text-xs text-pretty text-muted">
        {scan.read.size + scan.failed.length === 0 ? introduction : coveredText(scan)}
      </p>
      {firstFailed && !isWaiting ? (
        <div className="flex flex-col items-start gap-2">
          <ErrorState error={firstFailed.error} layout="inline" />
          <Button onClick={() => read(scan.failed.map(({ channel }) => channel))}>
            {`Try ${countOf(scan.failed.length, "failed channel")} again`}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const introduction =
  "Zoom has no list of all mention groups: loading takes one call per channel and one more per group. You can stop and continue later from where you left off.";

interface GoingProps {
  readonly onStop: () => void;
  readonly isStopping: boolean;
  readonly children: React.ReactNode;
}

function Going({ onStop, isStopping, children }: GoingProps) {
  return (
    <div className="flex items-center gap-4">
      <div className="max-w-md min-w-0 flex-1">{children}</div>
      <Button onClick={onStop} isBusy={isStopping}>
        Stop
      </Button>
    </div>
  );
}

function readAllText(connection: ConnectionName, scan: Scan, openCount: number | undefined): string {
  const isAccount = connection === "account";
  if (scan.read.size === 0) return isAccount ? "Load every public channel" : "Load all my channels";
  if (openCount === 0) return isAccount ? "Every public channel is loaded" : "All my channels are loaded";
  const rest = openCount === undefined ? "" : ` ${formatCount(openCount)}`;
  return isAccount ? `Load the other${rest} public channels` : `Load my other${rest} channels`;
}

function coveredText({ read, groups, closedCount, failed }: Scan): string {
  const parts = [
    `${countOf(groups.length, "mention group")} in ${countOf(read.size, "channel")}.`,
    closedCount > 0
      ? `Zoom shows no groups for ${formatCount(closedCount)}: archived, deleted, or not accessible to you.`
      : "",
    failed.length > 0 ? `${countOf(failed.length, "channel")} could not be loaded.` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

const rowId = (row: ChannelRow): string => row.id;
