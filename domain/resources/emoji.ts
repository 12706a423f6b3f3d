import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { deleteCustomEmoji, listCustomEmojis } from "../../contract/endpoints.gen.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { absent, type Existence, existenceOf, there } from "./existence.ts";
import { Id, Text } from "./ids.ts";

export const EmojiTarget = v.object({ fileId: Id, name: Text });
export type EmojiTarget = v.InferOutput<typeof EmojiTarget>;
const Content = v.object({ name: v.string() });
export type EmojiExistence = Existence<v.InferOutput<typeof Content>>;

/** The most a page holds. */
const PAGE_SIZE = 50;
const Emojis = pageOf("emojis", v.object({ file_id: v.string(), name: v.nullish(v.string(), "") }));

/** Whether a custom emoji is there. Its picture is what it would have to be added from. */
export const emojiExistence = existenceOf<EmojiTarget, v.InferOutput<typeof Content>>({
  id: "emoji-existence",
  target: EmojiTarget,
  content: Content,
  keyOf: ({ fileId }) => fileId,
  labelOf: ({ name }) => name,
  readGroupOf: () => "",
  idOf: ({ fileId }) => fileId,
  withId: (target, fileId) => ({ ...target, fileId }),
  read: async (targets, _via, ask) => {
    const { rows, unreadableCount } = await everyRow(ask, Emojis, (token) =>
      call(listCustomEmojis, { query: { page_size: PAGE_SIZE, next_page_token: token } }),
    );
    return targets.map(({ fileId }) => {
      const found = rows.find(({ file_id }) => file_id === fileId);
      if (found) return there(fileId, { name: found.name });
      return unreadableCount > 0 ? { is: "untold" } : absent();
    });
  },
  delete: (_target, fileId) => call(deleteCustomEmoji, { path: { fileId } }),
  words: {
    notKnown: "Zoom does not say whether the emoji is there.",
    noReturn: "The console does not keep the picture, so a deleted emoji has to be added again from its file.",
    describe: ({ name }) => [{ name: "Name", value: name }],
  },
});
