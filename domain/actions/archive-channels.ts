import * as v from "valibot";
import type { Action } from "../changes/action.ts";
import type { ChannelTarget } from "../resources/channel.ts";
import { channelArchive } from "../resources/channel-archive.ts";
import { channels } from "./words.ts";

const Input = v.object({});

/** The list of mention groups tells whether a channel is archived, and is read where no answer came. */
const operations = ["performOperationsOnChannels", "listChannelMentionGroups"] as const;

/** Nobody can post in an archived channel; its messages stay. */
export const archiveChannels: Action<ChannelTarget, { isArchived: boolean }, v.InferOutput<typeof Input>> = {
  id: "archive-channels",
  resource: channelArchive,
  input: Input,
  harm: "some",
  operations: { me: operations, account: operations },
  want: () => ({ to: { isArchived: true } }),
  title: (subject) => `Archive ${channels(subject)}`,
};

export const unarchiveChannels: typeof archiveChannels = {
  ...archiveChannels,
  id: "unarchive-channels",
  harm: "none",
  want: () => ({ to: { isArchived: false } }),
  title: (subject) => `Unarchive ${channels(subject)}`,
};
