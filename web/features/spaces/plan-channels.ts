import { chunk } from "../../../domain/chunk.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { NOT_DONE } from "../../lib/bulk/outcomes.ts";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { wait } from "../../lib/bulk/wait.ts";
import { sendInParts } from "../channel/members/split-call.ts";
import { setOutcomes } from "./outcomes.ts";
import type { SpaceRef } from "./space-calls.ts";
import { type MoveDirection, moveChannels } from "./space-channel-calls.ts";

/** Most channels of one call; Zoom documents none. */
export const MOVE_SIZE = 20;

const whys: Readonly<Record<MoveDirection, string>> = {
  move_into:
    "Zoom did not move this channel and does not say why. Usual reasons: it is public, archived or already in a space; you neither own nor administer it; or it has people from other accounts and the space does not accept external people.",
  move_out:
    "Zoom did not move this channel out and does not say why. Usual reasons: you neither own nor administer the channel or the space, or it is the space’s general channel.",
};

/** Calls that move channels; each of them has an outcome of its own. */
export function planMoving(ref: SpaceRef, direction: MoveDirection, channelIds: readonly string[]): BulkPlan {
  return {
    calls: chunk(channelIds, MOVE_SIZE),
    concurrency: 1,
    work: (some, signal) =>
      sendInParts(some, {
        send: async (part) => setOutcomes(part, await moveChannels(ref, direction, part), whys[direction]),
        signal,
        wait: (ms) => wait(ms, signal),
      }),
  };
}

/** The way back of a move. @throws ApiError when none of the channels moved. */
export async function moveBack(
  ref: SpaceRef,
  direction: MoveDirection,
  channelIds: readonly string[],
): Promise<number> {
  let count = 0;
  for (const some of chunk(channelIds, MOVE_SIZE)) count += (await moveChannels(ref, direction, some)).size;
  if (count === 0) throw new ApiError(whys[direction], { code: NOT_DONE, status: 200 });
  return count;
}
