import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Leaver } from "../../../domain/inventory/leavers.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { countOf } from "../../lib/format.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { OWNER_TASKS } from "../../shared/inventory/leavers-href.ts";
import type { KnownStatus } from "../../shared/inventory/use-inventory-status.ts";
import { notify } from "../../stores/notices.ts";
import type { HandoverPlan } from "./handover-plan.ts";
import { addOwnerTasks, leaverQueries } from "./leaver-queries.ts";

interface ReviewHandoverProps {
  readonly plan: HandoverPlan;
  readonly people: readonly Leaver[];
  readonly status: KnownStatus | undefined;
  /** Told when it was confirmed, and again when it is over. */
  readonly onApplied: () => void;
  readonly onClose: () => void;
}

const TITLE = "Hand over";

/** Plans all of it as one change; once it is confirmed, owners to be changed by hand come onto their list. */
export default function ReviewHandover({ plan, people, status, onApplied, onClose }: ReviewHandoverProps) {
  const { parts, tasks } = plan;
  const client = useQueryClient();
  const listing = useMutation({
    mutationFn: () => addOwnerTasks(tasks),
    onSuccess: (added) => {
      void client.invalidateQueries(leaverQueries.ownerTasks());
      const missing = tasks.length - added;
      if (added > 0) notify(`${countOf(added, "owner")} to change by hand: on the list.`, { to: OWNER_TASKS });
      if (missing > 0)
        notify(
          `${countOf(missing, "owner")} did not come onto the list: the channel has another owner by now, or the successor is no longer active. Look at the channels again.`,
          { tone: "danger" },
        );
      onApplied();
    },
    onError: (error) =>
      notify(`The owners to change by hand did not come onto their list. ${error.message}`, {
        tone: "danger",
      }),
  });
  const owners = countOf(tasks.length, "channel");
  const byHand = (
    <p>
      Zoom’s API cannot change who owns a channel. {owners} will be on the list of owners to change by hand, with the
      steps in Zoom’s web portal.
    </p>
  );
  const note = (
    <InventoryNote
      layout="paragraph"
      status={status}
      partly={`what ${people.length === 1 ? "this person leaves" : "these people leave"} in the rest of it is not part of this plan.`}
    />
  );
  if (parts.length === 0)
    return (
      <Dialog
        title={TITLE}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone="primary"
              isBusy={listing.isPending}
              onClick={() => listing.mutate(undefined, { onSuccess: onClose })}
            >
              Put on the list
            </Button>
          </>
        }
      >
        {byHand}
        {note}
        {listing.error ? <ErrorState error={listing.error} layout="inline" /> : null}
      </Dialog>
    );
  return (
    <ChangeDialog
      request={{ connection: "account", parts }}
      verb={TITLE}
      noun="change"
      isDestructive
      onConfirmed={() => {
        if (tasks.length > 0) listing.mutate();
      }}
      onDone={onApplied}
      onClose={onClose}
    >
      <p>
        It hands over what {people.length === 1 ? "this person" : countOf(people.length, "person", "people")} left, as
        one change that can be undone as one. Successors come in before anyone is removed.
      </p>
      {tasks.length > 0 ? byHand : null}
      {note}
    </ChangeDialog>
  );
}
