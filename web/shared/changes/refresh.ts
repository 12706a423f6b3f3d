import type { Query, QueryClient } from "@tanstack/react-query";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { firstPageOnly } from "../../lib/cursor-list/changes.ts";

/** Reads again whatever a change has made another; lists of many pages from their first. */
export async function refreshAfter(client: QueryClient, { actionIds }: Pick<ChangeInfo, "actionIds">): Promise<void> {
  const done = new Set(actionIds);
  const predicate = ({ meta }: Query): boolean => meta?.changedBy?.some((id) => done.has(id)) ?? false;
  await client.cancelQueries({ predicate });
  client.setQueriesData({ predicate }, (data) => (isPaged(data) ? firstPageOnly(data) : data));
  await client.invalidateQueries({ predicate });
}

function isPaged(data: unknown): data is Parameters<typeof firstPageOnly>[0] {
  return typeof data === "object" && data !== null && "pages" in data && "pageParams" in data;
}
