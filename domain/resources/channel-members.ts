import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  batchDemoteChannelAdministrators,
  batchRemoveMembersFromChannel,
  inviteChannelMembers,
  inviteUserChannelMembers,
  listChannelMembers,
  listUserChannelMembers,
  promoteChannelMembersToAdministrators,
} from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { NoWay, Resource, Step, Via } from "../changes/resource.ts";
import { domainOf } from "../email-domain.ts";

/** Somebody and a channel. One of the ids or the address is known. */
const Target = v.object({
  channelId: v.pipe(v.string(), v.maxLength(300)),
  channel: v.pipe(v.string(), v.maxLength(300)),
  name: v.pipe(v.string(), v.maxLength(300)),
  email: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
  userId: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
  memberId: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
  /** The account connection makes administrators in the name of the owner or of one of them. */
  actorId: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
});
export type MemberTarget = v.InferOutput<typeof Target>;

const State = v.object({
  role: v.picklist(["none", "member", "admin", "owner"]),
  memberId: v.optional(v.string()),
  /** Of another account: Zoom tells no address, and may invite by e-mail. */
  isExternal: v.optional(v.boolean()),
});
export type MemberState = v.InferOutput<typeof State>;

/** The most a page holds. */
const PAGE_SIZE = 100;
/** People of one call; see the limits in the contract. */
const inviteSize = { me: 20, account: 5 } as const;
const REMOVE_SIZE = 20;
const ROLE_SIZE = 10;

const Row = v.pipe(
  v.object({
    member_id: v.nullish(v.string(), ""),
    id: v.nullish(v.string(), ""),
    email: v.nullish(v.string(), ""),
    role: v.nullish(v.picklist(["owner", "admin", "member"]), "member"),
    is_external: v.nullish(v.boolean(), false),
  }),
  v.transform(({ member_id, id, email, role, is_external }) => ({
    memberId: member_id || id,
    userId: id,
    email: email.toLowerCase(),
    role,
    isExternal: is_external,
  })),
);
const Members = pageOf("members", Row);
const Added = v.object({ ids: v.nullish(v.string(), ""), member_ids: v.nullish(v.string(), "") });

const memberList =
  (channelId: string, { connection }: Via) =>
  (token: string | undefined) => {
    const query = { page_size: PAGE_SIZE, next_page_token: token };
    return connection === "me"
      ? call(listUserChannelMembers, { path: { userId: "me", channelId }, query })
      : call(listChannelMembers, { path: { channelId }, query });
  };

/** Who is in a channel, and as what. */
export const channelMembers: Resource<MemberTarget, MemberState> = {
  id: "channel-members",
  target: Target,
  state: State,
  keyOf: ({ channelId, email, userId, memberId }) =>
    `${channelId} ${email.toLowerCase() || userId.toLowerCase() || memberId}`,
  labelOf: ({ name, channel }) => `${name} · ${channel}`,
  readGroupOf: ({ channelId }) => channelId,
  read: async (targets, via, ask) => {
    const channelId = targets[0]?.channelId ?? "";
    const { rows: members, unreadableCount } = await everyRow(ask, Members, memberList(channelId, via));
    const domains = new Set(members.flatMap(({ email }) => (email ? [domainOf(email)] : [])));
    return targets.map((target) => {
      const email = target.email.toLowerCase();
      const found = members.find(
        (member) =>
          (email !== "" && member.email === email) ||
          isSameUserId(member.userId, target.userId) ||
          (target.memberId !== "" && member.memberId === target.memberId),
      );
      // Whoever could not be read may be the one.
      if (!found && unreadableCount > 0) return { is: "untold" };
      if (!found)
        return { is: "known", state: { role: "none", isExternal: email !== "" && !domains.has(domainOf(email)) } };
      const { role, memberId, isExternal } = found;
      return { is: "known", state: { role, memberId, isExternal } };
    });
  },
  isSame: (one, other) => one.role === other.role,
  step: ({ target, now, to }, via): Step<MemberState> | NoWay | null => {
    if (now === undefined) return { why: "Whether they are in the channel is not known." };
    if (now.role === to.role) return null;
    if (now.role === "owner") return { why: "The owner stays: make someone else the owner in Zoom first." };
    if (to.role === "owner") return { why: "Zoom has no way to make somebody the owner of a channel." };
    const batch = target.channelId;
    if (now.role === "none") {
      if (target.email === "") return { why: "Zoom does not tell the address they would have to be invited by." };
      const reached = { role: "member", isExternal: now.isExternal } as const;
      // The answer does not say whose invitation was mailed, so people of other accounts have a call each.
      return now.isExternal
        ? { name: "invite", batch: `${batch} ${target.email}`, size: 1, reached }
        : { name: "invite", batch, size: inviteSize[via.connection], reached };
    }
    if (to.role === "none") return { name: "remove", batch, size: REMOVE_SIZE, reached: to };
    const reached = { ...now, role: to.role };
    if (via.connection === "account" && target.actorId === "") return { why: NO_ACTOR };
    return {
      name: to.role === "admin" ? "promote" : "demote",
      batch: `${batch} ${target.actorId}`,
      size: ROLE_SIZE,
      reached,
    };
  },
  call: (step, items, via) => {
    const [first] = items;
    const channelId = first?.target.channelId ?? "";
    const userId = via.connection === "me" ? "me" : (first?.target.actorId ?? "");
    const ids = items.map(({ target, now }) => now?.memberId || target.memberId || target.userId);
    switch (step) {
      case "invite": {
        const body = { members: items.map(({ target }) => ({ email: target.email })) };
        return via.connection === "me"
          ? call(inviteUserChannelMembers, { path: { userId: "me", channelId }, body })
          : call(inviteChannelMembers, { path: { channelId }, body });
      }
      case "remove":
        return call(batchRemoveMembersFromChannel, { path: { channelId }, query: { member_ids: ids.join(",") } });
      case "promote":
        return call(promoteChannelMembersToAdministrators, {
          path: { userId, channelId },
          body: { admins: ids.map((id) => ({ member_id: id })) },
        });
      case "demote":
        return call(batchDemoteChannelAdministrators, {
          path: { userId, channelId },
          query: { admin_ids: ids.join(",") },
        });
      default:
        throw new Error(`members know no step ${step}`);
    }
  },
  interpret: (step, answer, items) => {
    if (step !== "invite") return items.map(() => ({ is: "done" }));
    const { ids, member_ids } = v.parse(Added, answer);
    const count = Math.max(countIn(ids), countIn(member_ids));
    if (count >= items.length) return items.map(() => ({ is: "done" }));
    const [only] = items;
    if (count === 0 && items.length === 1 && only?.now?.isExternal) return [{ is: "done", remark: MAILED }];
    return items.map(() => ({ is: "untold" }));
  },
  describe: ({ role }) => [{ name: "Role", value: roleNames[role] }],
};

const MAILED = "Zoom invited them by e-mail, or they are in the channel already. Its answer does not say which.";
const NO_ACTOR =
  "Zoom does this only in the name of the channel’s owner or of an administrator, and none of them is active.";
const roleNames = { none: "Not in the channel", member: "Member", admin: "Administrator", owner: "Owner" } as const;

const countIn = (ids: string): number => ids.split(",").filter((id) => id.trim() !== "").length;
