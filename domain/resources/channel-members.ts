import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  batchDemoteChannelAdministrators,
  batchRemoveMembersFromChannel,
  getChannel,
  getUser,
  getUserChannel,
  inviteChannelMembers,
  inviteUserChannelMembers,
  listChannelMembers,
  listUserChannelMembers,
  promoteChannelMembersToAdministrators,
} from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import type { Ask } from "../answers/ask.ts";
import { pageOf } from "../answers/page.ts";
import { CallFailed, type Via } from "../changes/resource.ts";
import { whyNoExternal } from "../channel-rules.ts";
import { domainOf } from "../email-domain.ts";
import { Id, IdOrNone, Text } from "../ids.ts";
import {
  emailOf,
  type Holder,
  isLeader,
  type LookedUp,
  type Looking,
  memberIdOf,
  NOT_LEADER,
  ownMemberIdOf,
  type Person,
  peopleIn,
  personFields,
  type Way,
} from "./people.ts";

/** Somebody and a channel. One of the IDs or the address is known. */
const Target = v.object({
  channelId: Id,
  channel: Text,
  ...personFields,
  /**
   * User ID or address of the owner or an administrator, on whose behalf the account connection acts. Where it is left
   * out, one is found out for changes of roles, and people are invited on behalf of nobody.
   */
  actorId: IdOrNone,
});
export type MemberTarget = v.InferOutput<typeof Target>;

/** The most a page holds. */
const PAGE_SIZE = 100;
/** People of one call on somebody's behalf, oneself or another, and of one on behalf of nobody; as the contract says. */
export const INVITE_SIZE = 20;
export const ACCOUNT_INVITE_SIZE = 5;
const REMOVE_SIZE = 20;
const ROLE_SIZE = 10;

const Row = v.pipe(
  v.object({
    member_id: v.nullish(v.string(), ""),
    id: v.nullish(v.string(), ""),
    email: v.nullish(v.string(), ""),
    role: v.nullish(v.picklist(["owner", "admin", "member"]), "member"),
    is_external: v.nullish(v.boolean(), false),
    name: v.nullish(v.string(), ""),
    first_name: v.nullish(v.string(), ""),
    last_name: v.nullish(v.string(), ""),
  }),
  v.transform(
    ({ member_id, id, email, role, is_external, name, first_name, last_name }): Person => ({
      name: name || `${first_name} ${last_name}`.trim(),
      memberId: member_id || id,
      userId: id,
      email: email.toLowerCase(),
      role,
      isExternal: is_external,
    }),
  ),
);
const Members = pageOf("members", Row);

/** A page of everyone in a channel. */
export function channelMemberCall(channelId: string, connection: Via["connection"], token: string | undefined) {
  const query = { page_size: PAGE_SIZE, next_page_token: token };
  return connection === "me"
    ? call(listUserChannelMembers, { path: { userId: "me", channelId }, query })
    : call(listChannelMembers, { path: { channelId }, query });
}

/** Everyone in a channel. */
export const channelMemberList = (channelId: string, { connection }: Via) => ({
  page: Members,
  callOf: (token: string | undefined) => channelMemberCall(channelId, connection, token),
});

const Rules = v.object({
  type: v.nullish(v.number(), 0),
  channel_settings: v.nullish(v.object({ allow_to_add_external_users: v.nullish(v.number()) }), {}),
});

/**
 * Whom the list would not show by their address: people of other accounts, as far as the domains of those in the channel
 * and of whoever asks tell, and whether the channel takes them at all.
 */
async function lookUp(absent: readonly MemberTarget[], looking: Looking): Promise<ReadonlyMap<MemberTarget, LookedUp>> {
  const { people, via, ask, asker } = looking;
  const known = [via.email ?? "", ...people.map(({ email }) => email)];
  const domains = new Set(known.flatMap((email) => (email ? [domainOf(email)] : [])));
  const outside = absent.filter(
    ({ email, userId, memberId }) => email !== "" && userId === "" && memberId === "" && !domains.has(domainOf(email)),
  );
  const [first] = outside;
  if (!first) return new Map();
  const barred = await whyNotIn(first.channelId, via.connection === "account" || isLeader(asker?.role), via, ask);
  return new Map(
    outside.map((target) => [
      target,
      { isExternal: true, ...(barred === undefined ? { isHidden: true } : { barred }) },
    ]),
  );
}

