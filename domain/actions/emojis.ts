// Custom emojis, from pictures that the server keeps; one that is deleted can be added again from its own.
import * as v from "valibot";
import type { Action } from "../changes/action.ts";
import { EMOJI_NAME_TAKEN, emojiNameProblem } from "../emoji-rules.ts";
import { type EmojiExistence, type EmojiTarget, emojiExistence } from "../resources/emoji.ts";
import { creating, deleting } from "./existence.ts";
import { subjectText } from "./words.ts";

const None = v.object({});
type None = v.InferOutput<typeof None>;
const operations = ["listCustomEmojis", "addCustomEmoji", "deleteCustomEmoji"] as const;

export const addEmojis: Action<EmojiTarget, EmojiExistence, None> = {
  ...creating({
    id: "add-emojis",
    resource: emojiExistence,
    input: None,
    operations: { me: operations, account: operations },
    things: (subject) => subjectText(subject, "emoji"),
    taken: EMOJI_NAME_TAKEN,
    contentOf: ({ name, picture }) => {
      const skip = picture === "" ? "It has no picture." : emojiNameProblem(name);
      return skip === undefined ? { name, picture } : { skip };
    },
  }),
  title: (subject) => `Add ${subjectText(subject, "emoji")}`,
};

export const deleteEmojis: Action<EmojiTarget, EmojiExistence, None> = deleting({
  id: "delete-emojis",
  resource: emojiExistence,
  input: None,
  operations: { me: operations, account: operations },
  things: (subject) => subjectText(subject, "emoji"),
  harm: "grave",
  idOf: ({ fileId }) => fileId,
  loses: ({ count }) =>
    count === 1
      ? "The emoji is deleted for everyone. Messages that use it no longer show it."
      : "The emojis are deleted for everyone. Messages that use them no longer show them.",
});
