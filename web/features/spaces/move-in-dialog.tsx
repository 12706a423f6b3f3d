import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { TextArea } from "../../components/field.tsx";
import { readChannelIds } from "../../lib/channel-id.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import type { ChangeRequest } from "../../shared/changes/change-request.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { ChannelChecklist } from "./channel-checklist.tsx";
import { moveIn } from "./space-changes.ts";
import type { SpaceView } from "./use-space-view.ts";

interface MoveInDialogProps {
  readonly view: SpaceView;
  readonly onClose: () => void;
}

/** Chooses private channels, moves into the space, and says what became of each. */
export default function MoveInDialog({ view, onClose }: MoveInDialogProps) {
  const { ref, space } = view;
  const list = useCursorList(channelQueries.ofUser("me", "me"), rowId);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [text, setText] = useState("");
  // As the dialog was opened: those it moves must not count as present.
  const [presentIds] = useState(() => new Set(view.channels.rows.map(({ id }) => id)));
  const offered = useMemo(
    () => list.rows.filter(({ id, type }) => isPrivate(type) && !presentIds.has(id)),
    [list.rows, presentIds],
  );
  const elsewhere = useQuery(spaceQueries.channelsElsewhere(ref));
  const pasted = readChannelIds(text);
  const ids = [...new Set([...ticked, ...pasted.ids.filter((id) => !presentIds.has(id))])];
  const names = new Map(list.rows.map(({ id, name }) => [id, name]));

  const [request, setRequest] = useState<ChangeRequest>();
  if (request) {
    return (
      <ChangeDialog
        request={request}
        verb="Move in"
        noun="channel"
        announced={(done) => `Moved ${countOf(done.length, "channel")} into ${isolate(space.name)}.`}
        isUndoOffered={view.access.moveOut.isAllowed}
        onBack={() => setRequest(undefined)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={`Move channels into ${isolate(space.name)}`}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={ids.length === 0 || pasted.rest.length > 0}
            onClick={() =>
              setRequest(
                moveIn(
                  ref,
                  space,
                  ids.map((id) => ({ id, name: names.get(id) ?? id })),
                ),
              )
            }
          >
            {ids.length === 0 ? "Move" : `Move ${countOf(ids.length, "channel")} in`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted">
          You can move private channels that you own or administer and that are not in any space. Each keeps its people
          and messages, and stays private.{" "}
          {space.settings.external === 0
            ? "Channels with people from other accounts cannot be moved in: the space does not accept external people."
            : null}
        </p>
        <ChannelChecklist
          list={list}
          channels={offered}
          elsewhere={elsewhere.data ?? (elsewhere.error ? noneKnown : undefined)}
          chosen={ticked}
          onChange={setTicked}
        />
        <TextArea
          label="Channel IDs"
          hint="For channels not in the list. One per line, or separated by commas or spaces."
          error={
            pasted.rest.length > 0
              ? `Not channel IDs: ${pasted.rest.slice(0, 3).join(", ")}${pasted.rest.length > 3 ? ", …" : ""}`
              : undefined
          }
          rows={2}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

const isPrivate = (type: number): boolean => type === 1 || type === 2;
const rowId = (row: ChannelRow): string => row.id;

// Without them the list still serves: Zoom says of each channel whether it moved.
const noneKnown: ReadonlyMap<string, string> = new Map();
