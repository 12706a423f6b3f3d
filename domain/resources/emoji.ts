import * as v from "valibot";
import { call, keeping } from "../../contract/call.ts";
import { addCustomEmoji, deleteCustomEmoji, getFileInfo, listCustomEmojis } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { CallFailed } from "../changes/resource.ts";
import { isHolding } from "../failure.ts";
import { IdOrNone, Text } from "../ids.ts";
import { absent, type Existence, existenceOf, there } from "./existence.ts";

/** An emoji that is there, or one to add by its name from a picture that the server keeps. */
export const EmojiTarget = v.object({ fileId: IdOrNone, name: Text, picture: IdOrNone });
export type EmojiTarget = v.InferOutput<typeof EmojiTarget>;

const Content = v.object({
  name: v.string(),
  /** ID of the picture that the server keeps; left out while nothing needs it. */
  picture: v.optional(v.string()),
  /** Why the server does not keep it, as a sentence. */
  noPicture: v.optional(v.string()),
});
type Content = v.InferOutput<typeof Content>;
export type EmojiExistence = Existence<Content>;

/** The most a page holds. */
const PAGE_SIZE = 50;
const Emojis = pageOf("emojis", v.object({ file_id: v.string(), name: v.nullish(v.string(), "") }));
const Added = v.object({ file_id: v.string() });
const Kept = v.object({ stagedFile: v.string() });

const NO_PICTURE = "Its picture could not be loaded, so it could not be added again.";

/** Has the picture kept, since nothing has it once the emoji is deleted. */
async function keepPicture(fileId: string, ask: Ask): Promise<Pick<Content, "picture" | "noPicture">> {
  try {
    const { stagedFile } = await ask(keeping(call(getFileInfo, { path: { fileId } })), Kept);
    return { picture: stagedFile };
  } catch (error) {
    if (!(error instanceof CallFailed) || isHolding(error.failure)) throw error;
    const { code, message } = error.failure;
    return { noPicture: code === "no_room" ? message : NO_PICTURE };
  }
}

/** Whether a custom emoji is there. Names are unique in the account, whatever their case. */
export const emojiExistence = existenceOf<EmojiTarget, Content>({
  id: "emoji-existence",
  target: EmojiTarget,
  content: Content,
  keyOf: ({ fileId, name }) => fileId || `new ${name.toLowerCase()}`,
  labelOf: ({ name }) => name,
  readGroupOf: () => "",
  idOf: ({ fileId }) => fileId,
  withId: (target, fileId) => ({ ...target, fileId }),
  filesOf: ({ picture }, contents) =>
    [picture, ...contents.map((content) => content.picture)].flatMap((id) => id || []),
  read: async (targets, _via, ask, wanted) => {
    const { rows, unreadableCount } = await everyRow(ask, Emojis, (token) =>
      call(listCustomEmojis, { query: { page_size: PAGE_SIZE, next_page_token: token } }),
    );
    const byId = new Map(rows.map((row) => [row.file_id, row]));
    const byName = new Map(rows.map((row) => [row.name.toLowerCase(), row]));
    return Promise.all(
      targets.map(async ({ fileId, name }, index) => {
        const found = byId.get(fileId) ?? byName.get(name.toLowerCase());
        if (!found) return unreadableCount > 0 ? ({ is: "untold" } as const) : absent<Content>();
        const isToGo = wanted[index]?.isThere === false && found.file_id === fileId;
        const picture = isToGo ? await keepPicture(fileId, ask) : {};
        return there<Content>(found.file_id, { name: found.name, ...picture });
      }),
    );
  },
  create: (_target, { name, picture = "" }) => call(addCustomEmoji, { form: { name, file: { stagedFile: picture } } }),
  createdId: (answer) => v.parse(Added, answer).file_id,
  delete: (_target, fileId) => call(deleteCustomEmoji, { path: { fileId } }),
  words: {
    notKnown: "Zoom does not say whether the emoji is there.",
    noReturn: (content) => (content?.picture === undefined ? (content?.noPicture ?? NO_PICTURE) : undefined),
    describe: ({ name }) => [{ name: "Name", value: name }],
  },
});
