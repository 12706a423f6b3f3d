import { useQuery } from "@tanstack/react-query";
import { isSameUserId } from "../../../contract/user-id.ts";
import type { SpaceChannel, SpaceMember } from "../../../domain/exports/space-rows.ts";
import { actingConnection } from "../../lib/acting.ts";
import { type CursorList, useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useSession } from "../../lib/session.ts";
import { useMay } from "../../shared/access/use-may.ts";
import type { Space } from "../../shared/spaces/space.ts";
import type { SpaceRef } from "../../shared/spaces/space-calls.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { isOwnRight, operationsOfAct, type SpaceAct } from "./own-acts.ts";
import { accessToSpace, type SpaceAccess, type SpaceStanding } from "./space-access.ts";

/** What the page knows of its space, for the header and every part. */
export interface SpaceView {
  readonly ref: SpaceRef;
  /** The same with the connection that a change goes through: one's own wherever that can make it. */
  readonly refFor: (act: SpaceAct) => SpaceRef;
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
}

export function useSpaceView(ref: SpaceRef, space: Space): SpaceView {
  const session = useSession();
  const { user } = session;
  const may = useMay();
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
    may: (right) => may.at(right, { is: "space", spaceId: ref.spaceId }),
    standing,
    settings: space.settings,
  });
  const refFor = (act: SpaceAct): SpaceRef => {
    // Through the account connection no question of its own is worth it: the members at hand tell, or nothing does.
    const self = members.rows.find(({ userId }) => isSameUserId(userId, user.id));
    const known = standing === "unknown" ? (self?.role ?? standing) : standing;
    const isOwn = isOwnRight(act, known, space.settings);
    return { ...ref, through: actingConnection(ref.connection, operationsOfAct(act), isOwn, session) };
  };
  return { ref, refFor, space, members, channels, standing, access, ownUserId: user.id };
}

const idOf = ({ id }: { readonly id: string }): string => id;
