import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { confirming } from "../../components/confirming.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { useLeaveGone } from "../../lib/navigation/use-leave-gone.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { deletePersonData, inventoryPeople } from "../../shared/inventory/people-queries.ts";
import { PEOPLE } from "../../shared/inventory/person-href.ts";
import { isStillAtZoom, whatFollows, whatGoes } from "./what-goes.ts";

interface DeleteDataDialogProps {
  readonly person: PersonPage;
  readonly onClose: () => void;
}

/** Deletes what the console knows of somebody, and says what stays. */
export default function DeleteDataDialog({ person, onClose }: DeleteDataDialogProps) {
  const { key, name } = person;
  const client = useQueryClient();
  const leaveFor = useLeaveGone(inventoryPeople.one(key).queryKey);
  const { mutate, data: deleted, isPending, error } = useMutation({ mutationFn: () => deletePersonData(key) });
  if (deleted) {
    const leave = () => {
      leaveFor(PEOPLE);
      void client.invalidateQueries({ queryKey: inventoryQueries.all });
    };
    return (
      <Dialog
        title={`${countOf(deleted.rows, "row was", "rows were")} deleted or changed`}
        onClose={leave}
        actions={
          <Button tone="primary" onClick={leave} data-first-focus="">
            Close
          </Button>
        }
      >
        <ul className="flex list-disc flex-col gap-2 pl-5 text-muted">
          {deleted.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={`Delete the data of ${isolate(name || key)}?`}
      confirmLabel="Delete the data"
      // What Zoom still tells is learned again; of somebody who is gone there is nothing else.
      harm={
        isStillAtZoom(person)
          ? { kind: "checkbox", statement: "Delete what the console knows of this person" }
          : { kind: "type", phrase: name || key }
      }
      isDestructive
      {...confirming({ isPending, error, mutate })}
      onClose={onClose}
    >
      <p>
        This is about what the console keeps. Nothing changes at Zoom. It cannot be undone, and deletes from the
        inventory:
      </p>
      <ul className="list-disc pl-5">
        {whatGoes(person).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>{whatFollows(person)}</p>
      <p>
        The audit trail and past changes keep what they say of this person, for the days that AUDIT_DAYS and
        CHANGES_DAYS set; this deletion is in the trail by the person’s ID.
      </p>
    </ConfirmDialog>
  );
}
