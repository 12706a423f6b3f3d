import { array, object, optional, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { classifyFailure } from "../../../lib/api/classify.ts";
import { ApiError, RateLimitedError, SessionExpiredError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";

export type ChannelAction = "archive" | "unarchive" | "delete";

/** Channels archived by one call. Zoom states no limit; a small call keeps progress visible and failures apart. */
export const ARCHIVE_CALL_SIZE = 20;

const archiveAnswer = object({
  failed_channels: optional(
    array(object({ channel_id: string(), reason: optional(string(), ""), error_code: optional(string(), "") })),
    [],
  ),
});

/**
 * Archives or unarchives channels with one call. Zoom answers 200 even when every channel failed: the body says which.
 * When the call fails as a whole, as for an id that is no channel, each channel is tried by itself.
 */
export async function setArchived(
  connection: ConnectionName,
  method: "archive" | "unarchive",
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly ItemOutcome[]> {
  try {
    const answer = await request({
      path: zoomPath(connection, "/chat/channels/events"),
      method: "PATCH",
      body: { method, channel_ids: ids },
      schema: archiveAnswer,
    });
    return archiveOutcomes(ids, answer.failed_channels);
  } catch (error) {
    if (ids.length === 1 || !isOfOneItem(error) || signal.aborted) throw error;
    const outcomes: ItemOutcome[] = [];
    for (const id of ids) outcomes.push(...(await alone(connection, method, id, signal)));
    return outcomes;
  }
}

async function alone(
  connection: ConnectionName,
  method: "archive" | "unarchive",
  id: string,
  signal: AbortSignal,
): Promise<readonly ItemOutcome[]> {
  if (signal.aborted) return [{ id, status: "skipped" }];
  try {
    return await setArchived(connection, method, [id], signal);
  } catch (error) {
    if (!isOfOneItem(error)) throw error;
    return [{ id, status: "failed", error }];
  }
}

/** True for a refusal that may be about one channel of many, not about the call. */
function isOfOneItem(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.status >= 400 &&
    error.status < 500 &&
    !(error instanceof RateLimitedError || error instanceof SessionExpiredError)
  );
}

interface FailedChannel {
  readonly channel_id: string;
  readonly reason: string;
  readonly error_code: string;
}

/** Turns the body of a success into an outcome for each channel. Its codes are numbers spelled as text. */
export function archiveOutcomes(ids: readonly string[], failed: readonly FailedChannel[]): readonly ItemOutcome[] {
  const failures = new Map(failed.map((failure) => [failure.channel_id, failure]));
  return ids.map((id) => {
    const failure = failures.get(id);
    if (!failure) return { id, status: "done" };
    const code = /^\d+$/.test(failure.error_code) ? Number(failure.error_code) : failure.error_code;
    const body = { code, message: failure.reason };
    return { id, status: "failed", error: classifyFailure({ status: 200, body, header: () => null }, 0) };
  });
}

/**
 * Deletes one channel. Zoom also deletes 50 with one call, but answers that call before it has deleted anything,
 * names no channel that failed, and wants them all to be of one owner: one call each says what became of each.
 */
export async function deleteChannel(connection: ConnectionName, id: string): Promise<readonly ItemOutcome[]> {
  await request({
    path: zoomPath(connection, "/chat/channels/{channelId}", { channelId: id }),
    method: "DELETE",
    schema: null,
  });
  return [{ id, status: "done" }];
}
