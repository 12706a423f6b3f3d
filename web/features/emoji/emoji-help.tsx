import { HelpPanel } from "../../components/help-panel.tsx";
import { MAX_NAME, MIN_SEARCH } from "./emoji.ts";

export function EmojiHelp() {
  return (
    <HelpPanel
      title="Custom emojis"
      roles="Everybody sees the account’s emojis. Who may add them is a setting of the account: everybody, or administrators only. One’s own may be deleted, and all of them with the privilege to manage the account’s chat settings. Through the account connection: owners and administrators."
      operations={["listCustomEmojis", "addCustomEmoji", "deleteCustomEmoji", "getFileInfo"]}
    >
      <p>
        Pictures of the account’s own that people put into messages and reactions as :name:. Zoom keeps who added each
        one and when.
      </p>
      <p>
        An emoji is a PNG, JPEG or GIF of at most 256 KB. Its name has letters A to Z, digits and underscores, at most{" "}
        {MAX_NAME} of them, and no other emoji of the account may have it. All this is checked here before anything is
        sent; files are told by their content, not by their names.
      </p>
      <p>
        Pictures that are too large, or of a kind that Zoom does not take, can be fitted in this browser when you agree:
        they become a square PNG of 128 pixels. A GIF that is fitted no longer moves.
      </p>
      <p>
        Zoom’s own search needs {MIN_SEARCH} characters; below that the names that are loaded are looked through here.
      </p>
      <p>
        Downloading makes a zip of the pictures with a manifest of their names. Added here to another account, the
        emojis get the same names there; who added them and when is then new, as Zoom sets it. Lists of names and files
        that other programs write as JSON, in a zip or in a folder, are read too.
      </p>
      <p>Pictures always come through your own connection.</p>
    </HelpPanel>
  );
}
