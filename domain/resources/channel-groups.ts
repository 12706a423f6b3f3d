import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  inviteChannelMembersGroups,
  listChannelMembersGroups,
  removeMemberGroup,
} from "../../contract/endpoints.gen.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { Resource } from "../changes/resource.ts";
import { Id, Text } from "./ids.ts";

export const ChannelGroupTarget = v.object({ channelId: Id, channel: Text, groupId: Id, name: Text });
export type ChannelGroupTarget = v.InferOutput<typeof ChannelGroupTarget>;
const State = v.object({ isIn: v.boolean() });
type State = v.InferOutput<typeof State>;

const Groups = pageOf("groups", v.object({ group_id: v.string() }));
const Invited = v.object({ groups: v.nullish(v.array(v.object({ group_id: v.string() })), []) });

/** Which directory groups are in a channel, whose people are members through them. Account-level apps only. */
export const channelGroups: Resource<ChannelGroupTarget, State> = {
  id: "channel-groups",
  target: ChannelGroupTarget,
  state: State,
  keyOf: ({ channelId, groupId }) => `${channelId} ${groupId}`,
  labelOf: ({ name, channel }) => `${name} · ${channel}`,
  readGroupOf: ({ channelId }) => channelId,
  read: async (targets, _via, ask) => {
    const channelId = targets[0]?.channelId ?? "";
    const { rows, unreadableCount } = await everyRow(ask, Groups, () =>
      call(listChannelMembersGroups, { path: { channelId } }),
    );
    return targets.map(({ groupId }) => {
      const isIn = rows.some(({ group_id }) => group_id === groupId);
      return !isIn && unreadableCount > 0 ? { is: "untold" } : { is: "known", state: { isIn } };
    });
  },
  isSame: (one, other) => one.isIn === other.isIn,
  step: ({ target, now, to }) => {
    if (now?.isIn === to.isIn) return null;
    const remark = to.isIn
      ? "Its people become members of the channel."
      : "People who are members only through this group leave the channel.";
    // Zoom refuses all groups of a call for one of them, and does not say which.
    return {
      name: to.isIn ? "add" : "remove",
      batch: `${target.channelId} ${target.groupId}`,
      size: 1,
      reached: to,
      remark,
    };
  },
  call: (step, items) => {
    const [only] = items;
    const { channelId = "", groupId = "" } = only?.target ?? {};
    return step === "add"
      ? call(inviteChannelMembersGroups, { path: { channelId }, body: { groups: [{ group_id: groupId }] } })
      : call(removeMemberGroup, { path: { channelId, groupId } });
  },
  interpret: (step, answer, items) => {
    if (step !== "add") return items.map(() => ({ is: "done" }));
    const { groups } = v.parse(Invited, answer);
    return items.map(({ target }) =>
      groups.some(({ group_id }) => group_id === target.groupId) ? { is: "done" } : { is: "untold" },
    );
  },
  describe: ({ isIn }) => [{ name: "Group", value: isIn ? "In the channel" : "Not in the channel" }],
};
