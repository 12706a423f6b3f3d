import { GONE } from "../../../domain/actions/existence.ts";
import type { AppliedChange, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { ALREADY_SO } from "../../../domain/changes/item.ts";
import { errorOf } from "../../lib/api/classify.ts";
import { ApiError, UnansweredError } from "../../lib/api/errors.ts";
import { CHANGED_MEANWHILE, LEFT_OUT } from "../../lib/api/failure-text.ts";
import { request } from "../../lib/api/request.ts";
import { wait } from "../../lib/bulk/wait.ts";
import { changeInfo, changeItems } from "./change-info.ts";
import {
  actOnChange,
  applyChange,
  type ChangeRequest,
  changePath,
  planAndApply,
  retryChange,
} from "./change-request.ts";
import { isMoving } from "./status-words.ts";

/** A small change that was carried out. */
export interface MadeChange {
  /** By which it is undone. */
  readonly id: string;
  readonly items: readonly ChangeItemInfo[];
}

/**
 * Makes a change of one thing, or of a few, with one request: plans it and carries it out.
 *
 * @throws ApiError of the first item that is not as it was to be; UnansweredError where Zoom has not told.
 */
export async function makeChange(change: ChangeRequest): Promise<MadeChange> {
  const made = await tryChange(change);
  throwFirst(made);
  return made;
}

/**
 * The same, where each item has a result of its own.
 *
 * @throws ApiError when none of it could be begun, or when something holds all of it up.
 */
export async function tryChange(change: ChangeRequest): Promise<MadeChange> {
  return ended(await planAndApply(change));
}

/**
 * Tries again what of a small change is not as it was to be. Those to which no answer came are asked about, not sent.
 *
 * @throws ApiError
 */
export async function retryMade(id: string, statuses: Parameters<typeof retryChange>[1]): Promise<MadeChange> {
  return ended(await retryChange(id, statuses));
}

/** Whether there is something that can be taken back. */
export const canUnmake = ({ items }: MadeChange): boolean =>
  items.some(({ status, noUndo }) => status === "done" && noUndo === null);

/**
 * Takes back a small change.
 *
 * @throws ApiError of the first item that is not as it was before.
 */
export async function unmakeChange(id: string): Promise<MadeChange> {
  const made = await tryUnmake(id);
  throwFirst(made);
  return made;
}

/**
 * The same, where some of it may be taken back and some not.
 *
 * @throws ApiError when none of it is taken back
 */
export async function tryUnmake(id: string): Promise<MadeChange> {
  const plan = await actOnChange(id, "undo");
  const made = await ended(plan.status === "planned" ? await applyChange(plan.id, "") : plan);
  if (!made.items.some((item) => errorOfItem(item) === null)) throwFirst(made);
  return made;
}

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

async function ended(begun: AppliedChange): Promise<MadeChange> {
  let info = await untilStill(begun);
  // What took longer to be read than its request could wait is a plan by now, which the person has confirmed before.
  if (info.status === "planned" && info.plan?.guards.length === 0 && !info.needsApproval)
    info = await untilStill(await applyChange(info.id, ""));
  const items = info.items ?? (await itemsOf(info.id));
  if (info.heldBy && items.every(({ status }) => status === "planned")) throw errorOf(info.heldBy);
  if (info.needsApproval)
    throw new ApiError("Someone other than you has to apply this. It waits under Changes.", {
      code: LEFT_OUT,
      status: 0,
    });
  const [guard] = info.status === "planned" ? (info.plan?.guards ?? []) : [];
  if (guard !== undefined) throw new ApiError(`${guard} Give a reason under Changes.`, { code: LEFT_OUT, status: 0 });
  return { id: info.id, items };
}

/** Looks at a change until it is not carried on any more: over, or held up by something. */
export async function untilStill(begun: AppliedChange): Promise<AppliedChange> {
  let info = begun;
  while (isMoving(info)) {
    await wait(LOOK_MS, new AbortController().signal);
    info = await request({ path: changePath(info.id), schema: changeInfo });
  }
  return info;
}

async function itemsOf(id: string): Promise<readonly ChangeItemInfo[]> {
  const { items } = await request({ path: `${changePath(id)}/items?page_size=500`, schema: changeItems });
  return items;
}

/** How often one looks at a change that takes longer than its request. */
const LOOK_MS = 500;

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
      return failure ? errorOf(failure) : ownError(LEFT_OUT, "");
    default:
      return new UnansweredError(failure ? errorOf(failure) : ownError("unanswered", "No answer came."));
  }
}
