import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { hasInventory } from "../../../lib/connection.ts";
import { useSession } from "../../../lib/session.ts";
import { lastDay } from "../../../shared/changes/ending.ts";
import type { ChannelRef } from "../../../shared/channel/api/channel-ref.ts";

import { temporaryQueries } from "../../../shared/temporary-access/temporary-queries.ts";

/**
 * The last day of those who were given their place in a channel until one, by the key of the person; undefined while that
 * is not known, and for whoever is not told.
 */
export function useUntil({ connection, channelId }: ChannelRef): ReadonlyMap<string, string> | undefined {
  const isTold = hasInventory(useSession()) && connection === "account";
  const { data } = useQuery({ ...temporaryQueries.of({ channel: channelId }), enabled: isTold });
  return useMemo(() => {
    const own = data?.filter(({ what, state }) => what === "channel" && state === "waiting");
    return own && new Map(own.map(({ person, untilMs }) => [person.key, lastDay(untilMs)]));
  }, [data]);
}
