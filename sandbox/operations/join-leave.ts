import { isPublic } from "../store/channel.ts";
import { tellChannel } from "./channel-events.ts";
import { dateTime } from "./date-time.ts";
import { operationError } from "./errors.ts";
import { addMembers, removeMembers } from "./membership.ts";
import type { Handler } from "./operation.ts";

export const joinLeaveHandlers = {
  joinChannel: (context) => {
    const { operation, params, store, actor } = context;
    const channel = store.channels.find(params.channelId ?? "");
    const isOpen = channel && (isPublic(channel.type) || store.spaces.isOpenTo(channel, actor.index));
    if (!isOpen || channel.isArchived || store.channels.isMember(channel, actor.index))
      throw operationError(operation.id, 5301);
    addMembers(context, channel, [actor]);
    tellChannel(context, "chat_channel.member_joined", channel);
    return { status: 201, body: { added_at: dateTime(context.nowMs), id: actor.id, member_id: actor.memberId } };
  },

  /** The owner stays, and everybody stays in the default channel. */
  leaveChannel: (context) => {
    const { operation, params, store, actor } = context;
    const channel = store.channels.find(params.channelId ?? "");
    const standing = channel ? store.channels.standing(channel, actor.index) : "none";
    if (!channel || standing === "none" || standing === "owner" || channel.kind === "default")
      throw operationError(operation.id, 5301);
    removeMembers(context, channel, [actor]);
    tellChannel(context, "chat_channel.member_left", channel);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
