import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { ApiError } from "../../lib/api/errors.ts";
import type { BulkProgress, ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../lib/bulk/use-bulk.ts";
import type { ChosenChannel } from "../../shared/channel-picker/channel-choice.tsx";
import { type ChannelRead, emptyScan, readChannel, type Scan, withReads } from "./scan.ts";
import { scanKey } from "./show-changed.ts";

/** How long the groups found stay at hand; finding them takes minutes. */
const KEPT_MS = 60 * 60_000;
/** How often what came is shown: once a channel would be thousands of times. */
const SHOWN_EVERY_MS = 300;
/** Channels read at a time; each takes a call, and one more for each of its groups. */
const LANES = 4;

export interface Scanning {
  readonly scan: Scan;
  /** Undefined while nothing is being read. */
  readonly progress: BulkProgress | undefined;
  readonly isStopping: boolean;
  readonly read: (channels: readonly ChosenChannel[]) => void;
  /** Reads one channel at once, also while others are being read. */
  readonly readOne: (channel: ChosenChannel) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** Goes through channels for their mention groups. What came stays when the page is left. */
export function useScan(connection: ConnectionName): Scanning {
  const client = useQueryClient();
  const queryKey = scanKey(connection);
  const { data } = useQuery<Scan>({ queryKey, queryFn: skipToken, gcTime: KEPT_MS, staleTime: KEPT_MS });
  const { state, start, stop } = useBulk();
  const waiting = useRef<ChannelRead[]>([]);
  const [isFlushing, setFlushing] = useState(false);

  const flush = useCallback(() => {
    const reads = waiting.current.splice(0);
    if (reads.length === 0) return;
    client.setQueryData<Scan>(scanKey(connection), (before = emptyScan) => withReads(before, reads));
  }, [client, connection]);
  useEffect(() => {
    if (!isFlushing) return;
    const timer = setInterval(flush, SHOWN_EVERY_MS);
    return () => {
      clearInterval(timer);
      flush();
    };
  }, [isFlushing, flush]);

  const read = useCallback(
    (channels: readonly ChosenChannel[]) => {
      const byId = new Map(channels.map((channel) => [channel.id, channel]));
      const work = async ([id = ""]: readonly string[], signal: AbortSignal): Promise<readonly ItemOutcome[]> => {
        const channel = byId.get(id) ?? { id, name: id };
        try {
          waiting.current.push(await readChannel(connection, channel, signal));
          return [{ id, status: "done" }];
        } catch (error) {
          // Stopped in the middle of a channel: it counts as not tried.
          if (signal.aborted) return [{ id, status: "skipped" }];
          if (!(error instanceof ApiError)) throw error;
          waiting.current.push({ channel, error });
          return [{ id, status: "failed", error }];
        }
      };
      setFlushing(true);
      void start({ calls: channels.map(({ id }) => [id]), work, concurrency: LANES }).finally(() => setFlushing(false));
    },
    [connection, start],
  );
  const readOne = useCallback(
    (channel: ChosenChannel) => {
      // Left to end by itself: it is a few calls, and what comes of them is kept.
      readChannel(connection, channel, new AbortController().signal)
        .catch((error: unknown): ChannelRead => {
          if (error instanceof ApiError) return { channel, error };
          throw error;
        })
        .then((one) => {
          waiting.current.push(one);
          flush();
        });
    },
    [connection, flush],
  );
  const clear = useCallback(() => client.setQueryData<Scan>(scanKey(connection), emptyScan), [client, connection]);

  const running = state.phase === "running" ? state : undefined;
  return {
    scan: data ?? emptyScan,
    progress: running?.progress,
    isStopping: running?.isStopping ?? false,
    read,
    readOne,
    stop,
    clear,
  };
}
