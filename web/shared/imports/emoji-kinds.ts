import { deleteEmojis } from "../../../domain/actions/emojis.ts";
import { partOf } from "../changes/change-request.ts";
import type { ImportKinds } from "./import-kind.ts";

/** What can be done with emojis by a file; they are added by their pictures, with a list of names beside them. */
export const emojiKinds: ImportKinds = [
  {
    id: "delete-emojis",
    label: "Delete",
    hint: "The emojis.",
    verb: "Delete",
    noun: "emoji",
    isDestructive: true,
    things: ["emoji"],
    fields: [],
    needs: [],
    read: () => ({
      part: ({ emoji: { id, name } }) => partOf(deleteEmojis, {}, [{ fileId: id, name, picture: "" }]),
    }),
  },
];
