// Who is in something that holds people, and as what: a channel, a mention group, a shared space, a directory group. How
// people are matched with a list, and by which steps they come in, go out and change their role, is the same for all.
import * as v from "valibot";
import type { Call } from "../../contract/call.ts";
import { isSameUserId, userIdKey } from "../../contract/user-id.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, type Page } from "../answers/page.ts";
import {
  type Moving,
  NOT_ONE,
  type NoWay,
  type Reading,
  type Resource,
  type Result,
  type Step,
  type Via,
} from "../changes/resource.ts";
import type { Failure } from "../failure.ts";
import { IdOrNone, Text } from "../ids.ts";

/** Somebody, by whatever is known of them. */
export const personFields = {
  name: Text,
  email: v.optional(Text, ""),
  userId: IdOrNone,
  memberId: IdOrNone,
  /** Said by the server, which knows it of whoever is in the inventory. */
  isDeactivated: v.optional(v.boolean()),
  /** Likewise: it knows the address and the user ID of two people. */
  isTwo: v.optional(v.boolean()),
};

export interface PersonTarget {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly memberId: string;
  readonly isDeactivated?: boolean | undefined;
  readonly isTwo?: boolean | undefined;
}

const roles = ["none", "member", "admin", "owner"] as const;

export const PersonState = v.object({
  role: v.picklist(roles),
  memberId: v.optional(v.string()),
  userId: v.optional(v.string()),
  /** Of somebody in it, where the list shows it. */
  email: v.optional(v.string()),
  /** Of another account: Zoom does not show their address, and may invite by email. */
  isExternal: v.optional(v.boolean()),
  /** Why somebody who is not in it cannot come in, as a sentence. */
  barred: v.optional(v.string()),
  /** The role of whoever asks, on their own connection. */
  askerRole: v.optional(v.picklist(["member", "admin", "owner"])),
  /** Somebody on whose behalf the account connection can act. */
  actorId: v.optional(v.string()),
  /** How many people are in it. */
  peopleCount: v.optional(v.number()),
  /** ID of what they are in, where the target has only its name. */
  placeId: v.optional(v.string()),
});
export type PersonState = v.InferOutput<typeof PersonState>;

/** A row of a list of people. */
export interface Person {
  /** Empty where the list has none. */
  readonly name: string;
  readonly memberId: string;
  readonly userId: string;
  /** Lower case. */
  readonly email: string;
  readonly role: "member" | "admin" | "owner";
  readonly isExternal: boolean;
}

/** What else can be found out about somebody who is not in the list. */
export interface LookedUp {
  readonly name?: string;
  readonly userId?: string;
  readonly memberId?: string;
  readonly isExternal?: boolean;
  readonly barred?: string;
  /** The list would not show that they are in it. */
  readonly isHidden?: boolean;
  /** What was given of them is of several people. */
  readonly isTwo?: boolean;
}

export interface Looking {
  readonly people: readonly Person[];
  readonly asker: Person | undefined;
  readonly via: Via;
  readonly ask: Ask;
}

type MovingPerson<Target> = Moving<Target, PersonState>;

/** One way from a state to another. */
export interface Way<Target> {
  /** The most people of a call. */
  size(via: Via, moving: MovingPerson<Target>): number;
  /** Whether somebody has a call of their own. */
  isAlone?(moving: MovingPerson<Target>): boolean;
  /** Beside the holder: people whose calls differ in it share none. */
  batch?(moving: MovingPerson<Target>): string;
  /** Why this way is closed, as a sentence. */
  why?(moving: MovingPerson<Target>, via: Via): string | undefined;
  remark?(moving: MovingPerson<Target>): string | undefined;
  call(items: readonly MovingPerson<Target>[], via: Via): Call;
  interpret?(answer: unknown, items: readonly MovingPerson<Target>[]): readonly Result<PersonState>[];
  /** Why somebody is left out by an answer of success, as a sentence. */
  readonly notDone?: string;
}

type WayName = "add" | "remove" | "promote" | "demote";

export interface Holder<Target extends PersonTarget> {
  readonly id: string;
  readonly target: v.GenericSchema<unknown, Target>;
  keyOf(target: Target): string;
  /** What the holder is called. */
  labelOf(target: Target): string;
  /** The same within a sentence, where that is another text. */
  placeOf?(target: Target): string;
  list(
    target: Target,
    via: Via,
  ): { readonly page: v.GenericSchema<unknown, Page<Person>>; readonly callOf: (token: string | undefined) => Call };
  /**
   * What is meant by a target that has only the holder's name.
   *
   * @throws CallFailed where there is none of it
   */
  locate?(target: Target, ask: Ask): Promise<{ readonly target: Target; readonly placeId: string } | undefined>;
  /** Of those who were not found in the list, what matters for bringing them in. */
  lookUp?(absent: readonly Target[], looking: Looking): Promise<ReadonlyMap<Target, LookedUp>>;
  actor?(looking: Looking): Promise<string | undefined>;
  /**
   * Where only those come in who are in something else, such as the channel: what the others are barred by, as a sentence.
   * Something else may bring them there first.
   */
  readonly notIn?: string;
  /** People come in by their addresses, and by their IDs where this is left out. */
  readonly isByAddress?: true;
  /** What somebody counts as, where an earlier part of the same change gives them another role. */
  roleOf?(target: Target, role: Person["role"]): Person["role"];
  readonly ways: Readonly<Partial<Record<WayName, Way<Target>>>>;
  readonly words: {
    /** Of somebody of whom the list does not say whether they are in. */
    readonly notKnown: string;
    readonly ownerStays?: string;
    readonly noNewOwner?: string;
    readonly roles: Readonly<Partial<Record<PersonState["role"], string>>>;
  };
}

