import type { ConnectionName } from "../../../contract/bff.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { emojiKinds } from "../../shared/imports/emoji-kinds.ts";
import ImportChanges from "../../shared/imports/import-changes.tsx";
import { emojiQueries } from "./emoji-queries.ts";
import { emojiId } from "./use-emoji-list.ts";

interface ImportEmojisProps {
  readonly connection: ConnectionName;
  readonly onClose: () => void;
}

/** Deletes emojis by the rows of a file. */
export default function ImportEmojis({ connection, onClose }: ImportEmojisProps) {
  const emojis = useCursorList(emojiQueries.list(connection), emojiId);
  return (
    <ImportChanges
      connection={connection}
      kinds={emojiKinds}
      sources={{ emoji: { where: "in the account", read: emojis.readAll } }}
      onClose={onClose}
    />
  );
}
