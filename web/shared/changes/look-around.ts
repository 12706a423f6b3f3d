// What is carried on and what waits for this person, read anew: at the start, and for as long as nobody tells.
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { changesPath } from "../../../contract/bff.ts";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { changeInfo, changeList } from "./change-info.ts";
import { type ChangeFilter, changeQueries } from "./change-queries.ts";
import { changePath } from "./change-request.ts";
import { endedOf, refreshAfter } from "./refresh.ts";
import { useRunning } from "./running.ts";

/** How often one looks where something is carried on, and where nothing is. */
const BUSY_MS = 3_000;
const QUIET_MS = 10_000;

export const aroundQuery = (client: QueryClient, personId: string) =>
  queryOptions({
    // Apart from the changes themselves, which it has read again.
    queryKey: ["around", personId] as const,
    queryFn: ({ signal }) => lookAround(client, personId, signal),
    staleTime: 0,
    refetchInterval: ({ state: { data = 0 } }) => (data > 0 ? BUSY_MS : QUIET_MS),
  });

/** Has it read anew whether or not anybody tells. */
export const lookAgain = (client: QueryClient, personId: string): Promise<void> =>
  client.prefetchQuery(aroundQuery(client, personId));

/** Whether somebody other than whoever planned it has to apply it, and that is this person. */
export const isAwaiting = (
  { needsApproval, plannedBy }: Pick<ChangeInfo, "needsApproval" | "plannedBy">,
  personId: string,
): boolean => needsApproval && plannedBy !== personId;

/** @returns how many changes are carried on */
async function lookAround(client: QueryClient, personId: string, signal: AbortSignal): Promise<number> {
  const listed = async (filter: ChangeFilter): Promise<readonly ChangeInfo[]> =>
    (await request({ path: withQuery(changesPath, { ...filter }), schema: changeList, signal })).changes;
  const [running, plans] = await Promise.all([
    listed({ status: "running,waiting,paused" }),
    listed({ approval: "needed" }),
  ]);
  const changes = new Map(running.map((one) => [one.id, one]));
  const gone = [...useRunning.getState().changes.keys()].filter((id) => !changes.has(id));
  useRunning.setState({
    changes,
    awaiting: new Set(plans.filter((plan) => isAwaiting(plan, personId)).map(({ id }) => id)),
  });
  for (const queryKey of [changeQueries.lists(), changeQueries.ones()]) void client.invalidateQueries({ queryKey });
  const ended = await Promise.all(gone.map((id) => request({ path: changePath(id), schema: changeInfo, signal })));
  for (const one of ended) void refreshAfter(client, endedOf(one), true);
  return changes.size;
}
