// Who should be in a channel or space, and as what.
import type { ActionId } from "../changes/action-table.gen.ts";
import type { Edit, Fix, MadeBy } from "./difference.ts";
import { type DesiredSet, isExact, itemsOf } from "./document.ts";
import { eachOnce, inList } from "./each-once.ts";
import { fixBy, type Gathering, type Told } from "./gathering.ts";
import { type AccountPerson, type KnownMember, keysOf, refKey, refOf } from "./known.ts";

export interface Crowd {
  readonly noun: "channel" | "space";
  readonly members: readonly KnownMember[] | null;
  /** Fields of a target beside the person's. */
  readonly place: Readonly<Record<string, string>>;
  /** `addAdministrator` brings in and promotes at once. */
  readonly actions: Readonly<Record<"add" | "addAdministrator" | "promote" | "demote" | "remove", ActionId>> & {
    /** Left out where Zoom's API gives it no other owner. */
    readonly transfer?: ActionId;
  };
}

export interface WantedPeople {
  readonly owner?: string | undefined;
  readonly administrators?: DesiredSet<string> | undefined;
  readonly members?: DesiredSet<string> | undefined;
}

export type People = ReadonlyMap<string, AccountPerson>;

/** People of the account by whatever they may be named. */
export const peopleByRef = (people: readonly AccountPerson[]): People =>
  new Map(
    people.flatMap((person) => [person.email, person.userId, person.key].map((ref) => [refKey(ref), person] as const)),
  );

/** @returns who of some people is meant, whatever they are named by */
export function findingIn<Person extends KnownMember | Omit<KnownMember, "role">>(
  members: readonly Person[],
  people: People,
): (ref: string) => Person | undefined {
  const byKey = new Map(members.flatMap((member) => keysOf(member).map((key) => [key, member] as const)));
  return (ref) => byKey.get(refKey(ref)) ?? byKey.get(people.get(refKey(ref))?.key ?? "");
}

/** By which changes know somebody in it. */
const madeBy = ({ noun, place }: Crowd, keys: readonly string[], role: KnownMember["role"] | "none"): MadeBy => ({
  resources: noun === "channel" ? ["channel-members", "channel-roles"] : ["space-members"],
  keys: keys.map((key) => `${place.channelId ?? place.spaceId} ${key}`),
  state: { role },
});

const roleWords = { owner: "Owner", admin: "Administrator", member: "Member" } as const;
export const asTarget = ({
  name,
  email,
  userId,
  memberId,
}: Pick<KnownMember, "name" | "email" | "userId" | "memberId">) => ({
  ...{ name, email, userId, memberId },
});

export type PersonTarget = ReturnType<typeof asTarget>;

/** What becomes of somebody whom the file names, once it is followed. */
export type Fate =
  | { readonly is: "in"; readonly member: KnownMember }
  /** They come in, by what the file says of who should be there. */
  | { readonly is: "comes"; readonly person: PersonTarget; readonly fix: Fix }
  /** They are in it, and the file removes them. */
  | { readonly is: "goes"; readonly member: KnownMember }
  /** They are not in it, and nothing in the file brings them in. */
  | { readonly is: "out"; readonly person: PersonTarget; readonly fix: Fix }
  | { readonly is: "barred"; readonly name: string; readonly why: string }
  /** One of those who are there may be them. */
  | { readonly is: "unclear"; readonly why: string };

export interface Crowding {
  /** The same for whatever somebody is named by. */
  keyIn(ref: string): string;
  fateOf(ref: string): Fate;
  /** What the file leaves of somebody who leads it and does not own it. */
  excessOf(member: KnownMember): "removed" | "demoted" | null;
}

/** Somebody who is not there yet as a target; why not where they cannot come in. */
function comer(ref: string, people: People): { readonly target: PersonTarget } | { readonly why: string } {
  const person = people.get(refKey(ref));
  if (person && !person.isActive) return { why: "They are deactivated, and cannot be added." };
  if (person) return { target: asTarget({ ...person, memberId: "" }) };
  if (!ref.includes("@")) return { why: "Nobody in the inventory has this ID. Name them by their address." };
  return { target: { name: ref, email: ref, userId: "", memberId: "" } };
}

const UNCLEAR =
  "Zoom does not show the addresses of people from other accounts who are there: one of them may be this person. Name them by the ID that an export has.";

