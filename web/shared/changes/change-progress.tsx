import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import type { StageProps } from "./change-dialog.tsx";
import { Held } from "./held.tsx";
import { progressOf } from "./status-words.ts";

/** How far a change is; it goes on without anybody who looks on. */
export function ChangeProgress({
  change,
  planned,
  label,
  isConfirmed = false,
  onClose,
}: StageProps & { readonly label: string }) {
  const { ended, all } = progressOf(change);
  const failed = change.counts.failed ?? 0;
  const isPlanning = change.status === "planning" && !isConfirmed;
  const leave = (): void => {
    if (isPlanning) void planned.act("cancel");
    onClose();
  };
  return (
    <Dialog
      title={change.title}
      onClose={leave}
      actions={
        <>
          <Button isBusy={planned.asked === "cancel"} onClick={() => void planned.act("cancel")}>
            {isPlanning ? "Cancel" : "Stop"}
          </Button>
          {isPlanning ? null : <Button onClick={onClose}>Leave it running</Button>}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ProgressBar label={label} done={ended} total={all} />
        {failed > 0 ? <p className="text-xs text-danger-ink">{failed} failed so far</p> : null}
        <Held change={change} />
        {isPlanning ? null : (
          <p className="text-muted">
            It continues if you close this page.{" "}
            <Link to={`/changes/${change.id}`} className="text-accent-ink underline">
              Follow it under Changes
            </Link>
            .
          </p>
        )}
        {planned.error ? <ErrorState error={planned.error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
