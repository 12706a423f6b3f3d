// Directory groups into channels and out of them. Zoom offers both to account-level apps only.
import { addGroupsToChannels, removeGroupsFromChannels } from "../../../domain/actions/directory-groups.ts";
import type { ChannelGroupTarget } from "../../../domain/resources/channel-groups.ts";
import { type ChangeRequest, partOf } from "../changes/change-request.ts";

/** Each group has a result of its own. */
export function invitationOf(targets: readonly ChannelGroupTarget[]): ChangeRequest {
  return { connection: "account", parts: [partOf(addGroupsToChannels, {}, targets)] };
}

export function removalOf(target: ChannelGroupTarget): ChangeRequest {
  return { connection: "account", parts: [partOf(removeGroupsFromChannels, {}, [target])] };
}
