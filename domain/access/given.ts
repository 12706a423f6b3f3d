// What people have set up of access: roles of their own, who was given which over what, and channels that are protected.
import * as v from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import { Id as id } from "../ids.ts";
import type { Holding } from "./can.ts";
import { ChannelSet } from "./channel-set.ts";
import type { Gift, GroupFacts } from "./giving.ts";
import { isRight, type Right } from "./rights.ts";
import type { Role } from "./role.ts";
import { builtInRoles } from "./roles.ts";

const name = v.pipe(v.string(), v.trim(), v.minLength(1, "Give it a name."), v.maxLength(100));
/** Why somebody is given something: others read it years later. */
export const Reason = v.pipe(v.string(), v.trim(), v.minLength(1, "Give a reason."), v.maxLength(1_000));
const Rights = v.pipe(v.array(v.string()), v.minLength(1, "Choose at least one right."), v.maxLength(200));

export const NewRole = v.object({
  name,
  rights: v.pipe(Rights, v.everyItem(isRight, "This is no right that the console knows.")),
});

/** @param atMs when what is changed was made, as `atMs` of the role says that was looked at */
export const ChangedRole = v.object({ ...NewRole.entries, seenAtMs: v.pipe(v.number(), v.integer()) });

/** Whom something is given to. */
const Receiver = v.variant("is", [
  v.object({ is: v.literal("person"), userId: id, name }),
  v.object({ is: v.literal("group"), groupId: id, name }),
]);

export const NewGrant = v.object({
  roleId: id,
  set: ChannelSet,
  to: Receiver,
  reason: Reason,
  /** Epoch milliseconds; null where it has no end. */
  untilMs: v.nullable(v.pipe(v.number(), v.integer())),
});

const by = { byUserId: v.string(), byName: v.string(), atMs: v.number() };

export const Entry = v.variant("is", [
  // Rights of a later version are kept for it.
  v.object({ is: v.literal("role"), id, name, rights: Rights, ...by }),
  v.object({ is: v.literal("grant"), id, ...NewGrant.entries, isBreakGlass: v.boolean(), ...by }),
  /** Its ID is the channel's. */
  v.object({ is: v.literal("protected"), id, name: v.string(), reason: Reason, ...by }),
]);
export type Entry = v.InferOutput<typeof Entry>;
export type GrantEntry = Extract<Entry, { is: "grant" }>;
export type RoleEntry = Extract<Entry, { is: "role" }>;
export type ProtectedEntry = Extract<Entry, { is: "protected" }>;

export interface Given {
  readonly roles: ReadonlyMap<string, Role>;
  readonly grants: readonly GrantEntry[];
  readonly protectedCount: number;
  /** As they were given. */
  readonly protectedIds: readonly string[];
  isProtected(channelId: string): boolean;
}

/** However an ID is spelled: in other letters, or as the address that Zoom's chat makes of it. */
export const channelKey = (channelId: string): string => (channelId.split("@")[0] ?? "").trim().toLowerCase();

/** What a role of people's own allows here. */
export const roleOfEntry = ({ id: roleId, name: called, rights }: RoleEntry): Role => ({
  id: roleId,
  name: called,
  rights: rights.filter((right): right is Right => isRight(right)),
});

export function givenBy(entries: readonly Entry[]): Given {
  const own = entries.flatMap((entry) => (entry.is === "role" ? [roleOfEntry(entry)] : []));
  const protectedIds = entries.flatMap((entry) => (entry.is === "protected" ? [entry.id] : []));
  const keys = new Set(protectedIds.map(channelKey));
  return {
    // Nobody makes a role that passes for a built-in one.
    roles: new Map<string, Role>([...own, ...builtInRoles].map((role) => [role.id, role])),
    grants: entries.flatMap((entry) => (entry.is === "grant" ? [entry] : [])),
    protectedCount: keys.size,
    protectedIds,
    isProtected: (channelId) => keys.size > 0 && keys.has(channelKey(channelId)),
  };
}

export const nothingGiven: Given = givenBy([]);

/** The holdings that somebody was given, by name or with a directory group. */
export function holdingsGiven({ roles, grants }: Given, userId: string, isIn: (groupId: string) => boolean): Holding[] {
  return grants.flatMap((grant): Holding[] => {
    const { to, set, untilMs } = grant;
    const role = roles.get(grant.roleId);
    const isTheirs = to.is === "person" ? userIdKey(to.userId) === userIdKey(userId) : isIn(to.groupId);
    return role && isTheirs ? [{ role, set, untilMs, source: sourceOf(grant) }] : [];
  });
}

/** What the people of a directory group have by it at this time. */
export function groupFacts({ roles, grants }: Given, groupId: string, nowMs: number): Omit<GroupFacts, "letsSignIn"> {
  const own = grants.filter(
    ({ to, untilMs }) => to.is === "group" && isSameGroup(to.groupId, groupId) && (untilMs === null || untilMs > nowMs),
  );
  const gives = own.flatMap(({ roleId, set, untilMs }): Gift[] => {
    const role = roles.get(roleId);
    return role ? [{ role, set, untilMs }] : [];
  });
  return { name: own[0]?.to.name ?? null, gives };
}

/** However Zoom takes the letters of an ID. */
export const isSameGroup = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function sourceOf({ id: grantId, to, reason, byName, isBreakGlass }: GrantEntry): Holding["source"] {
  if (isBreakGlass) return { by: "break-glass", reason };
  if (to.is === "group") return { by: "group", grantId, group: to.name, reason, givenBy: byName };
  return { by: "grant", grantId, reason, givenBy: byName };
}
