import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Period } from "../../../domain/retention-period.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { listMatters } from "./legal-hold.ts";
import type { Policy } from "./policy.ts";
import { getPolicy } from "./retention-calls.ts";

const STALE_MS = 2 * 60_000;
/** Matters change seldom, and the call for them is one of few that the account has a minute. */
const MATTERS_STALE_MS = 15 * 60_000;

/** Keys and functions of what is asked about retention; account connection only. */
export const retentionQueries = {
  all: [...channelQueries.all, "retention"] as const,
  /** Key of the channels of people under legal hold. */
  held: () => [...retentionQueries.all, "held"] as const,

  policy: (channelId: string) =>
    queryOptions({
      queryKey: [...retentionQueries.all, "policy", channelId],
      queryFn: ({ client, signal }) => readPolicy(client, channelId, signal),
      staleTime: STALE_MS,
      meta: { shows: ["retention"], of: channelId },
    }),

  matters: () =>
    queryOptions({
      queryKey: [...retentionQueries.all, "matters"],
      queryFn: ({ signal }) => listMatters(signal),
      staleTime: MATTERS_STALE_MS,
    }),
};

const defaultKey = [...retentionQueries.all, "default"] as const;

/** The period of the account's default, once a channel that follows it was read: no operation tells it otherwise. */
export function knownDefault(client: QueryClient): Period | undefined {
  return client.getQueryData<Period>(defaultKey);
}

/** Reads a channel's policy. @throws ApiError */
export async function readPolicy(client: QueryClient, channelId: string, signal: AbortSignal): Promise<Policy> {
  const policy = await getPolicy(channelId, signal);
  if (!policy.isCustom && policy.period) {
    client.setQueryDefaults(defaultKey, { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData<Period>(defaultKey, policy.period);
  }
  return policy;
}