export function peopleIn<Target extends PersonTarget>(holder: Holder<Target>): Resource<Target, PersonState> {
  const wayOf = (name: string): Way<Target> => {
    const way = holder.ways[name as WayName];
    if (!way) throw new Error(`${holder.id} knows no step ${name}`);
    return way;
  };
  // By what counts where somebody comes in, so that whoever is somebody else is another thing.
  const keyIn = (target: Target, state?: PersonState): string => {
    const { email, userId, memberId } = { ...target, ...identityIn(state) };
    const id = userIdKey(userId) || memberId;
    return holder.isByAddress ? email.toLowerCase() || id : id || email.toLowerCase();
  };
  return {
    id: holder.id,
    target: holder.target,
    state: PersonState,
    keyOf: (target, state) => `${holder.keyOf(target)} ${keyIn(target, state)}`,
    givenAs: givenOf,
    doubt: ({ isTwo }) => (isTwo ? SEVERAL_PEOPLE : undefined),
    labelOf: (target) => `${target.name} · ${holder.labelOf(target)}`,
    readGroupOf: holder.keyOf,
    spreadOf: (target) => ({
      thing: { key: userIdKey(target.userId) || target.memberId || target.email.toLowerCase(), name: target.name },
      place: { key: holder.keyOf(target), name: holder.placeOf?.(target) ?? holder.labelOf(target) },
    }),
    read: async (targets, via, ask) => {
      const [first] = targets;
      if (!first) return [];
      const located = await holder.locate?.(first, ask);
      const { page, callOf } = holder.list(located?.target ?? first, via);
      const { rows: people, unreadableCount } = await everyRow(ask, page, callOf);
      const isOwn = via.connection === "me";
      const asker = isOwn ? people.find(({ userId }) => isSameUserId(userId, via.userId)) : undefined;
      const looking: Looking = { people, asker, via, ask };
      const actorId = isOwn ? undefined : await holder.actor?.(looking);
      const common = {
        peopleCount: people.length,
        ...(asker && { askerRole: asker.role }),
        ...(actorId !== undefined && { actorId }),
        ...(located && { placeId: located.placeId }),
      };
      const find = finderIn(people);
      const absent = targets.filter((target) => find(target) === undefined && !target.isTwo);
      const lookedUp = absent.length > 0 ? await holder.lookUp?.(absent, looking) : undefined;
      return targets.map((given): Reading<PersonState> => {
        const { isHidden, isTwo = false, name = given.name, ...more }: LookedUp = lookedUp?.get(given) ?? {};
        const { userId = given.userId, memberId = given.memberId } = more;
        const target = { ...given, name: name.slice(0, MOST_NAME), userId, memberId };
        const found = find(target);
        if (found === SEVERAL || isTwo || (found === undefined && given.isTwo))
          return { is: "failed", failure: NOT_ONE_PERSON };
        if (found) {
          const { email, isExternal } = found;
          const role = holder.roleOf?.(target, found.role) ?? found.role;
          const state = { role, memberId: found.memberId, userId: found.userId, email, isExternal, ...common };
          return { is: "known", state, target: asFound(target, found) };
        }
        if (more.barred === undefined && (isHidden || unreadableCount > 0)) return { is: "untold" };
        return { is: "known", state: { role: "none", ...more, ...common }, target };
      });
    },
    inNew: { role: "none" },
    ...(holder.notIn !== undefined
      ? { unbarred: ({ barred, ...state }: PersonState) => (barred === holder.notIn ? state : undefined) }
      : { bringsPeople: true as const }),
    isSame: (one, other) => one.role === other.role,
    step: (moving, via): Step<PersonState> | NoWay | null => {
      const { target, now, to } = moving;
      if (now?.role === to.role) return null;
      if (now?.role === "owner") return { why: holder.words.ownerStays ?? holder.words.notKnown };
      if (to.role === "owner") return { why: holder.words.noNewOwner ?? holder.words.notKnown };
      if (now === undefined && to.role === "none") return { why: holder.words.notKnown };
      const name = stepName(now, to);
      const way = wayOf(name);
      const why = (name === "add" ? now?.barred : undefined) ?? way.why?.(moving, via);
      if (why !== undefined) return { why };
      const { barred: _barred, ...known } = now ?? to;
      const role = name === "add" ? "member" : to.role;
      const isAlone = way.isAlone?.(moving) ?? false;
      const remark = way.remark?.(moving);
      return {
        name,
        batch: [holder.keyOf(target), way.batch?.(moving) ?? "", isAlone ? givenOf(target) : ""].join(" "),
        size: isAlone ? 1 : way.size(via, moving),
        reached: { ...known, role },
        ...(now === undefined && { from: { role: "none" as const } }),
        ...(remark !== undefined && { remark }),
      };
    },
    call: (step, items, via) => wayOf(step).call(items, via),
    interpret: (step, answer, items) =>
      wayOf(step).interpret?.(answer, items) ?? items.map(() => ({ is: "done" as const })),
    notDone: (step) => wayOf(step).notDone,
    // The list does not show whose address a member of another account has; the answer that added them told their ID.
    identified: (target, { isExternal, memberId }) =>
      isExternal && memberId && target.memberId === "" ? { ...target, memberId } : target,
    describe: ({ role }) => [{ name: "Role", value: holder.words.roles[role] ?? role }],
  };
}

