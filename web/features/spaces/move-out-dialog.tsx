import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { RunView } from "../../components/run-view.tsx";
import { idsDone, idsOpen } from "../../lib/bulk/outcomes.ts";
import { isUnderWay, useRun } from "../../lib/bulk/use-run.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import type { Announce } from "../channel/done.ts";
import { useFocusFallback } from "../channel/use-focus-fallback.ts";
import { moveBack, planMoving } from "./plan-channels.ts";
import type { SpaceChannel } from "./space.ts";
import { showChannelsMoved } from "./space-cache.ts";
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
  const run = useRun();
  const [channels] = useState(asked.filter(({ kind }) => kind !== "general"));
  const hasGeneral = channels.length < asked.length;
  const open = channels.filter(({ kind }) => kind === "public_for_members").length;
  const count = countOf(channels.length, "channel");

  const start = async (ids: readonly string[]): Promise<void> => {
    const outcomes = await run.start(planMoving(ref, "move_out", ids));
    const done = idsDone(outcomes);
    if (done.length > 0) {
      onDone();
      announce({
        text: `Moved ${countOf(done.length, "channel")} out of ${isolate(space.name)}.`,
        undo: async () => {
          const back = await moveBack(ref, "move_into", done);
          announce({ text: `Moved ${countOf(back, "channel")} back into ${isolate(space.name)}, as private.` });
          await showChannelsMoved(client, ref);
        },
      });
    }
    void showChannelsMoved(client, ref);
    if (idsOpen(outcomes).length === 0) onClose();
  };

  if (isUnderWay(run)) {
    const names = new Map(channels.map(({ id, name }) => [id, name]));
    return (
      <RunView
        run={run}
        doing={`Moving ${count} out`}
        title="Move out: results"
        noun="channel"
        nounPlural="channels"
        labelOf={(id) => names.get(id) ?? id}
        onRetry={(ids) => void start(ids)}
        onClose={onClose}
      />
    );
  }
  if (channels.length === 0) {
    return (
      <Dialog title="The general channel stays" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
        <p className="text-muted">It belongs to the space and is deleted only with it. Select other channels.</p>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={`Move ${count} out of ${isolate(space.name)}?`}
      confirmLabel={`Move ${count} out`}
      harm={{ kind: "plain" }}
      onConfirm={() => void start(channels.map(({ id }) => id))}
      onClose={onClose}
    >
      <p>
        {channels.length === 1 ? "It becomes a private channel" : "They become private channels"} outside any space,
        each with the people and messages it has.
      </p>
      <ul className="max-h-44 list-disc overflow-y-auto pl-5 text-ink">
        {channels.map(({ id, name }) => (
          <li key={id} className="break-words">
            {name}
          </li>
        ))}
      </ul>
      {open > 0 ? (
        <p>
          {countOf(open, "of them is", "of them are")} currently open to all members of the space. If moved back in,{" "}
          {open === 1 ? "it is" : "they are"} private: Zoom cannot change the kind of a channel in a space.
        </p>
      ) : null}
      {hasGeneral ? <p>The general channel is left out: it belongs to the space.</p> : null}
    </ConfirmDialog>
  );
}
