import { useEffect, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextArea } from "../../components/field.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import type { ChannelRow } from "../../shared/channels/channel-row.ts";
import { findByName, readPasted } from "./paste-channels.ts";
import type { NamedChannel } from "./policy-table.ts";

interface PasteDialogProps {
  readonly onAdd: (channels: readonly NamedChannel[]) => void;
  readonly onClose: () => void;
}

/** Takes a pasted list of channels; names are looked for among the public channels. */
export default function PasteDialog({ onAdd, onClose }: PasteDialogProps) {
  const [text, setText] = useState("");
  const [isLooking, setLooking] = useState(false);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { ids, names } = readPasted(text);
  const list = useCursorList({ ...channelQueries.public(), enabled: isLooking }, rowId);
  const { isComplete, isPending, rows, error, loadAll } = list;

  useEffect(() => {
    if (isLooking && !isPending && !isComplete && !error) loadAll();
  }, [isLooking, isPending, isComplete, error, loadAll]);
  useEffect(() => {
    if (!isLooking || !isComplete) return;
    setLooking(false);
    const pasted = readPasted(text);
    const result = findByName(pasted.names, rows);
    onAdd([...pasted.ids.map((id) => ({ id, name: "" })), ...result.found]);
    if (result.missing.length === 0) onClose();
    else {
      setText(result.missing.join("\n"));
      setMissing(result.missing);
    }
  }, [isLooking, isComplete, rows, text, onAdd, onClose]);

  const count = ids.length + names.length;
  const stillMissing = missing.filter((name) => names.includes(name));
  return (
    <Dialog
      title="Paste channels"
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            isBusy={isLooking && !error}
            disabled={count === 0}
            onClick={() => {
              if (names.length > 0) {
                setLooking(true);
                if (error) list.retry();
              } else {
                onAdd(ids.map((id) => ({ id, name: "" })));
                onClose();
              }
            }}
          >
            {count === 0 ? "Add" : `Add ${countOf(count, "channel")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextArea
          label="Channels"
          hint="One per line: a channel ID, a link that contains it, or the full name of a public channel."
          error={
            stillMissing.length > 0
              ? `No public channel has this name: ${stillMissing.slice(0, 5).join(", ")}${stillMissing.length > 5 ? ", …" : ""}. Enter the ID, or search for it.`
              : undefined
          }
          rows={8}
          spellCheck={false}
          autoComplete="off"
          data-first-focus=""
          disabled={isLooking && !error}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {isLooking && !error ? (
          <ProgressBar label="Searching the public channels" done={rows.length} total={list.total} />
        ) : null}
        {isLooking && error ? <ErrorState error={error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}

const rowId = (row: ChannelRow): string => row.id;
