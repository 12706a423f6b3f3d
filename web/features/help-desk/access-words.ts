import type { AccessKind } from "../../../domain/help-desk/access-kinds.ts";

export const kindWords: Readonly<Record<AccessKind, string>> = {
  channel: "Channel",
  space: "Shared space",
  mentionGroup: "Mention group",
  directoryGroup: "Directory group",
};

/** As they are counted: `2 mention groups`. */
export const kindNouns: Readonly<Record<AccessKind, string>> = {
  channel: "channel",
  space: "shared space",
  mentionGroup: "mention group",
  directoryGroup: "directory group",
};
