import { array, boolean, object, optional, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { ApiError, RateLimitedError, SessionExpiredError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";

/** Members one call adds: what creating a channel and inviting on a person's behalf allow. */
export const INVITE_CALL_SIZE = 20;

/** A channel, and the person on whose behalf it is changed: `me` on one's own connection. */
export interface ChannelOfUser {
  readonly connection: ConnectionName;
  readonly userId: string;
  readonly channelId: string;
}

const added = object({ ids: optional(string(), ""), member_ids: optional(string(), "") });

/**
 * Invites addresses with one call. Zoom refuses the whole call for one address it does not take, without saying which:
 * then each is tried by itself, so that every address has its own result.
 */
export async function inviteMembers(
  channel: ChannelOfUser,
  emails: readonly string[],
  signal: AbortSignal,
): Promise<readonly ItemOutcome[]> {
  try {
    await request({
      path: zoomPath(channel.connection, "/chat/users/{userId}/channels/{channelId}/members", pathOf(channel)),
      method: "POST",
      body: { members: emails.map((email) => ({ email })) },
      schema: added,
    });
    return emails.map((id) => ({ id, status: "done" }));
  } catch (error) {
    if (!isOfOneAddress(error)) throw error;
    if (emails.length === 1) return emails.map((id) => ({ id, status: "failed", error }));
    const outcomes: ItemOutcome[] = [];
    for (const id of emails) {
      outcomes.push(
        ...(signal.aborted ? [{ id, status: "skipped" as const }] : await inviteMembers(channel, [id], signal)),
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

const memberPage = object({
  members: optional(array(object({ email: optional(string(), ""), is_external: optional(boolean(), false) })), []),
  next_page_token: optional(string(), ""),
});

/**
 * Addresses of a channel's members, lower case. Zoom's answer to an invitation does not tell which addresses became
 * members and which only received an e-mail, so the list of members does.
 */
export async function memberAddresses(channel: ChannelOfUser, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const addresses = new Set<string>();
  let cursor = "";
  do {
    const query = { page_size: 100, next_page_token: cursor };
    const page = await request({
      path: zoomPath(channel.connection, "/chat/users/{userId}/channels/{channelId}/members", pathOf(channel), query),
      schema: memberPage,
      signal,
    });
    for (const { email } of page.members) if (email) addresses.add(email.toLowerCase());
    cursor = page.next_page_token;
  } while (cursor !== "" && !signal.aborted);
  return addresses;
}

function pathOf({ userId, channelId }: ChannelOfUser): { userId: string; channelId: string } {
  return { userId, channelId };
}
