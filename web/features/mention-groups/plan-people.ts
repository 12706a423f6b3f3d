import { chunk } from "../../../domain/chunk.ts";
import { ApiError } from "../../lib/api/errors.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { wait } from "../../lib/bulk/wait.ts";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import { callInParts } from "../channel/members/split-call.ts";
import { CALL_SIZE } from "./mention-group.ts";
import { addToGroup, removeFromGroup } from "./mention-group-calls.ts";

/** Zoom's codes for people who are in the group already, and for people who are not in it. */
const IN_GROUP = 5511;
const NOT_IN_GROUP = 5510;

/** Calls that add members, one after the other; somebody who is in the group already counts as done. */
export function planAdding(ref: ChannelRef, groupId: string, memberIds: readonly string[]): BulkPlan {
  return plan(memberIds, (some) => addToGroup(ref, groupId, some), IN_GROUP);
}

/** Calls that take members out; somebody who is out already counts as done. */
export function planRemoving(ref: ChannelRef, groupId: string, memberIds: readonly string[]): BulkPlan {
  return plan(memberIds, (some) => removeFromGroup(ref, groupId, some), NOT_IN_GROUP);
}

/** Each call is all or none; one that fails is halved until those whom Zoom refuses stand alone. */
function plan(
  ids: readonly string[],
  send: (ids: readonly string[]) => Promise<undefined>,
  doneCode: number,
): BulkPlan {
  const call = async (some: readonly string[]): Promise<void> => {
    try {
      await send(some);
    } catch (error) {
      const isDone = some.length === 1 && error instanceof ApiError && error.code === doneCode;
      if (!isDone) throw error;
    }
  };
  return {
    calls: chunk(ids, CALL_SIZE),
    concurrency: 1,
    work: (some, signal): Promise<readonly ItemOutcome[]> =>
      callInParts(some, { call, signal, wait: (ms) => wait(ms, signal) }),
  };
}