async function whyNotIn(channelId: string, canLead: boolean, via: Via, ask: Ask): Promise<string | undefined> {
  try {
    const channel = await ask(
      via.connection === "me"
        ? call(getUserChannel, { path: { userId: "me", channelId } })
        : call(getChannel, { path: { channelId } }),
      Rules,
    );
    const external = channel.channel_settings.allow_to_add_external_users ?? undefined;
    const why = whyNoExternal({ type: channel.type, external }, canLead);
    return why && `${why}.`;
  } catch (error) {
    // Whoever may not read that is told by the invitation itself.
    if (error instanceof CallFailed && notTelling.has(error.failure.kind)) return undefined;
    throw error;
  }
}

const notTelling: ReadonlySet<string> = new Set(["forbidden", "missing_scope"]);

const add: Way<MemberTarget> = {
  size: ({ connection }, { target }) =>
    connection === "me" || target.actorId !== "" ? INVITE_SIZE : ACCOUNT_INVITE_SIZE,
  batch: ({ target }) => target.actorId,
  // The answer does not say whose invitation was mailed, so people of other accounts have a call each.
  isAlone: ({ now }) => now === undefined || now.isExternal === true,
  why: (moving) =>
    emailOf(moving) === "" ? "Zoom does not show the address they would have to be invited by." : undefined,
  remark: ({ now }) =>
    now === undefined || now.isExternal
      ? "Zoom may send them an invitation by email, which cannot be undone."
      : undefined,
  call: (items, { connection }) => {
    const { channelId = "", actorId = "" } = items[0]?.target ?? {};
    const userId = connection === "me" ? "me" : actorId;
    const body = { members: items.map((item) => ({ email: emailOf(item) })) };
    return userId === ""
      ? call(inviteChannelMembers, { path: { channelId }, body })
      : call(inviteUserChannelMembers, { path: { userId, channelId }, body });
  },
  interpret: (answer, items) => {
    const { ids, member_ids } = v.parse(Added, answer);
    const memberIds = idsIn(member_ids);
    const count = Math.max(idsIn(ids).length, memberIds.length);
    const [only] = items;
    const isOutside = items.length === 1 && only !== undefined && (only.now === undefined || only.now.isExternal);
    if (count === 0 && isOutside) return [{ is: "done", remark: MAILED }];
    if (count < items.length) return items.map(() => ({ is: "untold" }));
    const [memberId] = memberIds;
    if (isOutside && memberId !== undefined && memberIds.length === 1 && idsIn(ids).length === 0)
      return [{ is: "done", now: { role: "member", isExternal: true, memberId }, remark: ADDED }];
    // Zoom promotes by member IDs, which the list has and this answer gives to nobody by name; it takes no user IDs there.
    return items.map((item) => ({ is: item.to.role === "admin" && ownMemberIdOf(item) === "" ? "untold" : "done" }));
  },
  notDone: "Not added: no active person in the account has this address.",
};

const Added = v.object({ ids: v.nullish(v.string(), ""), member_ids: v.nullish(v.string(), "") });
const ADDED = "Added to the channel.";
/** What is said of an invitation that made nobody a member. */
export const MAILED = "Zoom invited them by email, or they are already in the channel. Its answer does not say which.";

const remove: Way<MemberTarget> = {
  size: () => REMOVE_SIZE,
  why: ({ target, now, to }, via) => {
    // Whoever the list shows by their address is found in it by then.
    const isShown = emailOf({ target, now, to }) !== "" && now?.isExternal !== true;
    if (memberIdOf({ target, now, to }) === "" && !isShown)
      return "Zoom does not say which member they are, so they cannot be removed here.";
    if (via.connection === "account" || now === undefined) return undefined;
    if (isSameUserId(now.userId ?? target.userId, via.userId)) return "This is you: leave the channel instead.";
    return whyNotLeader(now.askerRole);
  },
  call: (items) =>
    call(batchRemoveMembersFromChannel, {
      path: { channelId: items[0]?.target.channelId ?? "" },
      query: { member_ids: items.map(memberIdOf).join(",") },
    }),
};

