/** What of the account pages show, as far as changes make it another: queries say it of themselves, actions of what they change. */
export type Shown =
  | "channel-lists"
  | "own-channels"
  | "channel"
  | "archive-state"
  | "members"
  | "channel-groups"
  | "activity"
  | "retention"
  | "mention-groups"
  | "mention-group-people"
  | "spaces"
  | "space"
  | "space-people"
  | "space-channels"
  | "emojis"
  | "directory-groups"
  | "directory-group"
  | "directory-people";

/** What shows who is in a channel, and how they came there. */
export const ofChannelPeople: readonly Shown[] = ["members", "channel", "activity"];

/** What shows who is in a shared space. */
export const ofSpacePeople: readonly Shown[] = ["space-people", "space-channels"];
