// Who of those that something of a channel was made of has left the channel since.
import { userIdKey } from "../../contract/user-id.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow } from "../answers/page.ts";
import { CallFailed, type Via } from "../changes/resource.ts";
import { mayNotLook } from "../look-ups/who-is.ts";
import { channelMemberList } from "./channel-members.ts";

/**
 * @param ids Member or user IDs
 * @returns Those of people who are certainly not in the channel; none where this connection may not see who is
 * @throws CallFailed
 */
export async function goneFrom(
  channelId: string,
  ids: readonly string[],
  via: Via,
  ask: Ask,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { page, callOf } = channelMemberList(channelId, via);
  try {
    const { rows, unreadableCount } = await everyRow(ask, page, callOf);
    if (unreadableCount > 0) return [];
    const present = new Set(rows.flatMap(({ memberId, userId }) => [memberId, userIdKey(userId)]));
    return ids.filter((id) => !present.has(id) && !present.has(userIdKey(id)));
  } catch (error) {
    // Then Zoom decides.
    if (error instanceof CallFailed && mayNotLook.has(error.failure.kind)) return [];
    throw error;
  }
}

/** What is said of so many. */
export const leftOut = (count: number): string =>
  `${count === 1 ? "1 person is" : `${count} people are`} not in the channel and will be left out.`;

/** A state once some of those who had left are back; undefined where none of them is. */
export function withBack<State extends { readonly gone?: readonly string[] | undefined }>(
  state: State,
  isBack: (id: string) => boolean,
): State | undefined {
  const { gone = [] } = state;
  const left = gone.filter((id) => !isBack(id));
  return left.length === gone.length ? undefined : { ...state, gone: left };
}
