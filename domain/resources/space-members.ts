import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  addMembersToSharedSpace,
  demoteSharedSpaceAdministratorsToMembers,
  listSharedSpaceMembers,
  promoteSharedSpaceMembersToAdministrators,
  removeMembersFromSharedSpace,
} from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import { pageOf } from "../answers/page.ts";
import type { Moving, Result, Via } from "../changes/resource.ts";
import { Id, Text } from "../ids.ts";
import { lookUpPerson, NOBODY } from "./find-person.ts";
import {
  isLeader,
  type LookedUp,
  memberIdOf,
  NOT_LEADER,
  type Person,
  type PersonState,
  peopleIn,
  personFields,
  userIdOf,
  type Way,
} from "./people.ts";

/** Somebody and a shared space. */
export const SpaceMemberTarget = v.object({
  spaceId: Id,
  space: Text,
  ...personFields,
  /** They own it until an earlier part of the same change gives it to somebody else, and administer it then. */
  handsOver: v.optional(v.boolean()),
});
export type SpaceMemberTarget = v.InferOutput<typeof SpaceMemberTarget>;

/** Zoom documents no most; its lists of a channel's members take this many. */
const PAGE_SIZE = 100;
/** People of one call. Zoom documents no most for spaces: this is what it takes for a channel. */
export const CALL_SIZE = 20;

const Row = v.pipe(
  v.object({
    member_id: v.nullish(v.string(), ""),
    user_id: v.nullish(v.string(), ""),
    email: v.nullish(v.string(), ""),
    role: v.nullish(v.picklist(["owner", "admin", "member"]), "member"),
    is_external_user: v.nullish(v.boolean(), false),
    display_name: v.nullish(v.string(), ""),
    first_name: v.nullish(v.string(), ""),
    last_name: v.nullish(v.string(), ""),
  }),
  v.transform(
    ({ member_id, user_id, email, role, is_external_user, display_name, first_name, last_name }): Person => ({
      name: display_name || `${first_name} ${last_name}`.trim(),
      memberId: member_id || user_id,
      userId: user_id,
      email: email.toLowerCase(),
      role,
      isExternal: is_external_user,
    }),
  ),
);
const Members = pageOf("members", Row);

const Operated = v.object({
  unsuccessful_operations_count: v.nullish(v.number(), 0),
  users: v.nullish(
    v.array(
      v.object({
        user_id: v.nullish(v.string(), ""),
        member_id: v.nullish(v.string(), ""),
        operation_status: v.nullish(v.string(), ""),
      }),
    ),
    [],
  ),
});

/** Zoom succeeds when it did nothing for anybody, and says for whom it did not. @returns What it says of somebody by their IDs */
export function operated(answer: unknown): (...ids: readonly string[]) => "done" | "not_done" | "untold" {
  const { users, unsuccessful_operations_count: failedCount } = v.parse(Operated, answer);
  return (...ids) => {
    const user = users.find(({ user_id, member_id }) =>
      ids.some((id) => id !== "" && (member_id === id || isSameUserId(user_id, id))),
    );
    if (!user) return failedCount === 0 && users.length === 0 ? "done" : "untold";
    return user.operation_status === "successful" ? "done" : "not_done";
  };
}

/** @param why Zoom never says it */
const interpretWith =
  (why: string) =>
  (answer: unknown, items: readonly Moving<SpaceMemberTarget, PersonState>[]): readonly Result<PersonState>[] => {
    const saidOf = operated(answer);
    return items.map((item) => {
      const is = saidOf(memberIdOf(item), userIdOf(item));
      return is === "not_done"
        ? { is: "failed", failure: { kind: "not_done", code: "not_done", status: 200, message: why } }
        : { is };
    });
  };

/** Why Zoom may have done nothing for somebody. */
export const whys = {
  add: "Zoom did not add this person and does not say why. Usual reasons: already in the space, deactivated, or from another account where the space does not accept external people.",
  remove: "Zoom did not remove this person and does not say why. Usual reasons: no longer in the space, or the owner.",
  promote:
    "Zoom did not promote this person and does not say why. Usual reasons: not an ordinary member, or not in the space.",
  demote: "Zoom did not demote this person and does not say why. Usual reason: no longer an administrator.",
};

