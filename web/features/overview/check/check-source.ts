import type { QueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { ForbiddenError, MissingScopeError } from "../../../lib/api/errors.ts";
import { type Patience, patiently } from "../../../lib/bulk/patiently.ts";
import { cursorBatches } from "../../../lib/cursor-list/batches.ts";
import type { CursorPage } from "../../../lib/cursor-list/page.ts";
import { lastDays } from "../../../lib/day-range.ts";
import { listAccountActivity } from "../../../shared/activity/activity-queries.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { listUserChannels } from "../../../shared/channels/channel-queries.ts";
import { listPeople } from "../../../shared/people/people-queries.ts";
import type { CheckSource } from "./check-all.ts";
import { checkChannel } from "./check-channel.ts";

/** How far back the activity is read for channels that no list names. */
export const LOG_DAYS = 30;

/** What a check asks of Zoom through a connection. */
export function checkSource(client: QueryClient, connection: ConnectionName): CheckSource {
  let unreadableCount = 0;
  const counted =
    <Row>(fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Row>>) =>
    async (cursor: string | undefined, signal: AbortSignal): Promise<CursorPage<Row>> => {
      const page = await fetchPage(cursor, signal);
      unreadableCount += page.unreadable.length;
      return page;
    };
  return {
    unreadableCount: () => unreadableCount,
    inactivePeople: async (signal, patience) => {
      try {
        const inactive = await patiently(() => client.fetchQuery(channelPageQueries.inactive()), signal, patience);
        unreadableCount += inactive.unreadableCount;
        return inactive.keys;
      } catch (error) {
        if (error instanceof ForbiddenError || error instanceof MissingScopeError) return undefined;
        throw error;
      }
    },
    channelsInActivity: async function* (signal, patience) {
      const range = lastDays(LOG_DAYS, Date.now());
      const pages = cursorBatches(
        counted((cursor, stop) => listAccountActivity(range, "", cursor, stop)),
        signal,
        patience,
      );
      for await (const entries of pages) yield entries.map(({ channelId }) => channelId).filter(Boolean);
    },
    activePeople: (signal, patience) =>
      all(
        counted((cursor, stop) => listPeople("active", cursor, stop)),
        signal,
        patience,
      ),
    channelsOf: ({ id }, signal, patience) =>
      all(
        counted((cursor, stop) => listUserChannels(connection, id, cursor, stop)),
        signal,
        patience,
      ),
    check: (channelId, known, inactive, signal, patience) =>
      checkChannel({ connection, channelId }, known, inactive, signal, patience),
  };
}

/** @throws AbortError when it is stopped before the last page. */
async function all<Row>(
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Row>>,
  signal: AbortSignal,
  patience: Patience,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const items of cursorBatches(fetchPage, signal, patience)) rows.push(...items);
  signal.throwIfAborted();
  return rows;
}
