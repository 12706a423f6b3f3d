import { userIdKey } from "../../../contract/user-id.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { NOT_DONE } from "../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import type { PeopleAnswer } from "./space-people-calls.ts";

/**
 * What became of each person of a call. Zoom answers with success whatever became of them; who is not in the answer is
 * not done, unless it says that nobody failed.
 *
 * @param why Said of those it was not done for, since Zoom gives no reason.
 */
export function peopleOutcomes(
  identifiers: readonly string[],
  { people, failedCount }: PeopleAnswer,
  why: string,
): readonly ItemOutcome[] {
  const done = new Set<string>();
  const named = new Set<string>();
  for (const { userId, memberId, isDone } of people) {
    for (const id of [userIdKey(userId), memberId]) {
      if (id === "") continue;
      named.add(id);
      if (isDone) done.add(id);
    }
  }
  const isUnnamedDone = failedCount === 0;
  const isIn = (ids: ReadonlySet<string>, id: string) => ids.has(id) || ids.has(userIdKey(id));
  return identifiers.map((id) => outcomeOf(id, isIn(done, id) || (!isIn(named, id) && isUnnamedDone), why));
}

/** What became of each thing of a call that says which of them are done. */
export function setOutcomes(ids: readonly string[], done: ReadonlySet<string>, why: string): readonly ItemOutcome[] {
  return ids.map((id) => outcomeOf(id, done.has(id), why));
}

function outcomeOf(id: string, isDone: boolean, why: string): ItemOutcome {
  return isDone ? { id, status: "done" } : failedOutcome(id, why);
}

export function failedOutcome(id: string, why: string, code = NOT_DONE): ItemOutcome {
  return { id, status: "failed", error: new ApiError(why, { code, status: 200 }) };
}
