import { chunk } from "../../../domain/chunk.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { NOT_DONE } from "../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { wait } from "../../lib/bulk/wait.ts";
import { sendInParts } from "../channel/members/split-call.ts";
import { type PickedPerson, pickedKey } from "../people-picker/picked-person.ts";
import { peopleOutcomes } from "./outcomes.ts";
import { type FindId, resolvePeople } from "./resolve-people.ts";
import type { SpaceRef } from "./space-calls.ts";
import { addToSpace, demoteInSpace, type PeopleCall, promoteInSpace, removeFromSpace } from "./space-people-calls.ts";

export type PeopleAction = "add" | "remove" | "promote" | "demote";

/** Most people of one call. Zoom documents none for spaces: this is what it takes for a channel. */
export const CALL_SIZE = 20;

const calls: Readonly<Record<PeopleAction, PeopleCall>> = {
  add: addToSpace,
  remove: removeFromSpace,
  promote: promoteInSpace,
  demote: demoteInSpace,
};

/** Zoom says that it did not do something for somebody, and never why. */
const whys: Readonly<Record<PeopleAction, string>> = {
  add: "Zoom did not add this person and does not say why. Usual reasons: already in the space, deactivated, or from another account where the space does not accept external people.",
  remove: "Zoom did not remove this person and does not say why. Usual reasons: no longer in the space, or the owner.",
  promote:
    "Zoom did not promote this person and does not say why. Usual reasons: not an ordinary member, or not in the space.",
  demote: "Zoom did not demote this person and does not say why. Usual reason: no longer an administrator.",
};

/** Calls that do one thing with people of a space; each of them has an outcome of their own. */
export function planPeople(ref: SpaceRef, action: PeopleAction, ids: readonly string[]): BulkPlan {
  return {
    calls: chunk(ids, CALL_SIZE),
    concurrency: 1,
    work: (some, signal) => send(ref, action, some, signal),
  };
}

/** Calls that add people, who are looked up first where only an address is known. Outcomes go by the people's keys. */
export function planAdding(ref: SpaceRef, people: readonly PickedPerson[], findId: FindId): BulkPlan {
  const byKey = new Map(people.map((person) => [pickedKey(person), person]));
  return {
    calls: chunk([...byKey.keys()], CALL_SIZE),
    concurrency: 1,
    work: async (keys, signal): Promise<readonly ItemOutcome[]> => {
      const { ids, failed } = await resolvePeople(
        keys.flatMap((key) => byKey.get(key) ?? []),
        findId,
      );
      const keyOf = new Map([...ids].map(([key, id]) => [id, key]));
      const sent = ids.size > 0 ? await send(ref, "add", [...keyOf.keys()], signal) : [];
      return [...failed, ...sent.map((outcome) => ({ ...outcome, id: keyOf.get(outcome.id) ?? outcome.id }))];
    },
  };
}

function send(
  ref: SpaceRef,
  action: PeopleAction,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly ItemOutcome[]> {
  return sendInParts(ids, {
    send: async (some) => peopleOutcomes(some, await calls[action](ref, some), whys[action]),
    signal,
    wait: (ms) => wait(ms, signal),
  });
}

/**
 * Does one thing with people outside a dialog, as a way back is taken.
 *
 * @returns For how many it was done.
 * @throws ApiError when it was done for none of them.
 */
export async function doForPeople(ref: SpaceRef, action: PeopleAction, ids: readonly string[]): Promise<number> {
  let count = 0;
  for (const some of chunk(ids, CALL_SIZE)) {
    const outcomes = peopleOutcomes(some, await calls[action](ref, some), whys[action]);
    count += outcomes.filter(({ status }) => status === "done").length;
  }
  if (count === 0) throw new ApiError(whys[action], { code: NOT_DONE, status: 200 });
  return count;
}
