import { type QueryClient, QueryObserver } from "@tanstack/react-query";
import type { AppliedChange, ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { ALREADY_SO } from "../../../domain/changes/item.ts";
import { GONE } from "../../../domain/resources/existence.ts";
import { errorOf } from "../../lib/api/classify.ts";
import { ApiError, UnansweredError } from "../../lib/api/errors.ts";
import { CHANGED_MEANWHILE, LEFT_OUT } from "../../lib/api/failure-text.ts";
import type { Done } from "../../stores/notices.ts";
import { changeHref } from "./change-href.ts";
import { changeQueries, everyChangeItem } from "./change-queries.ts";
import { applyChange, type ChangeRequest, planAndApply, retryChange } from "./change-request.ts";
import { endedOf, refreshAfter } from "./refresh.ts";
import { isMoving } from "./status-words.ts";

/** A small change that was carried out. */
export interface MadeChange {
  readonly id: string;
  readonly items: readonly ChangeItemInfo[];
}

/**
 * Makes a change of one thing, or of a few, with one request: plans it and carries it out. What shows it is read again.
 *
 * @param isInPlace See `refreshAfter`.
 * @throws ApiError of the first item that is not as it was to be; UnansweredError where Zoom has not told.
 */
export async function makeChange(client: QueryClient, change: ChangeRequest, isInPlace = false): Promise<MadeChange> {
  const made = await ended(client, await planAndApply(change), isInPlace);
  throwFirst(made);
  return made;
}

/**
 * The same, where each item has a result of its own.
 *
 * @param onUnderway Told of it where it goes on after the request.
 * @throws ApiError when none of it could be begun, or when something holds all of it up.
 */
export async function tryChange(
  client: QueryClient,
  change: ChangeRequest,
  onUnderway: (begun: AppliedChange) => void,
): Promise<MadeChange> {
  const begun = await planAndApply(change);
  if (isMoving(begun)) onUnderway(begun);
  return ended(client, begun);
}

/**
 * Tries again what of a small change is not as it was to be. Those to which no answer came are asked about, not sent.
 *
 * @throws ApiError
 */
export async function retryMade(
  client: QueryClient,
  id: string,
  statuses: Parameters<typeof retryChange>[1],
): Promise<MadeChange> {
  return ended(client, await retryChange(id, statuses));
}

/** What of a notice leads to a change and takes it back; the latter only where something can be. */
export const wayBack = ({ id, items }: MadeChange): Pick<Done, "to" | "undoes"> => ({
  to: changeHref(id),
  ...(items.some(({ status, noUndo }) => status === "done" && noUndo === null) && { undoes: [id] }),
});

/** Why the first item that is not as it was to be is not; null where all are, or nothing was tried. */
export function firstError(made: Pick<MadeChange, "items"> | null): ApiError | null {
  for (const item of made?.items ?? []) {
    const error = errorOfItem(item);
    if (error) return error;
  }
  return null;
}

function throwFirst(made: Pick<MadeChange, "items">): void {
  const error = firstError(made);
  if (error) throw error;
}

async function ended(client: QueryClient, begun: AppliedChange, isInPlace?: boolean): Promise<MadeChange> {
  let info = await untilStill(client, begun);
  // What took longer to be read than its request could wait is a plan by now, which the person has confirmed before.
  if (info.status === "planned" && info.plan?.guards.length === 0 && !info.needsApproval)
    info = await untilStill(client, await applyChange(info.id, {}));
  const items = info.items ?? (await everyChangeItem(info.id));
  void refreshAfter(client, endedOf({ ...info, items }), isInPlace);
  if (info.heldBy && items.every(({ status }) => status === "planned")) throw errorOf(info.heldBy);
  const why = whyHeldUp(info);
  if (why !== undefined) throw new ApiError(why, { code: LEFT_OUT, status: 0 });
  return { id: info.id, items };
}

/** Why a plan is not carried out by that alone; undefined where it can be. */
export function whyHeldUp({ status, needsApproval, plan }: ChangeInfo): string | undefined {
  if (needsApproval) return "Someone other than you has to apply this. It waits under Changes.";
  const [guard] = status === "planned" ? (plan?.guards ?? []) : [];
  return guard && `${guard} Give a reason under Changes.`;
}

/** Follows a change until it is not carried on any more: over, or held up by something. @throws ApiError */
export function untilStill(client: QueryClient, begun: AppliedChange): Promise<AppliedChange> {
  if (!isMoving(begun)) return Promise.resolve(begun);
  const query = changeQueries.one(begun.id);
  client.setQueryData(query.queryKey, begun);
  return new Promise((resolve, reject) => {
    const stop = new QueryObserver(client, query).subscribe(({ data, error }) => {
      if (error) reject(error);
      else if (data && !isMoving(data)) resolve(data);
      else return;
      stop();
    });
  });
}

/** Why an item is not as it was to be; null when it is. */
export function errorOfItem({ status, failure, skip }: ChangeItemInfo): ApiError | null {
  const ownError = (code: string, message: string): ApiError => new ApiError(message, { code, status: 0 });
  switch (status) {
    case "done":
    case "unchanged":
      return null;
    case "skipped":
      return skip === ALREADY_SO || skip === GONE ? null : ownError(LEFT_OUT, skip ?? "");
    case "stale":
      return ownError(CHANGED_MEANWHILE, "It was changed in the meantime, so it was left alone.");
    case "failed":
    case "unread":
      return failure ? errorOf(failure) : ownError(LEFT_OUT, "");
    default:
      return new UnansweredError(failure ? errorOf(failure) : ownError("unanswered", "No answer came."));
  }
}
