import { useQueries, useQueryClient } from "@tanstack/react-query";
import { isSameUserId } from "../../../contract/user-id.ts";
import type { Member, MemberRole } from "../../../domain/exports/member-row.ts";
import { canReachAdministrators } from "../../lib/acting.ts";
import { useSession } from "../../lib/session.ts";
import { channelPageQueries } from "./channel-page-queries.ts";

/** Most channels that are asked about, a call each; of more, Zoom's refusals tell. */
const MOST = 100;

export interface OwnRoles {
  /** Undefined while it is read, and where Zoom does not tell. */
  readonly roleIn: (channelId: string) => MemberRole | undefined;
  readonly isReading: boolean;
}

/** What the signed-in person is in channels of their own: no list tells it, so who leads them is read. */
export function useOwnRoles(channelIds: readonly string[]): OwnRoles {
  const client = useQueryClient();
  const session = useSession();
  const asked = channelIds.length > MOST || !canReachAdministrators(session) ? [] : channelIds;
  const found = useQueries({
    queries: asked.map((channelId) => channelPageQueries.leaders({ connection: "me", channelId }, client)),
  });
  const roles = new Map(
    asked.flatMap((id, at) => {
      const leaders = found[at]?.data?.people;
      return leaders ? [[id, ownRole(leaders, session.user.id)] as const] : [];
    }),
  );
  return { roleIn: (id) => roles.get(id), isReading: found.some(({ isPending }) => isPending) };
}

/** Who is not among the leaders of a channel of their own is a member. */
export function ownRole(leaders: readonly Member[], userId: string): MemberRole {
  return leaders.find((leader) => isSameUserId(leader.userId, userId))?.role ?? "member";
}
