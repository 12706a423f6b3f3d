import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import type { AskingEach } from "../../lib/reads/use-each.ts";

interface ProgressDialogProps {
  readonly title: string;
  /** What is counted. */
  readonly label: string;
  readonly sending: AskingEach;
  readonly onClose: () => void;
}

/** How far pictures that come or go are, with a way to stop them. */
export function ProgressDialog({ title, label, sending, onClose }: ProgressDialogProps) {
  const { state, stop } = sending;
  if (state.phase !== "running") return null;
  const { done, failed, total, remainingMs } = state.progress;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button onClick={stop} isBusy={state.isStopping}>
          {state.isStopping ? "Stopping" : "Stop"}
        </Button>
      }
    >
      <ProgressBar label={label} done={done + failed} total={total} remainingMs={remainingMs} />
      {failed > 0 ? <p className="mt-2 text-xs text-danger-ink">{failed} failed so far</p> : null}
    </Dialog>
  );
}
