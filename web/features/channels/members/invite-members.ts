import { object, optional, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { ApiError, RateLimitedError, SessionExpiredError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { write } from "../../../lib/writes/write.ts";
import { listMembers } from "../../channel/api/members.ts";
import { verifyInvited } from "../../channel/api/verify.ts";
import { type Added, idsIn } from "../../channel/members/invite-outcome.ts";

/** Members one call adds: what creating a channel and inviting on a person's behalf allow. */
export const INVITE_CALL_SIZE = 20;

/** A channel, and the person on whose behalf it is changed: `me` on one's own connection. */
export interface ChannelOfUser {
  readonly connection: ConnectionName;
  readonly userId: string;
  readonly channelId: string;
}

const addedAnswer = object({ ids: optional(string()), member_ids: optional(string()) });

/**
 * Invites addresses with one call. Zoom refuses the whole call for one address it does not take, without saying which:
 * then each is tried by itself, so that every address has its own result.
 *
 * @param hear Hears each answer, with the addresses of its call.
 */
export async function inviteMembers(
  channel: ChannelOfUser,
  emails: readonly string[],
  signal: AbortSignal,
  hear: (emails: readonly string[], answer: Added) => void,
): Promise<readonly ItemOutcome[]> {
  try {
    const answer = await write({
      path: zoomPath(channel.connection, "/chat/users/{userId}/channels/{channelId}/members", pathOf(channel)),
      method: "POST",
      body: { members: emails.map((email) => ({ email })) },
      schema: addedAnswer,
      verify: async () => {
        const found = await verifyInvited((cursor, stop) => listMembers(channel, cursor, stop), emails);
        if (!found?.isDone) return found;
        const { userIds, memberIds } = found.value;
        return { isDone: true, value: { ids: userIds.join(), member_ids: memberIds.join() } };
      },
    });
    hear(emails, { userIds: idsIn(answer.ids), memberIds: idsIn(answer.member_ids) });
    return emails.map((id) => ({ id, status: "done" }));
  } catch (error) {
    if (!isOfOneAddress(error)) throw error;
    if (emails.length === 1) return emails.map((id) => ({ id, status: "failed", error }));
    const outcomes: ItemOutcome[] = [];
    for (const id of emails) {
      outcomes.push(
        ...(signal.aborted ? [{ id, status: "skipped" as const }] : await inviteMembers(channel, [id], signal, hear)),
      );
    }
    return outcomes;
  }
}

function isOfOneAddress(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.status >= 400 &&
    error.status < 500 &&
    !(error instanceof RateLimitedError || error instanceof SessionExpiredError)
  );
}

function pathOf({ userId, channelId }: ChannelOfUser): { userId: string; channelId: string } {
  return { userId, channelId };
}
