import { useQueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { idsDone } from "../../lib/bulk/outcomes.ts";
import { runBulk } from "../../lib/bulk/run-bulk.ts";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { wait } from "../../lib/bulk/wait.ts";
import { restartLists, showInLists } from "../../lib/cursor-list/changes.ts";
import type { Emoji } from "./emoji.ts";
import { addEmoji, deleteEmoji, readPicture } from "./emoji-calls.ts";
import { emojiQueries } from "./emoji-queries.ts";

// Zoom takes 20 pictures a second from an app; a few at a time stay below it.
const CONCURRENCY = 3;

/** Something to add: its name, and its picture once it is needed. */
export interface Adding {
  readonly id: string;
  readonly name: string;
  readonly picture: () => Promise<Blob>;
}

/** @param onAdded Told of each one's id at Zoom. */
export function planAdding(
  connection: ConnectionName,
  adding: readonly Adding[],
  onAdded: (id: string, fileId: string) => void,
): BulkPlan {
  const byId = new Map(adding.map((one) => [one.id, one]));
  return plan([...byId.keys()], async (id) => {
    const one = byId.get(id);
    if (one) onAdded(id, await addEmoji(connection, one.name, await made(one)));
  });
}

/** The browser may fail to make a picture that it could show. */
async function made({ picture }: Adding): Promise<Blob> {
  try {
    return await picture();
  } catch (cause) {
    throw new ApiError("The browser could not create the picture.", { code: "unreadable", status: 0, cause });
  }
}

/**
 * Deletes emoji. Their pictures are read before, so that they can be added again; one that cannot be read is deleted all
 * the same.
 */
export function planDeleting(
  connection: ConnectionName,
  ids: readonly string[],
  onDeleted: (id: string, picture: Blob | null) => void,
): BulkPlan {
  return plan(ids, async (id) => {
    const picture = await readPicture(id).catch((error: unknown) => {
      if (error instanceof ApiError && error.code !== "session_required") return null;
      throw error;
    });
    await deleteEmoji(connection, id);
    onDeleted(id, picture);
  });
}

/** Deletes emojis that have only just been added. */
export function planTakingBack(connection: ConnectionName, ids: readonly string[]): BulkPlan {
  return plan(ids, async (id) => {
    await deleteEmoji(connection, id);
  });
}

/**
 * Runs a plan that nobody watches, as the way back does.
 *
 * @returns The ids that are done, and how many are not.
 * @throws ApiError when none is done.
 */
export async function runUnseen(
  given: BulkPlan,
): Promise<{ readonly doneIds: readonly string[]; readonly missing: number }> {
  const outcomes = await runBulk({
    ...given,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    nowMs: () => performance.now(),
    wait,
  });
  const doneIds = idsDone(outcomes);
  const failed = outcomes.find((outcome) => outcome.status === "failed");
  if (failed && doneIds.length === 0) throw failed.error;
  return { doneIds, missing: outcomes.length - doneIds.length };
}

/** Reads pictures. */
export function planReading(ids: readonly string[], onRead: (id: string, picture: Blob) => void): BulkPlan {
  return plan(ids, async (id) => onRead(id, await readPicture(id)));
}

function plan(ids: readonly string[], act: (id: string) => Promise<void>): BulkPlan {
  return {
    calls: ids.map((id) => [id]),
    concurrency: CONCURRENCY,
    work: async (some) => {
      for (const id of some) await act(id);
      return some.map((id) => ({ id, status: "done" }));
    },
  };
}

/** Shows in every list what was deleted and added. */
export function useShowChanged(): (deleted?: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return async (deleted = []) => {
    const gone = new Set(deleted);
    if (gone.size > 0) showInLists<Emoji>(client, emojiQueries.all, (emoji) => (gone.has(emoji.id) ? null : emoji));
    await restartLists(client, emojiQueries.all);
  };
}
