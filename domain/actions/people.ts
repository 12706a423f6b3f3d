// What is done with people who are in something, or come into it.
import type { Action, RowForm, Subject, Whole } from "../changes/action.ts";
import type { Resource } from "../changes/resource.ts";
import { None } from "../fields.ts";
import type { PersonState, PersonTarget } from "../resources/people.ts";
import { inPlaces, nouns } from "./words.ts";

export type PeopleAction<Target> = Action<Target, PersonState, None>;

type Holder = "channel" | "space" | "mentionGroup" | "directoryGroup";

interface Given<Target>
  extends Pick<
    PeopleAction<Target>,
    "id" | "kindWords" | "resource" | "operations" | "refreshes" | "mayOutdate" | "afterLeaders" | "countsWith"
  > {
  /** What people are in. */
  readonly holder: Holder;
  /** What an undo does not restore, as a sentence. */
  readonly loses?: string;
}

const people = (subject: Subject, { holder }: { readonly holder: Holder }, link: "to" | "from" | "in"): string =>
  inPlaces(subject, nouns.person, link, nouns[holder]);

export const addingPeople = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  canEnd: true,
  want: (_target, now) => {
    if (now && now.role !== "none") return { skip: alreadyIn(given) };
    // Whoever may add people may not always remove them, so that the way back is known by who asks.
    const asker = now?.askerRole === undefined ? {} : { askerRole: now.askerRole };
    return { to: { ...withoutAsker(now), ...asker, role: "member" } };
  },
  title: (subject) => `Add ${people(subject, given, "to")}`,
});

/** Whoever is not in it comes in first, and is promoted then. */
export const addingAdministrators = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  canEnd: true,
  want: (target, now) => {
    if (now?.role !== "none") return promotingPeople(given).want(target, now, {});
    if (now.isExternal) return { skip: "People from another account cannot be administrators." };
    const asker = now.askerRole === undefined ? {} : { askerRole: now.askerRole };
    return { to: { ...withoutAsker(now), ...asker, role: "admin" } };
  },
  row: roleRow("admin"),
  title: (subject) =>
    `Add ${people(subject, given, "to")} as administrator${(subject.spread?.things ?? subject).count === 1 ? "" : "s"}`,
});

/** Rows say as what somebody is to be in it; of a way back what it leads to, where that is a role that can be given. */
const roleRow = (role: "member" | "admin"): RowForm<PersonState, unknown> => ({
  fields: ["role"],
  read: (to, input) => {
    const wanted = to?.role ?? (input === undefined ? undefined : role);
    return { role: wanted === "admin" ? "administrator" : wanted === "member" ? "member" : undefined };
  },
});

const DEACTIVATED = "Zoom does not let deactivated people back in, unless they are activated first.";
const ALREADY_ADMIN = "They are already an administrator.";
const NO_ADMIN = "They are not an administrator.";

const alreadyIn = (given: { readonly holder: Holder }): string => `They are already in the ${holderOf(given)}.`;

/** @param placeOf The name of what somebody is taken out of */
export const removingPeople = <Target extends PersonTarget>({
  placeOf,
  ...given
}: Given<Target> & { readonly placeOf: (target: Target) => string }): PeopleAction<Target> => ({
  ...common(given),
  harm: "some",
  want: ({ isDeactivated }, now) => {
    if (now?.role === "none") return notIn(given);
    return { to: { role: "none", ...(isDeactivated && given.holder !== "mentionGroup" && { barred: DEACTIVATED }) } };
  },
  title: (subject) => `Remove ${people(subject, given, "from")}`,
  takesFrom: (target, now) => {
    const total = now?.peopleCount;
    if (total === undefined) return undefined;
    return peopleOf(given.resource, target, placeOf(target), total);
  },
  ...(given.loses !== undefined && { loses: () => given.loses ?? null }),
});

/**
 * What people lose for good with a channel.
 *
 * @param who `Whoever leaves the channel leaves`
 */
export const lostByLeaving = (who: string, groups = "its mention groups"): string =>
  `${who} ${groups} too, and is no longer among those chosen to post. Undoing this restores neither.`;

/** The same of channels that a directory group had brought people into. */
export const lostWithGroup = lostByLeaving("Whoever leaves a channel with the group leaves");

/** All people of what they are taken out of. */
export function peopleOf<Target, State>(
  resource: Pick<Resource<Target, State>, "id" | "readGroupOf">,
  target: Target,
  place: string,
  total: number,
): Whole {
  const sentence = (count: string) => `It removes ${count} of the ${total} people in ${place}.`;
  return { key: `${resource.id} ${resource.readGroupOf(target)}`, total, sentence };
}

export const promotingPeople = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  canEnd: true,
  want: (_target, now) => {
    if (now?.role === "none") return notIn(given);
    if (now?.role === "owner") return { skip: `They own the ${holderOf(given)}.` };
    if (now?.role === "admin") return { skip: ALREADY_ADMIN };
    if (now?.isExternal) return { skip: "People from another account cannot be administrators." };
    return { to: { ...withoutAsker(now), role: "admin" } };
  },
  row: roleRow("admin"),
  title: (subject) => `Promote ${people(subject, given, "in")} to administrator`,
});

export const demotingPeople = <Target extends PersonTarget>(given: Given<Target>): PeopleAction<Target> => ({
  ...common(given),
  harm: "none",
  want: (_target, now) => {
    if (now?.role === "none") return notIn(given);
    if (now?.role === "owner") return { skip: `They own the ${holderOf(given)}.` };
    if (now?.role === "member") return { skip: NO_ADMIN };
    return { to: { ...withoutAsker(now), role: "member" } };
  },
  row: roleRow("member"),
  title: (subject) => `Demote ${people(subject, given, "in")} to member`,
});

const common = <Target>({ holder: _holder, loses: _loses, ...own }: Given<Target>) => ({ ...own, input: None });
const notIn = (given: { readonly holder: Holder }) => ({ skip: `They are not in the ${holderOf(given)}.` });
const holderOf = ({ holder }: { readonly holder: Holder }): string => nouns[holder].one;

/** What a state says of the person alone. */
function withoutAsker(state: PersonState | undefined): Omit<PersonState, "role"> {
  if (!state) return {};
  const { role: _role, barred: _barred, askerRole: _askerRole, peopleCount: _count, ...own } = state;
  return own;
}
