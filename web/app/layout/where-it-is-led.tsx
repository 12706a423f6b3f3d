import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { canReachAdministrators } from "../../lib/acting.ts";
import { useSession } from "../../lib/session.ts";
import { mayInChannel, placeQuery } from "../../shared/access/use-may-in-channel.ts";
import { channelPageQueries } from "../../shared/channel/channel-page-queries.ts";
import { ownRole } from "../../shared/channel/own-roles.ts";

interface WhereItIsLedProps {
  readonly channelId: string;
  readonly children: ReactNode;
}

/** What is for those who may do something in a channel because it is theirs; nothing while that is not known. */
export default function WhereItIsLed({ channelId, children }: WhereItIsLedProps) {
  const client = useQueryClient();
  const session = useSession();
  const isTold = canReachAdministrators(session);
  // The page asks for the same, so that whoever leads nothing costs no call.
  const leaders = useQuery({
    ...channelPageQueries.leaders({ connection: "me", channelId }, client),
    enabled: isTold,
  });
  const isLeader = leaders.data !== undefined && ownRole(leaders.data.people, session.user.id) !== "member";
  const place = useQuery({ ...placeQuery(channelId), enabled: isLeader || !isTold || leaders.isError });
  const may = place.data && mayInChannel(session, channelId, place.data, false);
  return may?.("see-channels").isAllowed ? children : null;
}
