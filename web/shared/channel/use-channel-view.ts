import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import { actingConnection, canReachAdministrators } from "../../lib/acting.ts";
import { type CursorList, useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useSession } from "../../lib/session.ts";
import { type MayInChannel, useMayInChannel } from "../access/use-may-in-channel.ts";
import { channelQueries } from "../channels/channel-queries.ts";
import type { ArchiveState } from "./api/archive-state.ts";
import type { ChannelRef } from "./api/channel-ref.ts";
import type { Leaders } from "./api/leaders.ts";
import { channelPageQueries } from "./channel-page-queries.ts";
import { type Access, accessTo, type Standing } from "./model/access.ts";
import { type Channel, GROUP_CHAT, mayBeGeneral } from "./model/channel.ts";
import { type ChannelAct, isOwnRight, operationsOfAct } from "./model/own-acts.ts";
import { standingOf } from "./model/standing.ts";

/** What the page knows of its channel, for the header and every tab. */
export interface ChannelView {
  readonly ref: ChannelRef;
  /** The same with the connection that a change goes through: one's own wherever that can make it. */
  readonly refFor: (act: ChannelAct) => ChannelRef;
  readonly channel: Channel;
  readonly members: CursorList<Member>;
  /** Undefined while it loads, and when Zoom does not tell. */
  readonly leaders: Leaders | undefined;
  readonly leadersError: Error | null;
  readonly archiveState: ArchiveState;
  readonly standing: Standing;
  readonly access: Access;
  /** What the person’s roles allow in it; on their own connection all that Zoom does. */
  readonly may: MayInChannel;
  /** User ID of the signed-in person. */
  readonly ownUserId: string;
  /** Whether people of other accounts are known to be members. */
  readonly hasExternal: boolean;
}

export function useChannelView(ref: ChannelRef, channel: Channel): ChannelView {
  const client = useQueryClient();
  const session = useSession();
  const { user } = session;
  const may = useMayInChannel(ref.channelId, ref.connection);
  const members = useCursorList(channelPageQueries.members(ref), memberId);
  const leaders = useQuery(channelPageQueries.leaders(ref, client));
  // Group chats have no mention groups, so the question would be refused and tell nothing.
  const archive = useQuery({ ...channelPageQueries.archiveState(ref), enabled: channel.type !== GROUP_CHAT });
  const archiveState = archive.data ?? "unknown";
  const refusal = useQuery(channelPageQueries.refusal(ref.channelId));

  const standing = standingOf({
    userId: user.id,
    type: channel.type,
    leaders: leaders.data?.people,
    members: members.rows,
    isMembersComplete: members.isComplete,
    isJoined: ref.connection === "me" ? isInOwnList(client, ref.channelId) : undefined,
  });
  const access = accessTo({
    connection: ref.connection,
    may,
    standing,
    type: channel.type,
    adding: channel.adding,
    isArchived: archiveState === "unknown" ? undefined : archiveState === "archived",
    owner: leaders.data?.ownerState ?? (leaders.error ? "missing" : "unknown"),
    refusal: refusal.data ?? undefined,
    isGeneral: mayBeGeneral(channel),
    canReachAdministrators: canReachAdministrators(session),
    hasActor: leaders.data ? leaders.data.actor !== undefined : undefined,
  });
  const throughFor = (act: ChannelAct): ConnectionName =>
    actingConnection(ref.connection, operationsOfAct(act), isOwnRight(act, standing, channel.adding), session);
  return {
    ref,
    refFor: (act) => ({ ...ref, through: throughFor(act) }),
    channel,
    members,
    leaders: leaders.data,
    leadersError: leaders.error,
    archiveState,
    standing,
    access,
    may,
    ownUserId: user.id,
    hasExternal: members.rows.some(({ isExternal }) => isExternal),
  };
}

/** What the person's own list of channels, if it was looked at, says of this one. */
function isInOwnList(client: ReturnType<typeof useQueryClient>, channelId: string): boolean | undefined {
  const list = client.getQueryData(channelQueries.ofUser("me", "me").queryKey);
  if (!list) return undefined;
  if (list.pages.some(({ items }) => items.some(({ id }) => id === channelId))) return true;
  return list.pages.at(-1)?.nextCursor === undefined ? false : undefined;
}

const memberId = (member: Member): string => member.id;
