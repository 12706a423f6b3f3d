import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import ConflictDialog from "../../components/conflict-dialog.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { conflictIn, withoutFields } from "../../lib/edits/conflicts.ts";
import type { EditsToSave } from "./settings-form.tsx";

interface EditDialogProps<Values extends object> extends EditsToSave<Values> {
  readonly title: string;
  /** Whose name Zoom will show. */
  readonly note: ReactNode;
  readonly save: UseMutationResult<unknown, Error, EditsToSave<Values>>;
  /** Something typed cannot be saved, which its field says. */
  readonly isBlocked: boolean;
  readonly labelOf: (field: keyof Values & string) => string;
  /** A value of a field in words. */
  readonly textOf: (field: keyof Values & string, values: Partial<Values>) => string;
  /** The fields. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The frame of a dialog that edits one thing: saving it, and what others changed in the meantime. */
export function EditDialog<Values extends object>(props: EditDialogProps<Values>) {
  const { title, note, edits, opened, save, isBlocked, labelOf, textOf, children, onClose } = props;
  const conflict = conflictIn<Values>(save.error);
  if (conflict) {
    return (
      <ConflictDialog
        conflict={conflict}
        labelOf={labelOf}
        textOf={textOf}
        onClose={save.reset}
        onResolve={(kept) => {
          const left = withoutFields<Values>(edits, kept);
          save.reset();
          if (Object.keys(left).length === 0) onClose();
          else save.mutate({ edits: left, opened: conflict.now });
        }}
      />
    );
  }
  return (
    <Dialog
      title={title}
      onClose={save.isPending ? undefined : onClose}
      note={note}
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={Object.keys(edits).length === 0 || isBlocked}
            isBusy={save.isPending}
            onClick={() => save.mutate({ edits, opened })}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        {save.error ? (
          <ErrorState error={save.error} layout="inline" onAsk={() => save.variables && save.mutate(save.variables)} />
        ) : null}
      </div>
    </Dialog>
  );
}
