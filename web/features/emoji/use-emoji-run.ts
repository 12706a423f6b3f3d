import { useQueryClient } from "@tanstack/react-query";
import { parse } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { deleteEmojis } from "../../../domain/actions/emojis.ts";
import { EmojiTarget } from "../../../domain/resources/emoji.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { idsDone } from "../../lib/bulk/outcomes.ts";
import { runBulk } from "../../lib/bulk/run-bulk.ts";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { wait } from "../../lib/bulk/wait.ts";
import { restartLists, showInLists } from "../../lib/cursor-list/changes.ts";
import { partOf } from "../../shared/changes/change-request.ts";
import { errorOfItem, tryChange } from "../../shared/changes/make-change.ts";
import type { Emoji } from "./emoji.ts";
import { addEmoji, readPicture } from "./emoji-calls.ts";
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
 * Deletes emojis that have only just been added.
 *
 * @returns The file IDs of those that are gone.
 * @throws ApiError when none of it could be begun.
 */
export async function takeBack(
  connection: ConnectionName,
  added: readonly { readonly name: string; readonly fileId: string }[],
): Promise<readonly string[]> {
  const { items } = await tryChange({ connection, parts: [partOf(deleteEmojis, {}, added)] });
  return items.flatMap((item) => (errorOfItem(item) === null ? [parse(EmojiTarget, item.target).fileId] : []));
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
