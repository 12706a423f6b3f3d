// Who is in a channel, and as what.
import * as v from "valibot";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Action, Subject } from "../changes/action.ts";
import { channelMembers, type MemberState, type MemberTarget } from "../resources/channel-members.ts";
import { subjectText } from "./words.ts";

const Input = v.object({});
type MemberAction = Action<MemberTarget, MemberState, v.InferOutput<typeof Input>>;

/** What is sent through each connection, with what is read for it. */
const operations = (me: OperationId, account = me) => ({
  me: ["listUserChannelMembers", me] as const,
  account: ["listChannelMembers", account] as const,
});
const people = (subject: Subject) => subjectText(subject, "person", "people");

const NOT_IN = "They are not in the channel.";

export const inviteMembers: MemberAction = {
  id: "invite-members",
  resource: channelMembers,
  input: Input,
  harm: "none",
  operations: operations("inviteUserChannelMembers", "inviteChannelMembers"),
  want: (_target, now) =>
    now !== undefined && now.role !== "none"
      ? { skip: "They are in the channel already." }
      : { to: { role: "member", isExternal: now?.isExternal } },
  title: (subject) => `Add ${people(subject)}`,
};

export const removeMembers: MemberAction = {
  id: "remove-members",
  resource: channelMembers,
  input: Input,
  harm: "some",
  operations: operations("batchRemoveMembersFromChannel"),
  want: (_target, now) => (now?.role === "none" ? { skip: NOT_IN } : { to: { role: "none" } }),
  title: (subject) => `Remove ${people(subject)}`,
};

export const promoteMembers: MemberAction = {
  id: "promote-members",
  resource: channelMembers,
  input: Input,
  harm: "none",
  operations: operations("promoteChannelMembersToAdministrators"),
  want: (_target, now) => {
    if (now?.role === "none") return { skip: NOT_IN };
    if (now?.role === "owner") return { skip: "They own the channel." };
    if (now?.isExternal) return { skip: "Zoom makes nobody of another account an administrator." };
    return { to: { ...now, role: "admin" } };
  },
  title: (subject) => `Make ${people(subject)} administrators`,
};

export const demoteMembers: MemberAction = {
  ...promoteMembers,
  id: "demote-members",
  operations: operations("batchDemoteChannelAdministrators"),
  want: (_target, now) => {
    if (now?.role === "none") return { skip: NOT_IN };
    if (now?.role === "owner") return { skip: "They own the channel." };
    return { to: { ...now, role: "member" } };
  },
  title: (subject) => `Make ${people(subject)} members`,
};
