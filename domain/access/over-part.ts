// Rights that do nothing where they are given over a part of the account alone.
import type { ChannelSet } from "./channel-set.ts";
import { groupOfRight } from "./right-groups.ts";
import { isRight, type Right } from "./rights.ts";

/** What these are about is in no channel and no space. */
const ofAccount: ReadonlySet<Right> = new Set([
  ...([
    "see-audit",
    "keep-inventory",
    "break-glass",
    "see-emojis",
    "add-emojis",
    "delete-emojis",
    "create-spaces",
  ] as const),
  ...(["create-directory-groups", "edit-directory-groups", "delete-directory-groups"] as const),
  ...(["add-to-directory-groups", "remove-from-directory-groups"] as const),
]);
/** New channels are in no set, save in a space of it. */
const isOfSpaces = (right: Right): boolean => right === "create-channels" || groupOfRight(right) === "Shared spaces";

/** Those of some rights that nobody can use by having them over this set. */
export const nothingOver = (set: ChannelSet, rights: readonly string[]): readonly Right[] =>
  set.of === "all"
    ? []
    : rights.filter(isRight).filter((right) => ofAccount.has(right) || (set.of !== "spaces" && isOfSpaces(right)));
