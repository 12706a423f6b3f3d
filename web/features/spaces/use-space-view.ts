import { useQuery } from "@tanstack/react-query";
import { isSameUserId } from "../../../contract/user-id.ts";
import { type CursorList, useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useSession } from "../../lib/session.ts";
import type { Announce } from "../channel/done.ts";
import type { Space, SpaceChannel, SpaceMember } from "./space.ts";
import { accessToSpace, type SpaceAccess, type SpaceStanding } from "./space-access.ts";
import type { SpaceRef } from "./space-calls.ts";
import { spaceQueries } from "./space-queries.ts";

/** What the page knows of its space, for the header and every part. */
export interface SpaceView {
  readonly ref: SpaceRef;
  readonly space: Space;
  readonly members: CursorList<SpaceMember>;
  readonly channels: CursorList<SpaceChannel>;
  readonly standing: SpaceStanding;
  readonly access: SpaceAccess;
  /** User ID of the signed-in person. */
  readonly ownUserId: string;
}

export interface SpaceTabProps {
  readonly view: SpaceView;
  readonly announce: Announce;
}

export function useSpaceView(ref: SpaceRef, space: Space): SpaceView {
  const { user, connections } = useSession();
  const members = useCursorList(spaceQueries.members(ref), idOf);
  const channels = useCursorList(spaceQueries.channels(ref), idOf);
  const isOwner = isSameUserId(space.owner.userId, user.id);
  const admin = useQuery({ ...spaceQueries.isAdmin(ref, user.id), enabled: ref.connection === "me" && !isOwner });
  const standing: SpaceStanding = isOwner
    ? "owner"
    : admin.data === undefined
      ? "unknown"
      : admin.data
        ? "admin"
        : "member";
  const access = accessToSpace({
    connection: ref.connection,
    accountAccess: connections.account.access,
    standing,
    settings: space.settings,
  });
  return { ref, space, members, channels, standing, access, ownUserId: user.id };
}

const idOf = ({ id }: { readonly id: string }): string => id;
