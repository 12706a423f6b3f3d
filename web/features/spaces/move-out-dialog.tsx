import { moveChannelsOut } from "../../../domain/actions/spaces.ts";
import type { SpaceChannel } from "../../../domain/exports/space-rows.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import type { Asked } from "../../shared/changes/bulk-act.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { doneIds, partIn } from "../../shared/changes/chosen.ts";
import type { SpaceView } from "./use-space-view.ts";

interface MoveOutDialogProps extends Asked<SpaceChannel> {
  readonly view: SpaceView;
}

/** Moves channels out of the space, and says what became of each. Only people themselves do. */
export default function MoveOutDialog({ view, chosen, onDone, onClose }: MoveOutDialogProps) {
  const channels = chosen.rows.filter(({ kind }) => kind !== "general");
  const open = channels.filter(({ kind }) => kind === "public_for_members").length;
  const isOne = channels.length === 1 && !chosen.matching;
  return (
    <ChangeDialog
      request={{ connection: "me", parts: [partIn(moveChannelsOut, {}, chosen)] }}
      verb="Move out"
      noun="channel"
      onDone={(items) => onDone(doneIds(chosen.kind, items))}
      announced={(done) => `Moved ${countOf(done.length, "channel")} out of ${isolate(view.space.name)}.`}
      onClose={onClose}
    >
      <p>
        {isOne ? "It becomes a private channel" : "They become private channels"} outside any space, each with the
        people and messages it has.
      </p>
      {open > 0 && !chosen.matching ? (
        <p>
          {countOf(open, "of them is", "of them are")} currently open to all members of the space. If moved back in,{" "}
          {open === 1 ? "it is" : "they are"} private: Zoom cannot change the kind of a channel in a space.
        </p>
      ) : null}
    </ChangeDialog>
  );
}
