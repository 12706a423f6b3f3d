import * as v from "valibot";
import { type Channel, isGeneral } from "../store/channel.ts";
import { lowerBound } from "../store/sorted.ts";
import type { Space } from "../store/spaces.ts";
import { rightsToChannel } from "./access.ts";
import { hasExternalMembers } from "./channel-rules.ts";
import { operationError } from "./errors.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";
import { isShown, mayBringChannels, permittedSpace, rightsToSpace, type SpaceRights } from "./space-access.ts";
import { spaceChannel } from "./space-view.ts";

const Body = v.object({
  channel_ids: v.array(v.string()),
  move_direction: v.picklist(["move_into", "move_out"]),
});

export const spaceChannelsHandlers = {
  listSharedSpaceChannels: (context) => {
    const { store, cursor } = context;
    const { space } = permittedSpace(context, ({ canRead }) => canRead);
    const shown = store.channels.inSpace(space.id).filter((channel) => isShown(context, channel));
    const sequences = shown.map(({ sequence }) => sequence);
    const start = lowerBound(sequences, pageStart(context));
    const end = start + cursor.pageSize;
    return {
      status: 200,
      body: {
        channels: shown.slice(start, end).map(spaceChannel),
        ...paging(context, sequences[end] ?? null),
      },
    };
  },

  /** 200 however many of the channels stay where they are. */
  moveSharedSpaceChannels: (context) => {
    const { operation, params, store } = context;
    const { spaceId = "" } = params;
    const space = store.spaces.find(spaceId);
    if (!space) throw operationError(operation.id, 300, { values: { spaceId } });
    const rights = rightsToSpace(context, space);
    const asked = v.parse(Body, context.body);
    const isInto = asked.move_direction === "move_into";
    if (rights.standing === "none" || (isInto && !mayBringChannels(space, rights)))
      throw operationError(operation.id, 200);
    const channels = asked.channel_ids.map((id) => {
      const channel = store.channels.find(id);
      const can = isInto ? canMoveIn : canMoveOut;
      if (!channel || !can(context, space, channel, rights)) return { channel_id: id, is_moved: false };
      store.channels.place(channel, isInto ? { spaceId, type: "private" } : null);
      return { channel_id: id, is_moved: true };
    });
    return { status: 200, body: { space_id: space.id, move_direction: asked.move_direction, channels } };
  },
} satisfies Record<string, Handler>;

/** Only private channels can be moved into a space, by somebody who manages them. */
function canMoveIn(context: OperationContext, space: Space, channel: Channel): boolean {
  const isPrivate = channel.type === 1 || channel.type === 2;
  const hasRoom = space.settings.allowToAddExternalUsers > 0 || !hasExternalMembers(context.store, channel);
  const isFree = channel.space === null && channel.kind === "ordinary" && !channel.isArchived;
  return isPrivate && hasRoom && isFree && rightsToChannel(context, channel).canManage;
}

/** Who manages the channel or the space may move it out; the general channel stays. */
function canMoveOut(context: OperationContext, space: Space, channel: Channel, { canManage }: SpaceRights): boolean {
  const isHere = channel.space?.spaceId === space.id && !isGeneral(channel);
  return isHere && (canManage || rightsToChannel(context, channel).canManage);
}
