import type { OperationId } from "../../contract/operations.gen.ts";
import { activityLogsHandlers } from "./activity-logs.ts";
import { administratorsHandlers } from "./administrators.ts";
import { archiveChannelsHandlers } from "./archive-channels.ts";
import { createChannelHandlers } from "./create-channel.ts";
import { deleteChannelsHandlers } from "./delete-channels.ts";
import { getChannelHandlers } from "./get-channel.ts";
import { inviteMembersHandlers } from "./invite-members.ts";
import { joinLeaveHandlers } from "./join-leave.ts";
import { listChannelsHandlers } from "./list-channels.ts";
import { listMembersHandlers } from "./list-members.ts";
import { memberGroupsHandlers } from "./member-groups.ts";
import type { Handler } from "./operation.ts";
import { removeMembersHandlers } from "./remove-members.ts";
import { retentionHandlers } from "./retention.ts";
import { rolesHandlers } from "./roles.ts";
import { searchChannelsHandlers } from "./search-channels.ts";
import { updateChannelHandlers } from "./update-channel.ts";
import { usersHandlers } from "./users.ts";

/** What the sandbox does for each operation it covers. */
export const handlers: Partial<Record<OperationId, Handler>> = {
  ...activityLogsHandlers,
  ...administratorsHandlers,
  ...archiveChannelsHandlers,
  ...createChannelHandlers,
  ...deleteChannelsHandlers,
  ...getChannelHandlers,
  ...inviteMembersHandlers,
  ...joinLeaveHandlers,
  ...listChannelsHandlers,
  ...listMembersHandlers,
  ...memberGroupsHandlers,
  ...removeMembersHandlers,
  ...retentionHandlers,
  ...rolesHandlers,
  ...searchChannelsHandlers,
  ...updateChannelHandlers,
  ...usersHandlers,
} satisfies Partial<Record<OperationId, Handler>>;