const spaceId = (items: readonly Moving<SpaceMemberTarget, PersonState>[]) => items[0]?.target.spaceId ?? "";
const identifiers = (items: readonly Moving<SpaceMemberTarget, PersonState>[]) => items.map(memberIdOf).join(",");
const asMembers = (items: readonly Moving<SpaceMemberTarget, PersonState>[]) => ({
  members: items.map((item) => ({ identifier: memberIdOf(item) })),
});

const ownersOnly = ({ now }: Moving<SpaceMemberTarget, PersonState>, { connection }: Via): string | undefined =>
  connection === "me" && now?.askerRole !== undefined && now.askerRole !== "owner"
    ? "Only the space’s owner can do this."
    : undefined;

const size = () => CALL_SIZE;
const ways: Readonly<Record<"add" | "remove" | "promote" | "demote", Way<SpaceMemberTarget>>> = {
  add: {
    size,
    why: (moving, { connection, userId }) => {
      if (memberIdOf(moving) === "") return NOBODY;
      return connection === "me" && isSameUserId(userIdOf(moving), userId)
        ? "Someone in the space has to add you."
        : undefined;
    },
    call: (items) => call(addMembersToSharedSpace, { path: { spaceId: spaceId(items) }, body: asMembers(items) }),
    interpret: interpretWith(whys.add),
  },
  remove: {
    size,
    why: ({ now, target }, { connection, userId }) => {
      if (connection === "account" || now?.askerRole === undefined || isLeader(now.askerRole)) return undefined;
      // Members may leave.
      return isSameUserId(now.userId ?? target.userId, userId) ? undefined : NOT_LEADER;
    },
    // Whoever leaves is no leader, so their call is a call of its own.
    isAlone: ({ now }) => now?.askerRole === "member",
    call: (items) =>
      call(removeMembersFromSharedSpace, {
        path: { spaceId: spaceId(items) },
        query: { identifiers: identifiers(items) },
      }),
    interpret: interpretWith(whys.remove),
  },
  promote: {
    size,
    why: ownersOnly,
    call: (items) =>
      call(promoteSharedSpaceMembersToAdministrators, { path: { spaceId: spaceId(items) }, body: asMembers(items) }),
    interpret: interpretWith(whys.promote),
  },
  demote: {
    size,
    why: ownersOnly,
    call: (items) =>
      call(demoteSharedSpaceAdministratorsToMembers, {
        path: { spaceId: spaceId(items) },
        query: { identifiers: identifiers(items) },
      }),
    interpret: interpretWith(whys.demote),
  },
};

/** Everyone in a shared space. */
export const spaceMemberList = (spaceId: string) => ({
  page: Members,
  callOf: (token: string | undefined) =>
    call(listSharedSpaceMembers, { path: { spaceId }, query: { page_size: PAGE_SIZE, next_page_token: token } }),
});

/** Who is in a shared space, and as what. */
export const spaceMembers = peopleIn<SpaceMemberTarget>({
  id: "space-members",
  target: SpaceMemberTarget,
  keyOf: ({ spaceId }) => spaceId,
  labelOf: ({ space }) => space,
  list: ({ spaceId }) => spaceMemberList(spaceId),
  roleOf: ({ handsOver }, role) => (handsOver && role === "owner" ? "admin" : role),
  // A space takes user IDs and member IDs, no addresses.
  lookUp: async (absent, { via, ask }) => {
    const found = new Map<SpaceMemberTarget, LookedUp>();
    for (const target of absent) {
      if (target.userId !== "" || target.memberId !== "" || target.email === "") continue;
      found.set(target, await lookUpPerson(target.email, via, ask));
    }
    return found;
  },
  ways,
  words: {
    notKnown: "Zoom does not say whether they are in the space.",
    ownerStays: "They own the space. Transfer ownership first.",
    noNewOwner: "Transfer ownership to make someone the owner.",
    roles: { none: "Not in the space", member: "Member", admin: "Administrator", owner: "Owner" },
  },
});
