// Custom emojis, from pictures that the server keeps; one that is deleted can be added again from its own.
import type { Action } from "../changes/action.ts";
import { EMOJI_NAME_TAKEN, emojiNameProblem } from "../emoji-rules.ts";
import { None } from "../fields.ts";
import { type EmojiExistence, type EmojiTarget, emojiExistence } from "../resources/emoji.ts";
import { creating, deleting } from "./existence.ts";
import { emojis } from "./words.ts";

const operations = ["listCustomEmojis", "addCustomEmoji", "deleteCustomEmoji"] as const;

export const addEmojis: Action<EmojiTarget, EmojiExistence, None> = {
  ...creating({
    id: "add-emojis",
    resource: emojiExistence,
    input: None,
    refreshes: ["emojis"],
    operations: { me: operations, account: operations },
    things: emojis,
    taken: EMOJI_NAME_TAKEN,
    contentOf: ({ name, picture }) => {
      const skip = picture === "" ? "It has no picture." : emojiNameProblem(name);
      return skip === undefined ? { name, picture } : { skip };
    },
  }),
  isOfAccount: true,
  title: (subject) => `Add ${emojis(subject)}`,
};

export const deleteEmojis: Action<EmojiTarget, EmojiExistence, None> = {
  ...deleting({
    id: "delete-emojis",
    resource: emojiExistence,
    input: None,
    refreshes: ["emojis"],
    operations: { me: operations, account: operations },
    things: emojis,
    harm: "grave",
    isCreatedAgain: true,
    idOf: ({ fileId }) => fileId,
    nameIn: ({ name }) => name,
    loses: ({ count }) =>
      count === 1
        ? "The emoji is deleted for everyone. Messages that use it no longer show it."
        : "The emojis are deleted for everyone. Messages that use them no longer show them.",
  }),
  isOfAccount: true,
};
