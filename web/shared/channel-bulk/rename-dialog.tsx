import { useId, useState } from "react";
import { parse } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { renameChannels, renamed } from "../../../domain/actions/rename-channels.ts";
import { ChannelTarget } from "../../../domain/resources/channel.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { TextField } from "../../components/field.tsx";
import { Name } from "../../components/name.tsx";
import { countOf } from "../../lib/format.ts";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import { partOf } from "../changes/change-request.ts";
import { isAsWanted } from "../changes/item-result.ts";

interface RenameDialogProps {
  readonly connection: ConnectionName;
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  /** Told those that have their new name. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const EXAMPLES = 5;

/** Gives channels names after a pattern. */
export default function RenameDialog({ connection, ids, nameOf, onDone, onClose }: RenameDialogProps) {
  const [pattern, setPattern] = useState({ find: "", replace: "", prefix: "", suffix: "" });
  const [isPlanned, setPlanned] = useState(false);
  const formId = useId();
  const changed = ids.filter((id) => renamed(nameOf(id), pattern) !== nameOf(id));
  if (isPlanned) {
    const targets = ids.map((id) => ({ channelId: id, name: nameOf(id), newName: "" }));
    return (
      <ChangeDialog
        request={{ connection, parts: [partOf(renameChannels, pattern, targets)] }}
        verb="Rename"
        noun="channel"
        onDone={(items) => onDone(items.filter(isAsWanted).map(({ target }) => parse(ChannelTarget, target).channelId))}
        onClose={onClose}
      />
    );
  }
  const field = (key: keyof typeof pattern, label: string) => (
    <TextField
      label={label}
      value={pattern[key]}
      autoComplete="off"
      onChange={(event) => setPattern({ ...pattern, [key]: event.target.value })}
    />
  );
  return (
    <Dialog
      title={`Rename ${countOf(ids.length, "channel")}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={changed.length === 0}>
            Review
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed.length > 0) setPlanned(true);
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          {field("find", "Find")}
          {field("replace", "Replace with")}
          {field("prefix", "Put before the name")}
          {field("suffix", "Put after the name")}
        </div>
        <section aria-label="New names" className="flex flex-col gap-1">
          <p role="status" className="text-muted">
            {changed.length === 0 ? "No name would change yet." : `${countOf(changed.length, "name")} would change:`}
          </p>
          <ul className="flex flex-col gap-0.5">
            {changed.slice(0, EXAMPLES).map((id) => (
              <li key={id} className="truncate">
                <span className="text-muted">
                  <Name>{nameOf(id)}</Name>
                </span>{" "}
                → <Name>{renamed(nameOf(id), pattern)}</Name>
              </li>
            ))}
            {changed.length > EXAMPLES ? <li className="text-muted">and {changed.length - EXAMPLES} more</li> : null}
          </ul>
        </section>
      </form>
    </Dialog>
  );
}
