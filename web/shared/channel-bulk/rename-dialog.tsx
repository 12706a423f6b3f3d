import { useId, useState } from "react";
import { object, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { takenNames } from "../../../domain/actions/names.ts";
import { renameChannels, renamed } from "../../../domain/actions/rename-channels.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { TextField } from "../../components/field.tsx";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { useDialogDraft } from "../../lib/use-draft.ts";
import ActDialog from "../bulk/act-dialog.tsx";
import type { Asked } from "../changes/bulk-act.ts";
import { chosenText } from "../changes/chosen.ts";
import type { NamedChannel } from "./channel-kind.ts";

interface RenameDialogProps extends Asked<NamedChannel> {
  readonly connection: ConnectionName;
}

const EXAMPLES = 5;

const noPattern = { find: "", replace: "", prefix: "", suffix: "" };
const keptPattern = object({ find: string(), replace: string(), prefix: string(), suffix: string() });

/** Gives channels names after a pattern. */
export default function RenameDialog({ connection, ...asked }: RenameDialogProps) {
  const { chosen, onClose } = asked;
  const [pattern, setPattern] = useDialogDraft("rename", noPattern, keptPattern);
  const [isPlanned, setPlanned] = useState(false);
  const formId = useId();
  const changed = chosen.rows.filter(({ name }) => renamed(name, pattern) !== name);
  const taken = takenNames(
    chosen.rows.map(({ name }) => name),
    (name) => renamed(name, pattern),
  );
  // Of all that match only some are loaded: these are examples.
  const isReady = changed.length > 0 || (chosen.matching !== undefined && Object.values(pattern).some(Boolean));
  if (isPlanned) {
    return (
      <ActDialog
        {...asked}
        connection={connection}
        action={renameChannels}
        input={pattern}
        each={[{ newName: "" }]}
        verb="Rename"
        onBack={() => setPlanned(false)}
      />
    );
  }
  const field = (key: keyof typeof pattern, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      value={pattern[key]}
      autoComplete="off"
      onChange={(event) => setPattern({ ...pattern, [key]: event.target.value })}
    />
  );
  return (
    <Dialog
      title={`Rename ${chosenText(chosen)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={!isReady}>
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
          if (isReady) setPlanned(true);
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          {field("find", "Find", "Upper and lower case differ.")}
          {field("replace", "Replace with")}
          {field("prefix", "Put before the name")}
          {field("suffix", "Put after the name")}
        </div>
        <section aria-label="New names" className="flex flex-col gap-1">
          <p role="status" className="text-muted">
            {changed.length === 0
              ? "No name would change yet."
              : `${countOf(changed.length, "name")}${chosen.matching ? " of those loaded" : ""} would change:`}
          </p>
          <ul className="flex flex-col gap-0.5">
            {changed.slice(0, EXAMPLES).map(({ id, name }) => (
              <li key={id} className="break-words">
                <span className="text-muted">
                  <Name>{name}</Name>
                </span>{" "}
                → <Name>{renamed(name, pattern)}</Name>
              </li>
            ))}
            {changed.length > EXAMPLES ? <li className="text-muted">and {changed.length - EXAMPLES} more</li> : null}
          </ul>
          {taken.length > 0 ? (
            <p className="text-warn-ink">
              {countOf(taken.length, "of these names is", "of these names are")} another selected channel’s, so{" "}
              {taken.length === 1 ? "it is" : "they are"} left out:{" "}
              <Words>{taken.slice(0, EXAMPLES).map(isolate).join(", ")}</Words>
            </p>
          ) : null}
        </section>
      </form>
    </Dialog>
  );
}
