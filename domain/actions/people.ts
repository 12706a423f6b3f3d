// What is done with people who are in something, or come into it.
import * as v from "valibot";
import type { Action, Subject } from "../changes/action.ts";
import type { Resource } from "../changes/resource.ts";
import type { PersonState, PersonTarget } from "../resources/people.ts";
import { subjectText } from "./words.ts";

const Input = v.object({});
export type PeopleAction<Target> = Action<Target, PersonState, v.InferOutput<typeof Input>>;

interface Given<Target> {
  readonly id: string;
  readonly resource: Resource<Target, PersonState>;
  readonly operations: PeopleAction<Target>["operations"];
  /** What people are in: `channel`. */
  readonly holder: string;
  /** What an undo does not restore, as a sentence. */
  readonly loses?: string;
}

const people = (subject: Subject) => subjectText(subject, "person", "people");

export const addingPeople = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  want: (_target, now) => {
    if (now && now.role !== "none") return { skip: alreadyIn(given.holder) };
    // Whoever may add people may not always remove them, so that the way back is known by who asks.
    const asker = now?.askerRole === undefined ? {} : { askerRole: now.askerRole };
    return { to: { ...withoutAsker(now), ...asker, role: "member" } };
  },
  title: (subject) => `Add ${people(subject)}`,
});

/** Whoever is not in it comes in first, and is promoted then. */
export const addingAdministrators = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  want: (target, now) => {
    if (now?.role !== "none") return promotingPeople(given).want(target, now, {});
    if (now.isExternal) return { skip: "People from another account cannot be administrators." };
    const asker = now.askerRole === undefined ? {} : { askerRole: now.askerRole };
    return { to: { ...withoutAsker(now), ...asker, role: "admin" } };
  },
  title: (subject) => `Add ${people(subject)} as administrator${subject.count === 1 ? "" : "s"}`,
});

export const alreadyIn = (holder: string): string => `They are already in the ${holder}.`;

/** @param given `placeOf`: the name of what somebody is taken out of */
export const removingPeople = <Target extends PersonTarget>(
  given: Given<Target> & { readonly placeOf: (target: Target) => string },
): PeopleAction<Target> => ({
  ...common(given),
  harm: "some",
  want: (_target, now) => (now?.role === "none" ? notIn(given) : { to: { role: "none" } }),
  title: (subject) => `Remove ${people(subject)}`,
  takesFrom: (target, now) => {
    const total = now?.peopleCount;
    if (total === undefined) return undefined;
    const place = given.placeOf(target);
    const key = given.resource.readGroupOf(target);
    return { key, total, sentence: (count) => `It removes ${count} of the ${total} people in ${place}.` };
  },
  ...(given.loses !== undefined && { loses: () => given.loses ?? null }),
});

export const promotingPeople = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  want: (_target, now) => {
    if (now?.role === "none") return notIn(given);
    if (now?.role === "owner") return { skip: `They own the ${given.holder}.` };
    if (now?.role === "admin") return { skip: "They are already an administrator." };
    if (now?.isExternal) return { skip: "People from another account cannot be administrators." };
    return { to: { ...withoutAsker(now), role: "admin" } };
  },
  title: (subject) => `Promote ${people(subject)} to administrator`,
});

export const demotingPeople = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  want: (_target, now) => {
    if (now?.role === "none") return notIn(given);
    if (now?.role === "owner") return { skip: `They own the ${given.holder}.` };
    if (now?.role === "member") return { skip: "They are not an administrator." };
    return { to: { ...withoutAsker(now), role: "member" } };
  },
  title: (subject) => `Demote ${people(subject)} to member`,
});

const common = <Target>({ id, resource, operations }: Given<Target>) => ({ id, resource, operations, input: Input });
const notIn = <Target>({ holder }: Given<Target>) => ({ skip: `They are not in the ${holder}.` });

/** What a state says of the person alone. */
function withoutAsker(state: PersonState | undefined): Omit<PersonState, "role"> {
  if (!state) return {};
  const { role: _role, barred: _barred, askerRole: _askerRole, peopleCount: _count, ...own } = state;
  return own;
}
