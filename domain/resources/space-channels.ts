import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { listSharedSpaceChannels, moveSharedSpaceChannels } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { Resource, Result } from "../changes/resource.ts";
import { Id, Text } from "../ids.ts";

const ChannelInSpace = v.object({ spaceId: Id, space: Text, channelId: Id, name: Text });
export type ChannelInSpaceTarget = v.InferOutput<typeof ChannelInSpace>;
const ChannelState = v.object({
  isIn: v.boolean(),
  kind: v.optional(v.picklist(["general", "private", "public_for_members"])),
});
type ChannelState = v.InferOutput<typeof ChannelState>;

/** Channels of one call; Zoom documents no most. */
const MOVE_SIZE = 20;
const CHANNEL_PAGE_SIZE = 50;
const SpaceChannels = pageOf(
  "channels",
  v.object({
    channel_id: v.string(),
    space_channel_type: v.nullish(v.picklist(["general", "private", "public_for_members"]), "private"),
  }),
);
const Moved = v.object({
  channels: v.nullish(v.array(v.object({ channel_id: v.string(), is_moved: v.nullish(v.boolean(), false) })), []),
});

/** Zoom says that it did not move a channel, and never why. */
const whysNotMoved = {
  in: "Zoom did not move this channel and does not say why. Usual reasons: it is public, archived or already in a space; you neither own nor administer it; or it has people from other accounts and the space does not accept external people.",
  out: "Zoom did not move this channel out and does not say why. Usual reasons: you neither own nor administer the channel or the space, or it is the space’s general channel.",
} as const;

const inSpace = (spaceId: string, ask: Ask) =>
  everyRow(ask, SpaceChannels, (token) =>
    call(listSharedSpaceChannels, {
      path: { spaceId },
      query: { page_size: CHANNEL_PAGE_SIZE, next_page_token: token },
    }),
  );

/** Those that are in a shared space and can be told; whether these are all. */
export async function channelIdsIn(
  spaceId: string,
  ask: Ask,
): Promise<{ readonly ids: readonly string[]; readonly isWhole: boolean }> {
  const { rows, unreadableCount } = await inSpace(spaceId, ask);
  return { ids: rows.map(({ channel_id }) => channel_id), isWhole: unreadableCount === 0 };
}

/** Which channels are in a shared space. Only people themselves move them. */
export const spaceChannels: Resource<ChannelInSpaceTarget, ChannelState> = {
  id: "space-channels",
  target: ChannelInSpace,
  state: ChannelState,
  keyOf: ({ spaceId, channelId }) => `${spaceId} ${channelId}`,
  labelOf: ({ name, space }) => `${name} · ${space}`,
  spreadOf: ({ channelId, name, spaceId, space }) => ({
    thing: { key: channelId, name },
    place: { key: spaceId, name: space },
  }),
  readGroupOf: ({ spaceId }) => spaceId,
  read: async (targets, _via, ask) => {
    const spaceId = targets[0]?.spaceId ?? "";
    const { rows, unreadableCount } = await inSpace(spaceId, ask);
    return targets.map(({ channelId }) => {
      const found = rows.find(({ channel_id }) => channel_id === channelId);
      if (found) return { is: "known", state: { isIn: true, kind: found.space_channel_type } };
      return unreadableCount > 0 ? { is: "untold" } : { is: "known", state: { isIn: false } };
    });
  },
  isSame: (one, other) => one.isIn === other.isIn,
  step: ({ target, now, to }) => {
    if (now?.isIn === to.isIn) return null;
    if (now?.kind === "general") return { why: "The general channel stays in its space." };
    // Open to everyone in the space: Zoom moves in private channels only, and they stay private.
    const remark =
      !to.isIn && now?.kind === "public_for_members"
        ? "Everyone in the space can find it. If you move it back in, it will be private."
        : undefined;
    const reached: ChannelState = to.isIn ? { isIn: true, kind: "private" } : { isIn: false };
    return {
      name: to.isIn ? "in" : "out",
      batch: target.spaceId,
      size: MOVE_SIZE,
      reached,
      ...(remark !== undefined && { remark }),
    };
  },
  call: (step, items) =>
    call(moveSharedSpaceChannels, {
      path: { spaceId: items[0]?.target.spaceId ?? "" },
      body: {
        channel_ids: items.map(({ target }) => target.channelId),
        move_direction: step === "in" ? "move_into" : "move_out",
      },
    }),
  interpret: (step, answer, items) => {
    const { channels } = v.parse(Moved, answer);
    return items.map(({ target }): Result<ChannelState> => {
      const found = channels.find(({ channel_id }) => channel_id === target.channelId);
      if (!found) return { is: "untold" };
      if (found.is_moved) return { is: "done" };
      const message = whysNotMoved[step === "in" ? "in" : "out"];
      return { is: "failed", failure: { kind: "not_done", code: "not_done", status: 200, message } };
    });
  },
  describe: ({ isIn }) => [{ name: "Space", value: isIn ? "In the space" : "Not in the space" }],
};
