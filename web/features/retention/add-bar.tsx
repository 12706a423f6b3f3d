import { ClipboardPaste, ListPlus } from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { NotFoundError } from "../../lib/api/errors.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { ChannelChoice } from "../../shared/channel-picker/channel-choice.tsx";
import { SearchChannels } from "../../shared/channel-picker/search-channels.tsx";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import type { NamedChannel } from "./policy-table.ts";
import type { TableReading } from "./use-policy-table.ts";

const PasteDialog = lazy(() => import("./paste-dialog.tsx"));

/** Takes channels into the table: one by name, some by search or from a list, or every public one. */
export function AddBar({ reading }: { readonly reading: TableReading }) {
  const { table, progress, isStopping, add, read, stop } = reading;
  const list = useCursorList(channelQueries.public(), rowId);
  const [isListing, setListing] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const { isComplete, rows, error } = list;
  useEffect(() => {
    if (!isListing || !isComplete) return;
    setListing(false);
    void add(rows);
  }, [isListing, isComplete, rows, add]);

  const take = useCallback((channels: readonly NamedChannel[]) => void add(channels), [add]);
  const isBusy = progress !== undefined || (isListing && !error);
  // A channel that is gone stays gone, and its row says so.
  const failed = [...table.values()].filter(({ error }) => error && !(error instanceof NotFoundError));
  const openCount = [...table.values()].filter((row) => !row.policy && !row.error).length;
  const isEveryPublicIn = isComplete && rows.every(({ id }) => table.has(id));
  const listAll = (): void => {
    setListing(true);
    if (error) list.retry();
    else if (!isComplete) list.loadAll();
  };
  const stopAll = (): void => {
    setListing(false);
    list.stop();
    stop();
  };
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="w-full sm:w-72">
          <ChannelChoice
            label="Add one channel"
            connection="account"
            value={null}
            onChoose={(channel) => {
              if (channel) void add([channel]);
            }}
          />
        </div>
        <SearchChannels
          connection="account"
          isDisabled={isBusy}
          onFound={(found) => {
            const fresh = found.filter(({ id }) => !table.has(id));
            void add(fresh);
            return fresh.length;
          }}
        />
        <div className="flex flex-wrap gap-2 sm:pt-6">
          <Button icon={<ClipboardPaste size={15} aria-hidden="true" />} onClick={() => setPasting(true)}>
            Paste channels…
          </Button>
          <Button
            icon={<ListPlus size={15} aria-hidden="true" />}
            disabled={isBusy || isEveryPublicIn}
            onClick={listAll}
          >
            {isEveryPublicIn ? "Every public channel is listed" : "Add every public channel"}
          </Button>
        </div>
      </div>
      {isBusy ? (
        <div className="flex items-center gap-4">
          <div className="max-w-md min-w-0 flex-1">
            {progress ? (
              <ProgressBar
                label="Loading policies"
                done={progress.done + progress.failed}
                total={progress.total}
                remainingMs={progress.remainingMs}
              />
            ) : (
              <ProgressBar label="Listing channels" done={rows.length} total={list.total} />
            )}
          </div>
          <Button onClick={stopAll} isBusy={isStopping}>
            Stop
          </Button>
        </div>
      ) : null}
      {isListing && error ? <ErrorState error={error} onRetry={listAll} layout="inline" /> : null}
      {!isBusy && openCount > 0 ? (
        <Button
          className="self-start"
          onClick={() => void add([])}
        >{`Load the other ${countOf(openCount, "channel")}`}</Button>
      ) : null}
      {!isBusy && failed[0]?.error ? (
        <div className="flex flex-col items-start gap-2">
          <ErrorState error={failed[0].error} layout="inline" />
          <Button onClick={() => void read(failed.map(({ id }) => id))}>
            {`Try ${countOf(failed.length, "failed channel")} again`}
          </Button>
        </div>
      ) : null}
      <Suspense>{isPasting ? <PasteDialog onAdd={take} onClose={() => setPasting(false)} /> : null}</Suspense>
    </>
  );
}

const rowId = (row: ChannelRow): string => row.id;
