// Custom emojis. They are added from files, which a change does not carry.
import * as v from "valibot";
import type { Action } from "../changes/action.ts";
import { type EmojiExistence, type EmojiTarget, emojiExistence } from "../resources/emoji.ts";
import { deleting } from "./existence.ts";
import { subjectText } from "./words.ts";

const None = v.object({});
const operations = ["listCustomEmojis", "deleteCustomEmoji"] as const;

export const deleteEmojis: Action<EmojiTarget, EmojiExistence, v.InferOutput<typeof None>> = deleting({
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