function stepName(now: PersonState | undefined, to: PersonState): WayName {
  if (now === undefined || now.role === "none") return "add";
  if (to.role === "none") return "remove";
  return to.role === "admin" ? "promote" : "demote";
}

type Identity = Pick<PersonTarget, "email" | "userId" | "memberId">;

/** Whatever was given of somebody. */
const givenOf = ({ email, userId, memberId }: Identity): string =>
  JSON.stringify([email.toLowerCase(), userIdKey(userId), memberId]);

/** What Zoom tells of who somebody is. */
const identityIn = ({ email, userId, memberId }: Partial<PersonState> = {}): Partial<Identity> => ({
  ...(email !== undefined && { email }),
  ...(userId !== undefined && { userId }),
  ...(memberId !== undefined && { memberId }),
});

/** As long as names in targets are at most. */
const MOST_NAME = 300;

/** Whoever was found, whatever else was given. Zoom hides the addresses of people of other accounts: these stay as given. */
function asFound<Target extends PersonTarget>({ isTwo: _isTwo, ...target }: Target, found: Person) {
  const { name, email, userId, memberId, isExternal } = found;
  return {
    ...target,
    ...{ name: name.slice(0, MOST_NAME) || target.name, userId, memberId },
    email: email || (isExternal ? target.email : ""),
  };
}

const SEVERAL_PEOPLE =
  "The address and the IDs given are of different people, so it is not clear who is meant. Give only one of them.";

export const NOT_ONE_PERSON: Failure = { kind: "refused", code: NOT_ONE, status: 0, message: SEVERAL_PEOPLE };

/** What was given of somebody is of several people. */
export const SEVERAL = "several";

/** Finds people by whatever is known of them, where all of it is of one of them. */
export function finderIn<Row extends Identity>(
  people: readonly Row[],
): (person: Identity) => Row | typeof SEVERAL | undefined {
  const by = (keyOf: (row: Row) => string) => new Map(people.map((row) => [keyOf(row), row]));
  const byEmail = by(({ email }) => email);
  const byUserId = by(({ userId }) => userIdKey(userId));
  const byMemberId = by(({ memberId }) => memberId);
  return (person) => {
    const { email, userId, memberId } = person;
    const found =
      (email !== "" ? byEmail.get(email.toLowerCase()) : undefined) ??
      (userId !== "" ? byUserId.get(userIdKey(userId)) : undefined) ??
      (memberId !== "" ? byMemberId.get(memberId) : undefined);
    return found && !isOne(person, found) ? SEVERAL : found;
  };
}

/** Whether nothing that was given of somebody is of another than was found; what a list does not show tells nothing. */
function isOne({ email, userId, memberId }: Identity, found: Identity): boolean {
  const isEither = (given: string, own: string) => given === "" || own === "" || given === own;
  return (
    isEither(email.toLowerCase(), found.email) &&
    isEither(userIdKey(userId), userIdKey(found.userId)) &&
    // A list that has no member IDs has the user ID in their place.
    (isEither(memberId, found.memberId) ||
      isSameUserId(memberId, found.userId) ||
      isSameUserId(found.memberId, found.userId))
  );
}

/** Their member ID; empty where none is known. */
export const ownMemberIdOf = ({ target, now, to }: MovingPerson<PersonTarget>): string =>
  now?.memberId || to.memberId || target.memberId;

/** Their member ID, or where none is known their user ID; empty where neither is. */
export const memberIdOf = (moving: MovingPerson<PersonTarget>): string => ownMemberIdOf(moving) || userIdOf(moving);

/** Their user ID; empty where it is not known. */
export const userIdOf = ({ target, now, to }: MovingPerson<PersonTarget>): string =>
  now?.userId || to.userId || target.userId;

/** Their address; empty where it is not known. */
export const emailOf = ({ target, now, to }: MovingPerson<PersonTarget>): string =>
  target.email || now?.email || to.email || "";

/** Why the people of a channel or space are not changed by somebody who neither owns nor administers it. */
export const NOT_LEADER = "Only the owner and administrators can do this.";

export const isLeader = (role: Person["role"] | undefined): boolean => role === "owner" || role === "admin";
