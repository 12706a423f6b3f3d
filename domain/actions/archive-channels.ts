import type { Action } from "../changes/action.ts";
import { None } from "../fields.ts";
import type { ChannelTarget } from "../resources/channel.ts";
import { channelArchive } from "../resources/channel-archive.ts";
import { channels } from "./words.ts";

/** The list of mention groups tells whether a channel is archived, and is read where no answer came. */
const operations = ["performOperationsOnChannels", "listChannelMentionGroups"] as const;

/** Nobody can post in an archived channel; its messages stay. */
export const archiveChannels: Action<ChannelTarget, { isArchived: boolean }, None> = {
  id: "archive-channels",
  resource: channelArchive,
  input: None,
  harm: "some",
  refreshes: ["channel-lists", "archive-state"],
  operations: { me: operations, account: operations },
  want: (_target, now) => (now?.isArchived ? { skip: "It is already archived." } : { to: { isArchived: true } }),
  title: (subject) => `Archive ${channels(subject)}`,
};

export const unarchiveChannels: typeof archiveChannels = {
  ...archiveChannels,
  id: "unarchive-channels",
  harm: "none",
  want: (_target, now) => (now?.isArchived === false ? { skip: "It is not archived." } : { to: { isArchived: false } }),
  title: (subject) => `Unarchive ${channels(subject)}`,
};