const whyNotLeader = (askerRole: Person["role"] | undefined) =>
  askerRole === undefined || isLeader(askerRole) ? undefined : NOT_LEADER;

const actorIdOf = ({ target, now, to }: Parameters<NonNullable<Way<MemberTarget>["batch"]>>[0]): string =>
  target.actorId || now?.actorId || to.actorId || "";

/** Of both ways between member and administrator. */
const changingRole: Pick<Way<MemberTarget>, "size" | "batch" | "why"> = {
  size: () => ROLE_SIZE,
  batch: actorIdOf,
  why: (moving, { connection }) => {
    if (connection === "account") return actorIdOf(moving) === "" ? NO_ACTOR : undefined;
    return whyNotLeader(moving.now?.askerRole);
  },
};

const NO_ACTOR =
  "Zoom does this only on behalf of the channel’s owner or an administrator, and none of them is active.";

const holder: Holder<MemberTarget> = {
  id: "channel-members",
  target: Target,
  keyOf: ({ channelId }) => channelId,
  isByAddress: true,
  labelOf: ({ channel }) => channel,
  list: ({ channelId }, via) => channelMemberList(channelId, via),
  lookUp,
  actor: async ({ people }) => leadersAmong(people)[0]?.userId,
  ways: {
    add,
    remove,
    promote: {
      ...changingRole,
      call: (items, { connection }) => {
        const [first] = items;
        const userId = connection === "me" || !first ? "me" : actorIdOf(first);
        return call(promoteChannelMembersToAdministrators, {
          path: { userId, channelId: first?.target.channelId ?? "" },
          body: { admins: items.map((item) => ({ member_id: memberIdOf(item) })) },
        });
      },
    },
    demote: {
      ...changingRole,
      call: (items, { connection }) => {
        const [first] = items;
        const userId = connection === "me" || !first ? "me" : actorIdOf(first);
        return call(batchDemoteChannelAdministrators, {
          path: { userId, channelId: first?.target.channelId ?? "" },
          query: { admin_ids: items.map(memberIdOf).join(",") },
        });
      },
    },
  },
  words: {
    notKnown: "Zoom does not say whether they are in the channel.",
    ownerStays: "They own the channel. Make someone else the owner in Zoom first.",
    noNewOwner: "Zoom has no way for an app to change the owner of a channel.",
    roles: { none: "Not in the channel", member: "Member", admin: "Administrator", owner: "Owner" },
  },
};

/** Who is in a channel, and as what. */
export const channelMembers = peopleIn(holder);

/** The same, with somebody active to act on behalf of, where roles are to change through the account connection. */
export const channelRoles = peopleIn<MemberTarget>({
  ...holder,
  id: "channel-roles",
  actor: async ({ people, ask }) => {
    for (const { userId } of leadersAmong(people).slice(0, ATTEMPTS)) if (await isActive(userId, ask)) return userId;
    return undefined;
  },
});

/** Leaders asked about before the search for somebody to act on behalf of is given up. */
const ATTEMPTS = 5;

/** People of the account who lead a channel, its owner first. */
const leadersAmong = (people: readonly Person[]): readonly Person[] =>
  people
    .filter(({ role, userId }) => role !== "member" && userId !== "")
    .sort((one, other) => Number(other.role === "owner") - Number(one.role === "owner"));

const User = v.object({ status: v.nullish(v.string(), "active") });

async function isActive(userId: string, ask: Ask): Promise<boolean> {
  try {
    return (await ask(call(getUser, { path: { userId } }), User)).status === "active";
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    // Whoever may not look people up finds out by trying.
    if (notTelling.has(error.failure.kind)) return true;
    if (error.failure.kind === "not_found") return false;
    throw error;
  }
}

const idsIn = (ids: string): string[] => ids.split(",").filter((id) => id.trim() !== "");