export function comparePeople(
  wanted: WantedPeople,
  crowd: Crowd,
  people: People,
  into: Gathering,
): Crowding | undefined {
  const { members, noun } = crowd;
  const named = (["owner", "administrators", "members"] as const).filter((field) => wanted[field] !== undefined);
  if (members === null) {
    for (const field of named) into.untold([field], `Who is in the ${noun} has not been read yet.`);
    return undefined;
  }
  const find = findingIn(members, people);
  const keyIn = (ref: string): string => find(ref)?.key ?? people.get(refKey(ref))?.key ?? refKey(ref);
  const administrators = itemsOf(wanted.administrators);
  const inAdministrators = new Set(administrators.map(keyIn));
  const inMembers = new Set(itemsOf(wanted.members).map(keyIn));
  const expected = new Set([...inMembers, ...inAdministrators]);
  const ownerKey = wanted.owner === undefined ? undefined : keyIn(wanted.owner);
  if (ownerKey !== undefined) expected.add(ownerKey);
  // Zoom hides the addresses of people from other accounts: one of those there may be the one who is named by theirs.
  const isHidden = ({ isExternal, email }: KnownMember): boolean => isExternal && email === "";
  const isAnyHidden = members.some(isHidden);
  const isUnclear = (ref: string): boolean =>
    isAnyHidden && ref.includes("@") && !find(ref) && !people.has(refKey(ref));
  const refs = [...administrators, ...itemsOf(wanted.members), ...(wanted.owner === undefined ? [] : [wanted.owner])];
  const isAnyUnclear = refs.some(isUnclear);
  const there = (member: KnownMember) => ({ ...crowd.place, ...asTarget(member) });
  const isExtra = ({ key }: KnownMember): boolean => isExact(wanted.members) && !expected.has(key);
  const excessOf = (member: KnownMember) => {
    if (isAnyUnclear && isHidden(member)) return null;
    if (isExtra(member)) return "removed";
    const isOver = isExact(wanted.administrators) && !inAdministrators.has(member.key) && member.key !== ownerKey;
    return isOver && member.role !== "member" ? "demoted" : null;
  };
  const fateOf = (ref: string): Fate => {
    const member = find(ref);
    if (member) return { is: member.role !== "owner" && excessOf(member) === "removed" ? "goes" : "in", member };
    if (isUnclear(ref)) return { is: "unclear", why: UNCLEAR };
    const found = comer(ref, people);
    if ("why" in found) return { is: "barred", name: people.get(refKey(ref))?.name ?? ref, why: found.why };
    const isAdministrator = inAdministrators.has(keyIn(ref));
    const fix = fixBy(isAdministrator ? crowd.actions.addAdministrator : crowd.actions.add, {
      ...crowd.place,
      ...found.target,
    });
    return { is: isAdministrator || inMembers.has(keyIn(ref)) ? "comes" : "out", person: found.target, fix };
  };

  eachOnce(wanted.administrators, keyIn, (ref, places) => {
    const [path, gone] = inList(["administrators"], places);
    const member = find(ref);
    if (member?.role === "admin" || member?.role === "owner") return;
    const now = madeBy(crowd, member ? keysOf(member) : keysNamed(ref), member?.role ?? "none");
    const common = { field: "administrator", ofKey: keyIn(ref), wanted: "Administrator", path, now } as const;
    const isOnlyThere = member !== undefined && isExact(wanted.members) && !inMembers.has(member.key);
    const stays: Edit = { do: "add", path: ["members", "only"], value: ref };
    const edits: readonly Edit[] = [...gone, ...(isOnlyThere ? [stays] : [])];
    if (member?.isExternal) {
      into.differs({
        ...common,
        of: member.name,
        is: "Member",
        edits,
        note: "People from another account cannot be administrators.",
      });
    } else if (member) {
      const fixes = [fixBy(crowd.actions.promote, there(member))];
      into.differs({ ...common, of: member.name, is: "Member", fixes, edits });
    } else coming(ref, { ...common, edits });
  });
  eachOnce(wanted.members, keyIn, (ref, places) => {
    if (find(ref) || inAdministrators.has(keyIn(ref))) return;
    const [path, edits] = inList(["members"], places);
    const now = madeBy(crowd, keysNamed(ref), "none");
    coming(ref, { field: "member", ofKey: keyIn(ref), wanted: "Member", path, now, edits });
  });

  for (const member of members) {
    const excess = member.role === "owner" ? null : excessOf(member);
    if (excess === null) continue;
    // Administrators are in it without being named again.
    const path = [isExact(wanted.administrators) && member.role === "admin" ? "administrators" : "members", "only"];
    into.differs({
      field: excess === "removed" ? "member" : "administrator",
      of: member.name || refOf(member),
      ofKey: member.key,
      is: roleWords[member.role],
      wanted: excess === "removed" ? `Not in the ${noun}` : "Not an administrator",
      path,
      now: madeBy(crowd, keysOf(member), member.role),
      fixes: [fixBy(excess === "removed" ? crowd.actions.remove : crowd.actions.demote, there(member))],
      edits: [{ do: "add", path, value: refOf(member) }],
    });
  }
  return { keyIn, fateOf, excessOf };

  function keysNamed(ref: string): readonly string[] {
    const person = people.get(refKey(ref));
    return person ? keysOf({ ...person, memberId: "", isExternal: false }) : [refKey(ref)];
  }
  function coming(ref: string, told: Omit<Told, "of" | "is">): void {
    const fate = fateOf(ref);
    const is = `Not in the ${noun}`;
    if (fate.is === "unclear") into.untold(told.path, fate.why);
    else if (fate.is === "barred") into.differs({ ...told, of: fate.name, is, note: fate.why });
    else if (fate.is === "comes") into.differs({ ...told, of: fate.person.name, is, fixes: [fate.fix] });
  }
}
