import type { QueryClient } from "@tanstack/react-query";
import { runBulk } from "../../lib/bulk/run-bulk.ts";
import { wait } from "../../lib/bulk/wait.ts";
import type { Change } from "./change-plan.ts";
import { type NextPolicy, nextOf, policyAfter } from "./policy.ts";
import { withPolicies } from "./policy-table.ts";
import { setPolicy } from "./retention-calls.ts";
import { knownDefault, retentionQueries } from "./retention-queries.ts";
import { changeTable } from "./use-policy-table.ts";

type Made = Pick<Change, "id" | "after">;

/** Shows changes that were made wherever policies show. */
export async function showPolicies(client: QueryClient, changes: readonly Made[]): Promise<void> {
  const defaultPeriod = knownDefault(client);
  const policies = new Map(changes.map(({ id, after }) => [id, policyAfter(after, defaultPeriod)]));
  changeTable(client, (table) => withPolicies(table, policies));
  await Promise.all(
    changes.map(({ id }) => client.invalidateQueries({ queryKey: retentionQueries.policy(id).queryKey })),
  );
}

/** Channels changed back at a time. */
const LANES = 4;

/** The changes that can be taken back: those whose policy of before is known. */
export function waysBack(changes: readonly Change[]): readonly Made[] {
  return changes.flatMap(({ id, before }) => {
    const after: NextPolicy | undefined = before && nextOf(before);
    return after ? [{ id, after }] : [];
  });
}

/**
 * Sets policies again after a change was taken back.
 *
 * @throws ApiError of the first channel that failed; the others are set nevertheless.
 */
export async function setBack(client: QueryClient, back: readonly Made[]): Promise<void> {
  const byId = new Map(back.map((one) => [one.id, one]));
  const outcomes = await runBulk({
    calls: back.map(({ id }) => [id]),
    concurrency: LANES,
    // Once begun it is brought to its end: half a way back would be neither.
    signal: new AbortController().signal,
    onProgress: () => {},
    nowMs: () => performance.now(),
    wait,
    work: async ([id = ""]) => {
      const one = byId.get(id);
      if (one) await setPolicy(id, one.after);
      return [{ id, status: "done" }];
    },
  });
  await showPolicies(
    client,
    outcomes.flatMap(({ id, status }) => (status === "done" ? (byId.get(id) ?? []) : [])),
  );
  const failed = outcomes.find((outcome) => outcome.status === "failed");
  if (failed) throw failed.error;
}
