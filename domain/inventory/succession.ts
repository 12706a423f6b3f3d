// What would be left of channels and spaces once people leave them, and who is proposed to succeed.
import type { Candidate, Leaver, LedThing, LeftChannel, LeftSpace } from "./leavers.ts";

/** Whom to propose first: the most active administrator, the manager, or the same person everywhere. */
export type ProposeBy =
  | { readonly by: "administrator" | "manager" }
  | { readonly by: "one"; readonly person: Candidate };

export interface Proposal {
  /** Null where nobody can be proposed. */
  readonly successor: Candidate | null;
  readonly why: "administrator" | "manager" | "member" | "chosen" | "nobody";
}

/** What the leavers are in something: the most that one of them is. */
export const roleOf = ({ leavers }: Pick<LedThing, "leavers">): "owner" | "admin" | "member" => {
  const roles = new Set(leavers.map(({ role }) => role));
  return roles.has("owner") ? "owner" : roles.has("admin") ? "admin" : "member";
};

const GROUP_CHAT = 4;

export const isGroupChat = (thing: LedThing): boolean => "type" in thing && thing.type === GROUP_CHAT;

const administrators = ({ candidates }: LedThing): readonly Candidate[] =>
  candidates.filter(({ role }) => role === "admin");

export interface Remaining {
  /** `unknown` while its members were not read. */
  readonly owner: "stays" | "leaves" | "inactive" | "unknown";
  /** Active administrators who stay; null while it is not known. */
  readonly adminCount: number | null;
}

/** Who is still responsible once the leavers are gone. */
export function remainingIn(thing: LedThing): Remaining {
  const role = roleOf(thing);
  if (role !== "owner" && thing.owner === null) return { owner: "unknown", adminCount: null };
  const owner = role === "owner" ? "leaves" : thing.owner?.isActive ? "stays" : "inactive";
  return { owner, adminCount: thing.atMs === null ? null : administrators(thing).length };
}

/** Whether somebody has to take over: the owner leaves, or nobody responsible would be left where the leavers lead. */
export function needsSuccessor(thing: LedThing): boolean {
  const role = roleOf(thing);
  if (role === "owner") return true;
  const { owner, adminCount } = remainingIn(thing);
  return role === "admin" && owner === "inactive" && adminCount === 0;
}

/**
 * Whether somebody can be made administrator by the API, which Zoom does on behalf of an active owner or administrator
 * alone, whether they leave or not.
 */
export function canPromoteIn(channel: LeftChannel, isActive: (key: string) => boolean): boolean {
  return (
    channel.owner?.isActive === true ||
    administrators(channel).length > 0 ||
    channel.leavers.some(({ key, role }) => role !== "member" && isActive(key))
  );
}

/** Whoever was active last; of those of whom nothing is known, the first. */
const mostActive = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.toSorted((one, other) => (other.lastActiveAtMs ?? 0) - (one.lastActiveAtMs ?? 0))[0];

/** Proposes who succeeds in a channel or space, by who is in it and whom the leavers report to. */
export function proposalFor(
  thing: LeftChannel | LeftSpace,
  leaverOf: (key: string) => Leaver | undefined,
  by: ProposeBy,
): Proposal {
  if (by.by === "one") return { successor: inIt(thing, by.person), why: "chosen" };
  const [first] = thing.leavers;
  const manager = first && leaverOf(first.key)?.manager;
  const proposed = {
    administrator: mostActive(administrators(thing)),
    manager: manager ? inIt(thing, manager) : undefined,
    // Of a group chat nobody is an administrator, and of a channel without any whoever is longest in it knows it best.
    member: thing.candidates.find(({ role }) => role === "member"),
  };
  const order = by.by === "manager" ? (["manager", "administrator", "member"] as const) : defaultOrder;
  for (const why of order) {
    const successor = proposed[why];
    if (successor) return { successor, why };
  }
  return { successor: null, why: "nobody" };
}

const defaultOrder = ["administrator", "manager", "member"] as const;

/** A person with what they are in a channel or space, as far as its candidates tell. */
export const inIt = ({ candidates }: LedThing, person: Candidate): Candidate =>
  candidates.find(({ key }) => key === person.key) ?? { ...person, role: null };
