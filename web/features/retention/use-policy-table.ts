import { type QueryClient, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { ApiError, ForbiddenError, MissingScopeError } from "../../lib/api/errors.ts";
import { patiently } from "../../lib/bulk/patiently.ts";
import type { BulkProgress, ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../lib/bulk/use-bulk.ts";
import { fetchName } from "../../shared/activity/channel-names.ts";
import {
  emptyTable,
  type NamedChannel,
  onlyChannels,
  type PolicyRow,
  type PolicyTable,
  withChannels,
  withoutChannels,
  withRows,
} from "./policy-table.ts";
import { readPolicy, retentionQueries } from "./retention-queries.ts";

/** How long the table stays at hand; filling it takes minutes. */
const KEPT_MS = 60 * 60_000;
/** How often what came is shown: once a channel would be thousands of times. */
const SHOWN_EVERY_MS = 300;
/** Channels read at a time. */
const LANES = 4;

export interface TableReading {
  readonly table: PolicyTable;
  /** Undefined while nothing is being read. */
  readonly progress: BulkProgress | undefined;
  readonly isStopping: boolean;
  /** Takes channels into the table and reads what of them is not read. */
  readonly add: (channels: readonly NamedChannel[]) => Promise<void>;
  /** Makes these the table's only channels, and reads what of them is not read. */
  readonly open: (ids: readonly string[]) => Promise<void>;
  /** Reads channels of the table, again where they were read; while others are being read it does nothing. */
  readonly read: (ids: readonly string[]) => Promise<void>;
  readonly stop: () => void;
  readonly remove: (ids: ReadonlySet<string>) => void;
}

/** The table over many channels. What came stays when the page is left. */
export function usePolicyTable(): TableReading {
  const client = useQueryClient();
  const { data: table = emptyTable } = useQuery<PolicyTable>({
    queryKey: retentionQueries.table(),
    queryFn: skipToken,
    gcTime: KEPT_MS,
    staleTime: KEPT_MS,
  });
  const { state, start, stop } = useBulk();
  const isRunning = state.phase === "running";

  const read = useCallback(
    async (ids: readonly string[]) => {
      const came: PolicyRow[] = [];
      const show = (): void => changeTable(client, (before) => withRows(before, came.splice(0)));
      let shownAtMs = 0;
      const work = async ([id = ""]: readonly string[], signal: AbortSignal): Promise<readonly ItemOutcome[]> => {
        const row = await readRow(client, id, signal);
        if (row === null) return [{ id, status: "skipped" }];
        came.push(row);
        if (performance.now() - shownAtMs > SHOWN_EVERY_MS) {
          shownAtMs = performance.now();
          show();
        }
        return [row.error ? { id, status: "failed", error: row.error } : { id, status: "done" }];
      };
      await start({ calls: ids.map((id) => [id]), work, concurrency: LANES });
      show();
    },
    [client, start],
  );
  const readOpen = useCallback(async () => {
    // Those taken in while others were being read are read after them.
    for (let ids = openIds(client); ids.length > 0; ids = openIds(client)) {
      await read(ids);
      if (openIds(client).some((id) => ids.includes(id))) return;
    }
  }, [client, read]);

  const add = useCallback(
    async (channels: readonly NamedChannel[]) => {
      changeTable(client, (before) => withChannels(before, channels));
      if (!isRunning) await readOpen();
    },
    [client, isRunning, readOpen],
  );
  const open = useCallback(
    async (ids: readonly string[]) => {
      changeTable(client, (before) => onlyChannels(before, ids));
      await readOpen();
    },
    [client, readOpen],
  );
  const again = useCallback(
    async (ids: readonly string[]) => {
      if (!isRunning && ids.length > 0) await read(ids);
    },
    [isRunning, read],
  );
  const remove = useCallback(
    (ids: ReadonlySet<string>) => changeTable(client, (before) => withoutChannels(before, ids)),
    [client],
  );
  const running = state.phase === "running" ? state : undefined;
  return useMemo(
    () => ({
      table,
      progress: running?.progress,
      isStopping: running?.isStopping ?? false,
      add,
      open,
      read: again,
      stop,
      remove,
    }),
    [table, running, add, open, again, stop, remove],
  );
}

/** Changes the table wherever it is shown. */
export function changeTable(client: QueryClient, change: (table: PolicyTable) => PolicyTable): void {
  client.setQueryData<PolicyTable>(retentionQueries.table(), (table = emptyTable) => change(table));
}

function openIds(client: QueryClient): readonly string[] {
  const table = client.getQueryData<PolicyTable>(retentionQueries.table()) ?? emptyTable;
  return [...table.values()].flatMap(({ id, policy, error }) => (policy || error ? [] : [id]));
}

/** Reads one channel. Rate limits are waited for. @returns null when it was stopped. */
async function readRow(client: QueryClient, id: string, signal: AbortSignal): Promise<PolicyRow | null> {
  const known = client.getQueryData<PolicyTable>(retentionQueries.table())?.get(id)?.name ?? id;
  try {
    const policy = await patiently(() => readPolicy(client, id, signal), signal);
    const name = known === id ? await nameOf(client, id, signal) : known;
    return { id, name, policy, error: undefined };
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof ApiError)) throw error;
    return { id, name: known, policy: undefined, error };
  }
}

/** A channel's name; its id where the connection may read policies and not channels. */
async function nameOf(client: QueryClient, id: string, signal: AbortSignal): Promise<string> {
  try {
    return (await fetchName(client, id, signal)) || id;
  } catch (error) {
    if (error instanceof ForbiddenError || error instanceof MissingScopeError) return id;
    throw error;
  }
}
