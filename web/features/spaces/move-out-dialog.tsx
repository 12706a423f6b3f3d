import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { tryUnmake } from "../../shared/changes/make-change.ts";
import type { Announce } from "../../shared/done/done.ts";
import type { SpaceChannel } from "../../shared/spaces/space.ts";
import { showChannelsMoved } from "./space-cache.ts";
import { moveChange } from "./space-changes.ts";
import type { SpaceView } from "./use-space-view.ts";

interface MoveOutDialogProps {
  readonly view: SpaceView;
  readonly channels: readonly SpaceChannel[];
  readonly announce: Announce;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Moves channels out of the space, and says what became of each. */
export default function MoveOutDialog({ view, channels: asked, announce, onDone, onClose }: MoveOutDialogProps) {
  const { ref, space } = view;
  const client = useQueryClient();
  useFocusFallback();
  const [request] = useState(() => moveChange(ref, space, "out", asked));
  const [channels] = useState(asked.filter(({ kind }) => kind !== "general"));
  const open = channels.filter(({ kind }) => kind === "public_for_members").length;
  return (
    <ChangeDialog
      request={request}
      verb="Move out"
      noun="channel"
      onDone={() => void showChannelsMoved(client, ref)}
      announce={(done, id) => {
        onDone();
        announce({
          text: `Moved ${countOf(done.length, "channel")} out of ${isolate(space.name)}.`,
          undo: async () => {
            const { items } = await tryUnmake(id);
            const back = countOf(items.filter(isAsWanted).length, "channel");
            announce({ text: `Moved ${back} back into ${isolate(space.name)}, as private.` });
            await showChannelsMoved(client, ref);
          },
        });
      }}
      onClose={onClose}
    >
      <p>
        {channels.length === 1 ? "It becomes a private channel" : "They become private channels"} outside any space,
        each with the people and messages it has.
      </p>
      {open > 0 ? (
        <p>
          {countOf(open, "of them is", "of them are")} currently open to all members of the space. If moved back in,{" "}
          {open === 1 ? "it is" : "they are"} private: Zoom cannot change the kind of a channel in a space.
        </p>
      ) : null}
    </ChangeDialog>
  );
}
