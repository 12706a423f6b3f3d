import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ForbiddenError, MissingScopeError, NotFoundError } from "../../lib/api/errors.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { type Cover, coversOf, custodiansOf, type Matter } from "./legal-hold.ts";
import { retentionQueries } from "./retention-queries.ts";

/** People whose channels are looked up without asking; each takes a call, or some. */
const ASKED_FROM = 50;
/** Bound on the pages of one person's channels. */
const PAGES = 200;
const STALE_MS = 15 * 60_000;

/** User ids of the covered people in each channel. */
type HeldChannels = ReadonlyMap<string, readonly string[]>;

export type Holds =
  | { readonly state: "loading"; readonly peopleCount: number }
  /** The role or the app's scopes do not open legal holds. */
  | { readonly state: "hidden" }
  | { readonly state: "failed"; readonly error: Error; readonly retry: () => void }
  /** So many people are covered that the reader is asked first. */
  | { readonly state: "asking"; readonly peopleCount: number; readonly look: () => void }
  | { readonly state: "known"; readonly coversOf: (channelId: string) => readonly Cover[] };

/** The matters; undefined while they load, null where the connection may not see them. */
function useMatters() {
  const { data, error, refetch } = useQuery(retentionQueries.matters());
  return { matters: isClosed(error) ? null : data, error: isClosed(error) ? null : error, refetch };
}

function isClosed(error: Error | null): boolean {
  return error instanceof ForbiddenError || error instanceof MissingScopeError;
}

/** Which channels have people under legal hold: those that the covered people are in. */
export function useHolds(): Holds {
  const { matters, error, refetch } = useMatters();
  const [isAsked, setAsked] = useState(false);
  const peopleCount = matters ? custodiansOf(matters).length : 0;
  const isWanted = matters !== null && matters !== undefined && (peopleCount <= ASKED_FROM || isAsked);
  const held = useQuery({ ...heldQuery(matters ?? []), enabled: isWanted });
  const covers = useMemo(
    () => matters && held.data && ((id: string) => coversOf(matters, held.data.get(id) ?? [])),
    [matters, held.data],
  );

  if (matters === null) return { state: "hidden" };
  if (error) return { state: "failed", error, retry: () => void refetch() };
  if (matters && !isWanted) return { state: "asking", peopleCount, look: () => setAsked(true) };
  if (isClosed(held.error)) return { state: "hidden" };
  if (held.error) return { state: "failed", error: held.error, retry: () => void held.refetch() };
  if (!covers) return { state: "loading", peopleCount };
  return { state: "known", coversOf: covers };
}

function heldQuery(matters: readonly Matter[]) {
  return queryOptions({
    queryKey: [...retentionQueries.held(), matters.map(({ id }) => id)],
    queryFn: ({ client }) => findHeld(client, matters),
    staleTime: STALE_MS,
    structuralSharing: false,
  });
}

/** Zoom tells no channel's matters, but a person's channels: there are fewer people under hold than channels. */
async function findHeld(client: QueryClient, matters: readonly Matter[]): Promise<HeldChannels> {
  const byChannel = new Map<string, string[]>();
  for (const { userId } of custodiansOf(matters)) {
    for (const id of await channelsOf(client, userId)) byChannel.set(id, [...(byChannel.get(id) ?? []), userId]);
  }
  return byChannel;
}

async function channelsOf(client: QueryClient, userId: string): Promise<readonly string[]> {
  try {
    const { pages } = await client.fetchInfiniteQuery({ ...channelQueries.ofUser("account", userId), pages: PAGES });
    return pages.flatMap(({ items }) => items.map(({ id }) => id));
  } catch (error) {
    // Somebody who left the account is in no channel any more.
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}
