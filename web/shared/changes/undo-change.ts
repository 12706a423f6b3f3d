import type { QueryClient } from "@tanstack/react-query";
import type { AppliedChange, ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { errorOf } from "../../lib/api/classify.ts";
import { explainError } from "../../lib/api/explain.ts";
import type { Done } from "../../stores/notices.ts";
import { changeHref } from "./change-href.ts";
import { everyChangeItem } from "./change-queries.ts";
import { actOnChange, applyChange, planUndo } from "./change-request.ts";
import { firstError, untilStill, whyHeldUp } from "./make-change.ts";
import { endedOf, refreshAfter } from "./refresh.ts";

/** What has become of an undo. */
export interface Undone {
  /** What is said of it, with the change's page where there is more to read. */
  readonly done: Done;
  readonly items: readonly ChangeItemInfo[];
}

/** Asks whether a plan by which something is lost is to be carried out. */
type AskBeforeLoss = (plan: ChangeInfo) => Promise<boolean>;

/**
 * Takes changes back, one after another: plans that, carries it out and follows it to its end. What shows it is read
 * again.
 *
 * @returns what has become of the last one; null where all was given up
 * @throws ApiError when nothing of one is taken back
 */
export async function undoChanges(
  client: QueryClient,
  ids: readonly string[],
  ask: AskBeforeLoss,
): Promise<Undone | null> {
  let last: Undone | null = null;
  for (const id of ids) {
    const change = await carriedOut(client, await planUndo(id), ask);
    if (!change) break;
    void refreshAfter(client, endedOf(change));
    const items = change.items ?? (change.endedAtMs === null ? [] : await everyChangeItem(change.id));
    const { text, isAll } = outcomeOf(change, items);
    last = { done: { text, to: changeHref(change.id), ...(!isAll && { tone: "danger" }) }, items };
    if (!isAll) break;
  }
  return last;
}

/** Null where it was given up. */
async function carriedOut(
  client: QueryClient,
  planned: AppliedChange,
  ask: AskBeforeLoss,
): Promise<AppliedChange | null> {
  const plan = await untilStill(client, planned);
  if (plan.status !== "planned" || whyHeldUp(plan) !== undefined) return plan;
  if ((plan.plan?.loses.length ?? 0) > 0 && !(await ask(plan))) {
    await actOnChange(plan.id, "forget");
    return null;
  }
  return untilStill(client, await applyChange(plan.id, {}));
}

/** @throws ApiError why nothing was taken back */
function outcomeOf(change: AppliedChange, items: readonly ChangeItemInfo[]) {
  const { counts, itemCount, heldBy } = change;
  const what = change.title.replace(/^Undo: /, "");
  const why =
    whyHeldUp(change) ?? (heldBy && change.endedAtMs === null ? explainError(errorOf(heldBy)).title : undefined);
  if (why !== undefined) return { isAll: false, text: `Not undone yet: ${what}. ${why}` };
  const doneCount = (counts.done ?? 0) + (counts.unchanged ?? 0);
  const error = doneCount === itemCount ? null : firstError({ items });
  if (!error) return { isAll: true, text: `Undone: ${what}.` };
  if (doneCount === 0) throw error;
  return { isAll: false, text: `Undone for ${doneCount} of ${itemCount}: ${what}.` };
}
