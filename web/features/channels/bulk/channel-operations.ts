import { array, type InferOutput, object, optional, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { classifyFailure } from "../../../lib/api/classify.ts";
import { ApiError, RateLimitedError, SessionExpiredError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import { type ItemOutcome, outcomeOfError } from "../../../lib/bulk/run-bulk.ts";
import { isGone } from "../../../lib/writes/asking.ts";
import { changeKey, mayBeDone, settleLost, type Verify, verdict, write } from "../../../lib/writes/write.ts";
import { getChannel } from "../../channel/api/channel.ts";
import { verifyArchived } from "../../channel/api/verify.ts";

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
  const path = zoomPath(connection, "/chat/channels/events");
  const body = (some: readonly string[]) => ({ method, channel_ids: some });
  const verify = (id: string) => () => verifyArchived({ connection, channelId: id }, method === "archive");
  const [only] = ids;
  try {
    const answer = await (ids.length === 1 && only !== undefined
      ? write({ path, method: "PATCH", body: body(ids), schema: archiveAnswer, verify: withoutFailures(verify(only)) })
      : request({ path, method: "PATCH", body: body(ids), schema: archiveAnswer }));
    return archiveOutcomes(ids, answer.failed_channels);
  } catch (error) {
    if (ids.length > 1 && mayBeDone(error)) {
      return Promise.all(
        ids.map((id) => lostOutcome(id, { key: changeKey("PATCH", path, body([id])), verify: verify(id) }, error)),
      );
    }
    if (ids.length === 1 || !isOfOneItem(error) || signal.aborted) throw error;
    const outcomes: ItemOutcome[] = [];
    for (const id of ids) outcomes.push(...(await alone(connection, method, id, signal)));
    return outcomes;
  }
}

/** A channel that is as it was to be is an answer that names no failure. */
function withoutFailures(verify: Verify<undefined>): Verify<InferOutput<typeof archiveAnswer>> {
  return async () => {
    const found = await verify();
    return found?.isDone ? { isDone: true, value: { failed_channels: [] } } : found;
  };
}

/** What became of one channel of a call to which no answer came. */
async function lostOutcome(
  id: string,
  change: { readonly key: string; readonly verify: Verify<undefined> },
  lost: ApiError,
): Promise<ItemOutcome> {
  try {
    await settleLost(change, lost);
    return { id, status: "done" };
  } catch (error) {
    if (error instanceof ApiError) return outcomeOfError(id, error);
    throw error;
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
  await write({
    path: zoomPath(connection, "/chat/channels/{channelId}", { channelId: id }),
    method: "DELETE",
    schema: null,
    verify: async () => verdict(await isGone((signal) => getChannel({ connection, channelId: id }, signal))),
  });
  return [{ id, status: "done" }];
}
