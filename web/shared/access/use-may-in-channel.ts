import { queryOptions, useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import type { ConnectionName, SessionInfo } from "../../../contract/bff.ts";
import { can, type Place } from "../../../domain/access/can.ts";
import type { ChannelPlace } from "../../../domain/access/info.ts";
import { unpacked } from "../../../domain/access/packed.ts";
import type { Right } from "../../../domain/access/rights.ts";
import { accessKey } from "../../lib/access-key.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { mayOf, TOLD } from "../../lib/may.ts";
import { holdingsInfo, useSession } from "../../lib/session.ts";
import { allowed, ofDecision, refused, type Verdict } from "./verdict.ts";

const channelPlace = v.object({
  channel: v.object({
    name: v.nullish(v.string(), null),
    spaceId: v.nullish(v.string(), null),
    own: v.nullish(v.picklist(["owner", "administrator"]), null),
    isProtected: v.boolean(),
  }),
  access: holdingsInfo,
});

/** What decides what the signed-in person can do in a channel: what is true of it, and their roles. */
export const placeQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...accessKey, "place", channelId],
    queryFn: ({ signal }): Promise<ChannelPlace> =>
      request({ path: withQuery("/api/access/place", { channel: channelId }), schema: channelPlace, signal }),
    staleTime: 30_000,
  });

export type MayInChannel = (right: Right) => Verdict;

/** What the signed-in person may do in one channel through a connection; one's own leaves that to Zoom. */
export function useMayInChannel(channelId: string, connection: ConnectionName): MayInChannel {
  const session = useSession();
  const { data, error } = useQuery({ ...placeQuery(channelId), enabled: connection === "account" });
  return connection === "me" ? () => allowed : mayInChannel(session, channelId, data, error !== null);
}

/**
 * @param place Undefined while it is not known: then only what no channel is kept from can be said.
 * @param hasFailed whether it could not be found out
 */
export function mayInChannel(
  session: Pick<SessionInfo, "access" | "user">,
  channelId: string,
  place: ChannelPlace | undefined,
  hasFailed: boolean,
): MayInChannel {
  if (place) {
    const actor = { userId: session.user.id, holdings: unpacked(place.access) };
    const where: Place = { is: "channel", channel: { channelId, ...place.channel } };
    return (right) => ofDecision(can(actor, right, where, TOLD));
  }
  const may = mayOf(session);
  return (right) => (may.all(right) ? allowed : hasFailed ? NOT_FOUND_OUT : PENDING);
}

const PENDING = refused("What you may do here is being found out.");
const NOT_FOUND_OUT = refused("What you may do here cannot be found out now.", "Try again in a moment.");
