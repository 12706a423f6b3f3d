import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { chunk } from "../../../domain/chunk.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { type Bulk, useBulk } from "../../lib/bulk/use-bulk.ts";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import { CALL_SIZE } from "./mention-group.ts";
import { addToGroup, createGroup, type GroupText, removeFromGroup } from "./mention-group-calls.ts";
import { planAdding } from "./plan-people.ts";
import { showChanged } from "./show-changed.ts";

/** A group that is there, or the one to create. */
export type Target = { readonly groupId: string } | { readonly text: GroupText };

export interface Filled {
  readonly groupId: string;
  /** What became of each member id. */
  readonly outcomes: readonly ItemOutcome[];
}

export interface Fill {
  readonly bulk: Bulk;
  /** @throws ApiError when the group cannot be created; then nobody was added. */
  readonly fill: (ref: ChannelRef, target: Target, memberIds: readonly string[]) => Promise<Filled>;
}

/** Puts members of a channel into a mention group, however many calls that takes. */
export function useFill(): Fill {
  const client = useQueryClient();
  const bulk = useBulk();
  const fill = async (ref: ChannelRef, target: Target, memberIds: readonly string[]): Promise<Filled> => {
    // A group is created with the people of one call; Zoom wants at least one.
    const first = "text" in target ? memberIds.slice(0, CALL_SIZE) : [];
    const groupId = "text" in target ? await createGroup(ref, target.text, first) : target.groupId;
    const rest = memberIds.slice(first.length);
    const added = rest.length > 0 ? await bulk.start(planAdding(ref, groupId, rest)) : [];
    await showChanged(client, ref, groupId);
    return { groupId, outcomes: [...first.map((id) => ({ id, status: "done" as const })), ...added] };
  };
  return { bulk, fill };
}

// The ways back are taken after the dialog is gone, and fail as a whole.

/** Takes people out of a group again. */
export async function takeOut(
  client: QueryClient,
  ref: ChannelRef,
  groupId: string,
  memberIds: readonly string[],
): Promise<void> {
  for (const some of chunk(memberIds, CALL_SIZE)) await removeFromGroup(ref, groupId, some);
  await showChanged(client, ref, groupId);
}

/** Puts people into a group again. */
export async function putBack(
  client: QueryClient,
  ref: ChannelRef,
  groupId: string,
  memberIds: readonly string[],
): Promise<void> {
  for (const some of chunk(memberIds, CALL_SIZE)) await addToGroup(ref, groupId, some);
  await showChanged(client, ref, groupId);
}

/** Creates a deleted group again, with the same people; its id is a new one. */
export async function restoreGroup(
  client: QueryClient,
  ref: ChannelRef,
  text: GroupText,
  memberIds: readonly string[],
): Promise<void> {
  const groupId = await createGroup(ref, text, memberIds.slice(0, CALL_SIZE));
  await putBack(client, ref, groupId, memberIds.slice(CALL_SIZE));
}
