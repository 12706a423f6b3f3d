import type { QueryClient } from "@tanstack/react-query";
import { chunk } from "../../../../domain/chunk.ts";
import { refOfChange } from "../../../lib/acting.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import type { BulkPlan } from "../../../lib/bulk/use-bulk.ts";
import { wait } from "../../../lib/bulk/wait.ts";
import type { ChannelRef } from "../api/channel-ref.ts";
import { demoteAdmins, PROMOTE_SIZE, promoteMembers, REMOVE_SIZE, removeMembers } from "../api/members.ts";
import { channelPageQueries } from "../channel-page-queries.ts";
import type { MemberAction } from "./member-change.ts";
import { callInParts } from "./split-call.ts";

/** Most people of one call. */
export const actionSizes: Readonly<Record<MemberAction, number>> = {
  remove: REMOVE_SIZE,
  promote: PROMOTE_SIZE,
  demote: PROMOTE_SIZE,
};

/** One call; Zoom does it for all of the people or for none. */
export async function act(
  client: QueryClient,
  ref: ChannelRef,
  action: MemberAction,
  memberIds: readonly string[],
): Promise<void> {
  if (action === "remove") await removeMembers(ref, memberIds);
  else if (action === "promote") await promoteMembers(ref, await actorId(client, ref), memberIds);
  else await demoteAdmins(ref, await actorId(client, ref), memberIds);
}

/** In whose name administrators are made: oneself, or somebody active who leads the channel. */
async function actorId(client: QueryClient, ref: ChannelRef): Promise<string> {
  if (refOfChange(ref).connection === "me") return "me";
  const { actor } = await client.ensureQueryData(channelPageQueries.leaders(ref, client));
  if (!actor) throw new Error("nobody to act for: the buttons are disabled then");
  return actor.userId;
}

/** The calls for an action over members; one that fails is halved to find the culprit. */
export function planAction(
  client: QueryClient,
  ref: ChannelRef,
  action: MemberAction,
  memberIds: readonly string[],
): BulkPlan {
  return {
    calls: chunk(memberIds, actionSizes[action]),
    concurrency: 2,
    work: (some, signal): Promise<readonly ItemOutcome[]> =>
      callInParts(some, {
        call: (part) => act(client, ref, action, part),
        signal,
        wait: (ms) => wait(ms, signal),
      }),
  };
}
