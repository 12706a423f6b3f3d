import type { OperationId } from "../../contract/operations.gen.ts";

interface PageSizes {
  readonly standard: number;
  readonly max: number;
}

const sizes = (standard: number, max: number): PageSizes => ({ standard, max });

/**
 * Known are the sizes of a user's channels and channel members, messages, contacts, company contacts and IM group
 * members (older specifications of Zoom's) and of users. The others are our choice: the size of the documentation's
 * example, and at most 50, or 100 for members and activities, or 300 for spaces, legal hold and reports.
 */
export const pageSizes: Partial<Record<OperationId, PageSizes>> = {
  listUsersChannels: sizes(10, 50),
  listUserChannelMembers: sizes(30, 100),
  listChannelMembers: sizes(30, 100),
  listAccountsPublicChannels: sizes(10, 50),
  searchUsersOrAccountsChannels: sizes(10, 50),
  listChannelAdministrators: sizes(10, 50),
  listChannelActivityLogs: sizes(15, 100),
  listActivityLogsOfChannel: sizes(15, 100),
  listMembersOfMentionGroup: sizes(20, 100),
  listCustomEmojis: sizes(10, 50),
  listPinnedHistoryMessagesOfChannel: sizes(10, 50),
  listBookmarks: sizes(10, 50),
  listScheduledMessages: sizes(10, 50),
  listReminders: sizes(10, 50),
  listUsersChatMessages: sizes(10, 50),
  listUsersChatSessions: sizes(10, 50),
  listUsersContacts: sizes(10, 50),
  searchCompanyContacts: sizes(1, 25),
  listIMDirectoryGroupMembers: sizes(30, 300),
  listLegalHoldMatters: sizes(30, 300),
  listLegalHoldFilesByGivenMatter: sizes(30, 300),
  getChatSessionsReports: sizes(30, 300),
  getChatMessageReports: sizes(30, 300),
  listSharedSpaces: sizes(30, 300),
  listSharedSpaceChannels: sizes(30, 300),
  listSharedSpaceMembers: sizes(30, 300),
  listUsers: sizes(30, 300),
};

/**
 * The size of the page a request gets. A size over the maximum is cut down to it, not refused.
 *
 * @param asked `page_size` of the request, at least 1; undefined when it named none.
 */
export function pageSizeOf(id: OperationId, asked: number | undefined): number {
  const { standard, max } = pageSizes[id] ?? sizes(10, 50);
  return asked === undefined ? standard : Math.min(asked, max);
}
