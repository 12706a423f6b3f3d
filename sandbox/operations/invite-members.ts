import * as v from "valibot";
import type { Channel } from "../store/channel.ts";
import { type ChannelRights, mayActForActor, rightsOnBehalf, rightsToChannel } from "./access.ts";
import { tellChannel, tellInvitations } from "./channel-events.ts";
import { operationError } from "./errors.ts";
import { inviteesOf, sendInvitations } from "./invitees.ts";
import { membersInvited } from "./member-view.ts";
import { addMembers } from "./membership.ts";
import type { Handler, OperationContext } from "./operation.ts";

const Body = v.object({ members: v.optional(v.array(v.object({ email: v.string() })), []) });

/** Lets people in at once, and says whom: who is not among the ids has not become a member. */
const invite =
  (rightsTo: typeof rightsToChannel): Handler =>
  (context) => {
    const { operation, params, store, nowMs } = context;
    const channel = store.channels.find(params.channelId ?? "");
    if (!channel) throw operationError(operation.id, 5301);
    const rights = rightsTo(context, channel);
    if (!mayInvite(context, channel, rights)) throw operationError(operation.id, 200);
    const emails = v.parse(Body, context.body ?? {}).members.map((member) => member.email);
    if (emails.length === 0 || channel.isArchived) throw operationError(operation.id, 5301);

    const invitees = inviteesOf(context, emails, (person) => store.channels.isMember(channel, person.index));
    if (invitees.hasOutsiders) {
      const rule = channel.settings.allowToAddExternalUsers;
      if (rule === 0) throw operationError(operation.id, 5301);
      if (rule === 3 && !rights.canManage) throw operationError(operation.id, 200);
    }
    if (!sendInvitations(context, invitees)) throw operationError(operation.id, 5301);
    addMembers(context, channel, invitees.people);
    tellChannel(context, "chat_channel.member_invited", channel, invitees.people);
    tellInvitations(context, channel, invitees.outsiders);
    return { status: 201, body: membersInvited(nowMs, invitees.people) };
  };

function mayInvite(context: OperationContext, channel: Channel, { canManage, standing }: ChannelRights): boolean {
  if (canManage) return true;
  if (context.caller.isAccountLevel && !mayActForActor(context, "edit")) return false;
  return standing !== "none" && channel.settings.addMemberPermissions === 1;
}

export const inviteMembersHandlers = {
  inviteChannelMembers: invite(rightsToChannel),
  inviteUserChannelMembers: invite(rightsOnBehalf),
} satisfies Record<string, Handler>;
