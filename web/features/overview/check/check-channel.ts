import { userIdKey } from "../../../../contract/user-id.ts";
import { type Patience, patiently } from "../../../lib/bulk/patiently.ts";
import { cursorBatches } from "../../../lib/cursor-list/batches.ts";
import { type ArchiveState, probeArchiveState } from "../../../shared/channel/api/archive-state.ts";
import { getChannel } from "../../../shared/channel/api/channel.ts";
import type { ChannelRef } from "../../../shared/channel/api/channel-ref.ts";
import { listMembers } from "../../../shared/channel/api/members.ts";
import type { OwnerState } from "../../../shared/channel/model/access.ts";
import type { Member } from "../../../shared/people/member.ts";

/** What no list tells of a channel: it takes some calls for each. */
export interface CheckedChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly archive: ArchiveState;
  readonly ownerName: string;
  readonly owner: OwnerState;
  readonly memberCount: number;
  readonly externalCount: number;
}

/** What is known of a channel before it is checked. */
export interface KnownChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
}

/**
 * Reads all members of a channel and whether it is archived. Rate limits are waited for as `patience` says.
 *
 * @param known Undefined for a channel of which only the id is known.
 * @param inactive Keys of the user ids of deactivated people; undefined where the connection may not ask.
 * @throws ApiError when one of the calls fails.
 */
export async function checkChannel(
  ref: ChannelRef,
  known: KnownChannel | undefined,
  inactive: ReadonlySet<string> | undefined,
  signal: AbortSignal,
  patience: Patience,
): Promise<CheckedChannel> {
  const { name, type } = known ?? (await patiently(() => getChannel(ref, signal), signal, patience));
  const members: Member[] = [];
  let unreadableCount = 0;
  const readPage = async (cursor: string | undefined, stop: AbortSignal) => {
    const page = await listMembers(ref, cursor, stop);
    unreadableCount += page.unreadable.length;
    return page;
  };
  const pages = cursorBatches(readPage, signal, patience);
  for await (const items of pages) members.push(...items);
  // Stopped between two pages, when the members are not all there.
  signal.throwIfAborted();
  const archive = await patiently(() => probeArchiveState(ref, signal), signal, patience);
  const owner = members.find(({ role }) => role === "owner");
  return {
    id: ref.channelId,
    name,
    type,
    archive,
    ownerName: owner?.name ?? "",
    // Whoever could not be read may be the owner.
    owner: !owner && unreadableCount > 0 ? "unknown" : ownerStateOf(owner, inactive),
    memberCount: members.length + unreadableCount,
    externalCount: members.filter(({ isExternal }) => isExternal).length,
  };
}

/** What is known of an owner among the members; undefined when there is none. */
export function ownerStateOf(owner: Member | undefined, inactive: ReadonlySet<string> | undefined): OwnerState {
  if (!owner) return "missing";
  if (owner.userId === "" || owner.isExternal) return "external";
  if (!inactive) return "unknown";
  return inactive.has(userIdKey(owner.userId)) ? "inactive" : "active";
}
