import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { userIdKey } from "../../../contract/user-id.ts";
import { ForbiddenError, MissingScopeError, NotFoundError } from "../../lib/api/errors.ts";
import { isInventoryWhole } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { inventoryPeople } from "../../shared/inventory/people-queries.ts";
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
  | {
      readonly state: "known";
      readonly coversOf: (channelId: string) => readonly Cover[];
      /** Keys of the people they cover; nobody where some of these could not be read. */
      readonly people: readonly string[];
    };

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
  const isKnown = isInventoryWhole(useSession());
  const isCheap = isKnown || peopleCount <= ASKED_FROM;
  const isWanted = matters !== null && matters !== undefined && (isCheap || isAsked);
  const held = useQuery({ ...heldQuery(matters ?? [], isKnown), enabled: isWanted });
  const known = useMemo((): Holds | null => {
    if (!matters || !held.data) return null;
    const byChannel = held.data;
    const people = matters.some(({ isPartlyRead }) => isPartlyRead)
      ? []
      : custodiansOf(matters).map(({ userId }) => userIdKey(userId));
    return { state: "known", people, coversOf: (id) => coversOf(matters, byChannel.get(id) ?? []) };
  }, [matters, held.data]);

  if (matters === null) return { state: "hidden" };
  if (error) return { state: "failed", error, retry: () => void refetch() };
  if (matters && !isWanted) return { state: "asking", peopleCount, look: () => setAsked(true) };
  if (isClosed(held.error)) return { state: "hidden" };
  if (held.error) return { state: "failed", error: held.error, retry: () => void held.refetch() };
  return known ?? { state: "loading", peopleCount };
}

function heldQuery(matters: readonly Matter[], isKnown: boolean) {
  return queryOptions({
    queryKey: [...retentionQueries.held(), isKnown, matters.map(({ id }) => id)],
    queryFn: ({ client }) => findHeld(matters, (userId) => (isKnown ? knownChannelsOf : channelsOf)(client, userId)),
    staleTime: STALE_MS,
    structuralSharing: false,
  });
}

/** Zoom tells no channel's matters, but a person's channels: there are fewer people under hold than channels. */
async function findHeld(
  matters: readonly Matter[],
  read: (userId: string) => Promise<readonly string[]>,
): Promise<HeldChannels> {
  const byChannel = new Map<string, string[]>();
  for (const { userId } of custodiansOf(matters)) {
    for (const id of await read(userId)) byChannel.set(id, [...(byChannel.get(id) ?? []), userId]);
  }
  return byChannel;
}

/** As the inventory knows them. */
async function knownChannelsOf(client: QueryClient, userId: string): Promise<readonly string[]> {
  try {
    const { channels } = await client.fetchQuery(inventoryPeople.one(userIdKey(userId)));
    return channels.map(({ id }) => id);
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
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
