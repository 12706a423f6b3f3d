import { isSameUserId, userIdKey } from "../../../contract/user-id.ts";
import { chunk } from "../../../domain/chunk.ts";
import type { ResultItem } from "../../components/result-list.tsx";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { type PickedPerson, pickedKey } from "../people-picker/picked-person.ts";
import type { GroupPerson } from "./directory-group.ts";
import { addPeople, type PersonKey, takeOut } from "./directory-group-calls.ts";

/** People named in one call. Zoom states no limit; this is the one of its user groups. */
export const CALL_SIZE = 30;
const REMOVALS_AT_A_TIME = 4;

/** The chosen, parted by what can be done with them. */
export interface Sorted {
  readonly fresh: readonly PickedPerson[];
  readonly present: readonly PickedPerson[];
  /** People of other accounts: the directory has none of them. */
  readonly externals: readonly PickedPerson[];
}

/** @param people Those of the group that are known so far. */
export function sortChosen(chosen: readonly PickedPerson[], people: readonly GroupPerson[]): Sorted {
  const known = new Set(people.flatMap(({ id, email }) => [userIdKey(id), email.toLowerCase()]));
  const sorted = { fresh: [] as PickedPerson[], present: [] as PickedPerson[], externals: [] as PickedPerson[] };
  for (const person of chosen) {
    const isPresent =
      known.has(userIdKey(person.userId)) || (person.email !== "" && known.has(person.email.toLowerCase()));
    const kind = !person.userId && !person.email ? "externals" : isPresent ? "present" : "fresh";
    sorted[kind].push(person);
  }
  return sorted;
}

const wireKey = ({ userId, email }: PickedPerson): PersonKey => (userId ? { id: userId } : { email });

/**
 * Calls that add people.
 *
 * @param onAdded Hears the user ids each call added, and whether it left somebody out.
 */
export function planAdding(
  groupId: string,
  people: readonly PickedPerson[],
  onAdded: (ids: readonly string[], isShort: boolean) => void,
): BulkPlan {
  const byKey = new Map(people.map((person) => [pickedKey(person), person]));
  return {
    calls: chunk([...byKey.keys()], CALL_SIZE),
    concurrency: 1,
    work: async (keys) => {
      const named = keys.flatMap((key) => byKey.get(key) ?? []);
      const ids = await addPeople(groupId, named.map(wireKey));
      onAdded(ids, ids.length < named.length);
      return keys.map((id) => ({ id, status: "done" }));
    },
  };
}

/** Calls that take people out, one each. */
export function planTakingOut(groupId: string, ids: readonly string[]): BulkPlan {
  return {
    calls: chunk(ids, 1),
    concurrency: REMOVALS_AT_A_TIME,
    work: async (some) => {
      for (const id of some) await takeOut(groupId, id);
      return some.map((id) => ({ id, status: "done" }));
    },
  };
}

/** What became of somebody whom Zoom's answer took. */
export type Became = "added" | "was-member" | "not-added" | "unclear";

export const becameTexts: Readonly<Record<Became, string>> = {
  added: "Added to the group.",
  "was-member": "Already in the group.",
  "not-added": "Not added: the account has no active person matching this.",
  unclear: "Unknown: Zoom added fewer people than requested and does not say whom. Look for the person in the list.",
};

export const becameStatuses: Readonly<Record<Became, ResultItem["status"]>> = {
  added: "done",
  "was-member": "unchanged",
  "not-added": "failed",
  unclear: "done",
};

/**
 * Zoom names the ids it added, not whom it left out: only the group itself tells of somebody named by address.
 *
 * @param addedIds Keys of the ids of all answers.
 * @param people The group's people after the calls; null when no answer left anybody out; undefined when they could not
 * be read.
 */
export function becameOf(
  person: PickedPerson,
  addedIds: ReadonlySet<string>,
  people: readonly GroupPerson[] | null | undefined,
): Became {
  if (people === null || (person.userId && addedIds.has(userIdKey(person.userId)))) return "added";
  if (!people) return "unclear";
  const email = person.email.toLowerCase();
  const found = people.find((one) =>
    person.userId ? isSameUserId(one.id, person.userId) : one.email.toLowerCase() === email,
  );
  if (!found) return "not-added";
  return addedIds.has(userIdKey(found.id)) ? "added" : "was-member";
}
