import { chunk } from "../../../domain/chunk.ts";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { inviteGroup } from "../channel/api/groups.ts";

const AT_A_TIME = 2;

/** Calls that invite a group into channels, one each. */
export function planInviting(groupId: string, channelIds: readonly string[]): BulkPlan {
  return {
    calls: chunk(channelIds, 1),
    concurrency: AT_A_TIME,
    work: async (some) => {
      for (const channelId of some) await inviteGroup(channelId, groupId);
      return some.map((id) => ({ id, status: "done" }));
    },
  };
}
