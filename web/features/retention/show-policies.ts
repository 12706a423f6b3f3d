import type { QueryClient } from "@tanstack/react-query";
import { parse } from "valibot";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { ChannelTarget } from "../../../domain/resources/channel.ts";
import { policyOf, retentionState } from "./policy.ts";
import { withPolicies } from "./policy-table.ts";
import { knownDefault, retentionQueries } from "./retention-queries.ts";
import { changeTable } from "./use-policy-table.ts";

/**
 * Shows what became of channels wherever policies show.
 *
 * @param side `before` once it is taken back
 * @returns ids of those whose period is still to be read: the default's is not known before a channel that follows it is
 */
export function showPolicies(
  client: QueryClient,
  items: readonly ChangeItemInfo[],
  side: "before" | "to",
): readonly string[] {
  const defaultPeriod = knownDefault(client);
  const policies = new Map(
    items.flatMap(({ status, target, [side]: state }) =>
      status === "done" || status === "unchanged"
        ? [[parse(ChannelTarget, target).channelId, policyOf(parse(retentionState, state), defaultPeriod)] as const]
        : [],
    ),
  );
  changeTable(client, (table) => withPolicies(table, policies));
  for (const id of policies.keys()) void client.invalidateQueries({ queryKey: retentionQueries.policy(id).queryKey });
  return [...policies].flatMap(([id, { period }]) => (period === undefined ? [id] : []));
}
