import type { OperationId } from "../../contract/operations.gen.ts";
import { activityLogsHandlers } from "./activity-logs.ts";
import { administratorsHandlers } from "./administrators.ts";
import { archiveChannelsHandlers } from "./archive-channels.ts";
import { bookmarksHandlers } from "./bookmarks.ts";
import { companyContactsHandlers } from "./company-contacts.ts";
import { contactsHandlers } from "./contacts.ts";
import { createChannelHandlers } from "./create-channel.ts";
import { createSpaceHandlers } from "./create-space.ts";
import { deleteChannelsHandlers } from "./delete-channels.ts";
import { emojiHandlers } from "./emoji.ts";
import { filesHandlers } from "./files.ts";
import { getChannelHandlers } from "./get-channel.ts";
import { getMessageHandlers } from "./get-message.ts";
import { imChatHandlers } from "./im-chat.ts";
import { imGroupMembersHandlers } from "./im-group-members.ts";
import { imGroupsHandlers } from "./im-groups.ts";
import { invitationsHandlers } from "./invitations.ts";
import { inviteMembersHandlers } from "./invite-members.ts";
import { joinLeaveHandlers } from "./join-leave.ts";
import { legalHoldHandlers } from "./legal-hold.ts";
import { listChannelsHandlers } from "./list-channels.ts";
import { listMembersHandlers } from "./list-members.ts";
import { listMessagesHandlers } from "./list-messages.ts";
import { memberGroupsHandlers } from "./member-groups.ts";
import { mentionGroupMembersHandlers } from "./mention-group-members.ts";
import { mentionGroupsHandlers } from "./mention-groups.ts";
import { messageReportsHandlers } from "./message-reports.ts";
import { migrateChannelsHandlers } from "./migrate-channels.ts";
import { migrateMessagesHandlers } from "./migrate-messages.ts";
import { migrateReactionsHandlers } from "./migrate-reactions.ts";
import { migrateStarsHandlers } from "./migrate-stars.ts";
import { migrationMappingsHandlers } from "./migration-mappings.ts";
import type { Handler } from "./operation.ts";
import { pinnedMessagesHandlers } from "./pinned-messages.ts";
import { reactToMessageHandlers } from "./react-to-message.ts";
import { remindersHandlers } from "./reminders.ts";
import { removeMembersHandlers } from "./remove-members.ts";
import { retentionHandlers } from "./retention.ts";
import { retrieveThreadHandlers } from "./retrieve-thread.ts";
import { rolesHandlers } from "./roles.ts";
import { scheduledMessagesHandlers } from "./scheduled-messages.ts";
import { searchChannelsHandlers } from "./search-channels.ts";
import { sendMessageHandlers } from "./send-message.ts";
import { sessionReportsHandlers } from "./session-reports.ts";
import { sessionsHandlers } from "./sessions.ts";
import { spaceChannelsHandlers } from "./space-channels.ts";
import { spaceLeadersHandlers } from "./space-leaders.ts";
import { spaceMembersHandlers } from "./space-members.ts";
import { spacesHandlers } from "./spaces.ts";
import { starsHandlers } from "./stars.ts";
import { updateChannelHandlers } from "./update-channel.ts";
import { updateMessageHandlers } from "./update-message.ts";
import { uploadFilesHandlers } from "./upload-files.ts";
import { usersHandlers } from "./users.ts";

/** What the sandbox does for each operation it covers. */
export const handlers: Partial<Record<OperationId, Handler>> = {
  ...activityLogsHandlers,
  ...administratorsHandlers,
  ...archiveChannelsHandlers,
  ...bookmarksHandlers,
  ...companyContactsHandlers,
  ...contactsHandlers,
  ...createChannelHandlers,
  ...createSpaceHandlers,
  ...deleteChannelsHandlers,
  ...emojiHandlers,
  ...filesHandlers,
  ...getChannelHandlers,
  ...getMessageHandlers,
  ...imChatHandlers,
  ...imGroupMembersHandlers,
  ...imGroupsHandlers,
  ...invitationsHandlers,
  ...inviteMembersHandlers,
  ...joinLeaveHandlers,
  ...legalHoldHandlers,
  ...listChannelsHandlers,
  ...listMembersHandlers,
  ...listMessagesHandlers,
  ...memberGroupsHandlers,
  ...mentionGroupMembersHandlers,
  ...mentionGroupsHandlers,
  ...messageReportsHandlers,
  ...migrateChannelsHandlers,
  ...migrateMessagesHandlers,
  ...migrateReactionsHandlers,
  ...migrateStarsHandlers,
  ...migrationMappingsHandlers,
  ...pinnedMessagesHandlers,
  ...reactToMessageHandlers,
  ...remindersHandlers,
  ...removeMembersHandlers,
  ...retentionHandlers,
  ...retrieveThreadHandlers,
  ...rolesHandlers,
  ...scheduledMessagesHandlers,
  ...searchChannelsHandlers,
  ...sendMessageHandlers,
  ...sessionReportsHandlers,
  ...sessionsHandlers,
  ...spaceChannelsHandlers,
  ...spaceLeadersHandlers,
  ...spaceMembersHandlers,
  ...spacesHandlers,
  ...starsHandlers,
  ...updateChannelHandlers,
  ...updateMessageHandlers,
  ...uploadFilesHandlers,
  ...usersHandlers,
} satisfies Partial<Record<OperationId, Handler>>;
