import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ResultsDialog, RunningDialog } from "../../components/run-dialogs.tsx";
import { isolate } from "../../lib/isolate.ts";
import type { PickedPerson } from "../people-picker/picked-person.ts";
import type { Adding } from "./use-adding.ts";

interface AddingDialogsProps {
  readonly name: string;
  readonly adding: Adding;
  /** Adds some of those whom the group is still without. */
  readonly onAgain: (people: readonly PickedPerson[]) => void;
  readonly onClose: () => void;
}

/** How far adding is, and then what became of each person. */
export function AddingDialogs({ name, adding, onAgain, onClose }: AddingDialogsProps) {
  if (adding.bulk.state.phase === "running")
    return <RunningDialog title={`Adding to ${isolate(name)}`} bulk={adding.bulk} />;
  if (adding.isVerifying) {
    return (
      <Dialog title={`Adding to ${isolate(name)}`} actions={<Button isBusy>Wait</Button>}>
        <p role="status" className="text-muted">
          Zoom added fewer people than requested. Checking the group to see whom…
        </p>
      </Dialog>
    );
  }
  return (
    <ResultsDialog
      title={`${isolate(name)}: results`}
      items={adding.items}
      onRetry={adding.toRetry.length > 0 ? () => onAgain(adding.toRetry) : undefined}
      onAsk={adding.unknown.length > 0 ? () => onAgain(adding.unknown) : undefined}
      onClose={onClose}
    />
  );
}
