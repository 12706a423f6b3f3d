import { ApiError } from "../../lib/api/errors.ts";
import { chunk } from "../../lib/bulk/run-bulk.ts";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { inviteGroups } from "../channel/api/groups.ts";
import type { DirectoryGroup } from "./directory-group.ts";

const AT_A_TIME = 2;

/** Calls that invite a group into channels, one each. An answer that does not name the group did not invite it. */
export function planInviting(group: DirectoryGroup, channelIds: readonly string[]): BulkPlan {
  return {
    calls: chunk(channelIds, 1),
    concurrency: AT_A_TIME,
    work: async (some) => {
      for (const channelId of some) {
        const invited = await inviteGroups(channelId, [group.id]);
        if (!invited.some(({ id }) => id === group.id)) {
          throw new ApiError("Zoom took the call and did not invite the group.", { code: "not_invited", status: 201 });
        }
      }
      return some.map((id) => ({ id, status: "done" }));
    },
  };
}
