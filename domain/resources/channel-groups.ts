import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  inviteChannelMembersGroups,
  listChannelMembers,
  listChannelMembersGroups,
  removeMemberGroup,
  retrieveIMDirectoryGroup,
} from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { CallFailed, type Reading, type Resource } from "../changes/resource.ts";
import { isHolding } from "../failure.ts";
import { Id, Text } from "../ids.ts";

export const ChannelGroupTarget = v.object({ channelId: Id, channel: Text, groupId: Id, name: Text });
export type ChannelGroupTarget = v.InferOutput<typeof ChannelGroupTarget>;
const State = v.object({
  isIn: v.boolean(),
  /** Of a group that is to be removed: how many people are in the channel, and how many leave it at most. */
  peopleCount: v.optional(v.number()),
  leavingCount: v.optional(v.number()),
});
type State = v.InferOutput<typeof State>;

const Groups = pageOf("groups", v.object({ group_id: v.string() }));
const Invited = v.object({ groups: v.nullish(v.array(v.object({ group_id: v.string() })), []) });

const Total = v.object({ total_records: v.nullish(v.number()) });
const Group = v.object({ total_members: v.nullish(v.number()) });

const groupsOf = (channelId: string, ask: Ask) =>
  everyRow(ask, Groups, () => call(listChannelMembersGroups, { path: { channelId } }));

/** The directory groups that are in a channel and can be told; whether these are all. */
export async function groupIdsIn(
  channelId: string,
  ask: Ask,
): Promise<{ readonly ids: readonly string[]; readonly isWhole: boolean }> {
  const { rows, unreadableCount } = await groupsOf(channelId, ask);
  return { ids: rows.map(({ group_id }) => group_id), isWhole: unreadableCount === 0 };
}

/** How many people are in a channel, and as many at most of a group; nothing where Zoom does not tell. */
async function peopleOf(channelId: string, groupId: string, ask: Ask): Promise<Omit<State, "isIn">> {
  try {
    const [{ total_records: peopleCount }, { total_members: groupCount }] = [
      await ask(call(listChannelMembers, { path: { channelId }, query: { page_size: 1 } }), Total),
      await ask(call(retrieveIMDirectoryGroup, { path: { groupId } }), Group),
    ];
    if (typeof peopleCount !== "number" || typeof groupCount !== "number") return {};
    return { peopleCount, leavingCount: Math.min(groupCount, peopleCount) };
  } catch (error) {
    if (!(error instanceof CallFailed) || isHolding(error.failure)) throw error;
    return {};
  }
}

/** Which directory groups are in a channel, whose people are members through them. Account-level apps only. */
export const channelGroups: Resource<ChannelGroupTarget, State> = {
  id: "channel-groups",
  bringsPeople: true,
  target: ChannelGroupTarget,
  state: State,
  keyOf: ({ channelId, groupId }) => `${channelId} ${groupId}`,
  labelOf: ({ name, channel }) => `${name} · ${channel}`,
  spreadOf: ({ groupId, name, channelId, channel }) => ({
    thing: { key: groupId, name },
    place: { key: channelId, name: channel },
  }),
  readGroupOf: ({ channelId }) => channelId,
  read: async (targets, _via, ask, wanted) => {
    const channelId = targets[0]?.channelId ?? "";
    const { rows, unreadableCount } = await groupsOf(channelId, ask);
    const readings: Reading<State>[] = [];
    for (const [index, { groupId }] of targets.entries()) {
      const isIn = rows.some(({ group_id }) => group_id === groupId);
      const isLeaving = isIn && wanted[index]?.isIn === false;
      if (!isIn && unreadableCount > 0) readings.push({ is: "untold" });
      else readings.push({ is: "known", state: { isIn, ...(isLeaving && (await peopleOf(channelId, groupId, ask))) } });
    }
    return readings;
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
