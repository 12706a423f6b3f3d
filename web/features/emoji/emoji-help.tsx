import { MAX_EMOJI_NAME } from "../../../domain/emoji-rules.ts";
import { MIN_SEARCH } from "../../../domain/exports/emoji-rows.ts";
import { HelpPanel } from "../../components/help-panel.tsx";

export function EmojiHelp() {
  return (
    <HelpPanel
      title="Custom emojis"
      roles="Everyone can see the account’s emojis. An account setting decides who can add them: everyone, or administrators only. You can delete your own; deleting others’ needs the privilege to manage the account’s chat settings. Through the account connection: whoever has a role for it."
      operations={["listCustomEmojis", "addCustomEmoji", "deleteCustomEmoji", "getFileInfo"]}
    >
      <p>
        The account’s own pictures, which people use in messages and reactions as :name:. Zoom records who added each
        one and when.
      </p>
      <p>
        An emoji is a PNG, JPEG or GIF of at most 256 KB. Its name consists of letters A to Z, digits and underscores,
        at most {MAX_EMOJI_NAME} of them, and must be unique in the account. All of this is checked here before anything
        is sent; files are recognised by their content, not by their names.
      </p>
      <p>
        Pictures that are too large, or of a type Zoom does not accept, can be resized in this browser if you agree:
        they become a square PNG of 128 pixels. A resized GIF is no longer animated.
      </p>
      <p>Zoom’s own search needs {MIN_SEARCH} characters; with fewer, only the loaded names are searched.</p>
      <p>
        Downloading saves a zip of the pictures with a manifest of their names. Added to another account here, the
        emojis get the same names there; Zoom sets anew who added them and when. JSON lists of names and files from
        other programs, in a zip or a folder, can be read too, and so can a CSV with a column of files and one of names,
        in the zip or beside the files.
      </p>
      <p>
        A deletion can be undone for 30 days: the console keeps the picture before it deletes an emoji, and adds it
        again under the same name. Zoom then shows it as added anew, with another ID. Where the picture cannot be
        loaded, this is said before.
      </p>
      <p>Pictures are always loaded through your own connection.</p>
    </HelpPanel>
  );
}
