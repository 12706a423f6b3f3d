import { useState } from "react";
import type { EditConflict } from "../lib/edits/conflicts.ts";
import { isolate } from "../lib/isolate.ts";
import { Button } from "./button.tsx";
import { RadioGroup } from "./choice.tsx";
import { Dialog } from "./dialog.tsx";

interface ConflictDialogProps<Values extends object> {
  readonly conflict: EditConflict<Values>;
  readonly labelOf: (field: keyof Values & string) => string;
  /** A value of a field in words. */
  readonly textOf: (field: keyof Values & string, values: Partial<Values>) => string;
  /** Told the fields in which what is there now stays. */
  readonly onResolve: (kept: ReadonlySet<string>) => void;
  readonly onClose: () => void;
}

/** Shows what was changed meanwhile, and has the person choose before anything is overwritten. */
export default function ConflictDialog<Values extends object>(props: ConflictDialogProps<Values>) {
  const { conflict, labelOf, textOf, onResolve, onClose } = props;
  const { opened, now, edits, fields } = conflict;
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set(fields));
  const choose = (field: string, choice: "now" | "yours"): void => {
    const next = new Set(kept);
    if (choice === "now") next.add(field);
    else next.delete(field);
    setKept(next);
  };
  return (
    <Dialog
      title="Changed in the meantime"
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Back to the form</Button>
          <Button tone="primary" onClick={() => onResolve(kept)}>
            {kept.size === fields.length ? "Keep the current values" : "Save"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted">
          Someone else has changed the same settings since you opened this. Nothing has been saved yet.
        </p>
        {fields.map((field) => (
          <section key={field} className="flex flex-col gap-1.5 border-t border-line pt-3">
            <RadioGroup
              legend={labelOf(field)}
              hint={`Before: ${isolate(textOf(field, opened))}`}
              value={kept.has(field) ? "now" : "yours"}
              options={[
                { value: "now", label: `Now: ${isolate(textOf(field, now))}` },
                { value: "yours", label: `Yours: ${isolate(textOf(field, edits))}` },
              ]}
              onChange={(choice) => choose(field, choice)}
            />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
