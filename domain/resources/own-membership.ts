import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getUserChannel, joinChannel, leaveChannel } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow } from "../answers/page.ts";
import { CallFailed, type Reading, type Resource } from "../changes/resource.ts";
import { isPublicType } from "../channel-rules.ts";
import { type ChannelTarget, ofChannel } from "./channel.ts";
import { channelListOf } from "./channel-existence.ts";
import { roleIn } from "./channel-leaders.ts";

const State = v.object({
  isIn: v.boolean(),
  isOwner: v.optional(v.boolean()),
  isAdministrator: v.optional(v.boolean()),
  /** Whether one could come back by oneself. */
  isOpen: v.optional(v.boolean()),
});
type State = v.InferOutput<typeof State>;

/** Zoom shows a channel to whoever is in it, and to whoever may join it. */
async function isShown(channelId: string, ask: Ask): Promise<boolean> {
  try {
    await ask(call(getUserChannel, { path: { userId: "me", channelId } }), v.unknown());
    return true;
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "forbidden") return false;
    throw error;
  }
}

/** Whether whoever signed in is in a channel. Zoom lets an app join and leave only for them. */
export const ownMembership: Resource<ChannelTarget, State> = {
  id: "own-membership",
  bringsPeople: true,
  ...ofChannel,
  state: State,
  read: async ([target], via, ask) => {
    if (!target) return [];
    const { channelId } = target;
    const { page, callOf } = channelListOf("me");
    const { rows, unreadableCount } = await everyRow(ask, page, callOf);
    const own = rows.find(({ id }) => id === channelId);
    const reading = async (): Promise<Reading<State>> => {
      if (own) {
        const role = await roleIn(channelId, via.userId, ask);
        const leads = { isOwner: role === "owner", isAdministrator: role === "admin" };
        return { is: "known", state: { isIn: true, ...leads, isOpen: isPublicType(own.type) } };
      }
      if (unreadableCount > 0) return { is: "untold" };
      return { is: "known", state: { isIn: false, isOpen: await isShown(channelId, ask) } };
    };
    return [await reading()];
  },
  isSame: (one, other) => one.isIn === other.isIn,
  step: ({ target, now, to }) => {
    if (now === undefined) return { why: "Zoom does not say whether you are in this channel." };
    if (now.isIn === to.isIn) return null;
    if (to.isIn && now.isOpen === false)
      return { why: "Only public channels can be joined. A member has to invite you to this one." };
    if (!to.isIn && now.isOwner) return { why: "The owner cannot leave. Make someone else the owner in Zoom first." };
    return {
      name: to.isIn ? "join" : "leave",
      batch: target.channelId,
      size: 1,
      reached: to.isIn ? { isIn: true } : { isIn: false, ...(now.isOpen !== undefined && { isOpen: now.isOpen }) },
    };
  },
  call: (step, items) => {
    const path = { channelId: items[0]?.target.channelId ?? "" };
    return step === "join" ? call(joinChannel, { path }) : call(leaveChannel, { path });
  },
  describe: ({ isIn }) => [{ name: "You", value: isIn ? "In the channel" : "Not in the channel" }],
};
