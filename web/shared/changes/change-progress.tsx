import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import type { StageProps } from "./change-dialog.tsx";
import { changeHref } from "./change-href.ts";
import { Held } from "./held.tsx";
import { JobProgress } from "./job-progress.tsx";
import type { PlannedChange } from "./use-planned-change.ts";

interface ChangeProgressProps extends Pick<StageProps, "change" | "isConfirmed" | "onClose"> {
  readonly planned: Pick<PlannedChange, "act" | "asked" | "error">;
  readonly label: string;
}

/** How far a change is; it goes on without anybody who looks on. */
export function ChangeProgress({ change, planned, label, isConfirmed = false, onClose }: ChangeProgressProps) {
  const failed = change.counts.failed ?? 0;
  const isPlanning = change.status === "planning" && !isConfirmed;
  const isPaused = change.status === "paused";
  const leave = (): void => {
    if (isPlanning) void planned.act("forget");
    onClose();
  };
  return (
    <Dialog
      title={change.title}
      onClose={leave}
      actions={
        isPlanning ? (
          <Button onClick={leave}>Cancel</Button>
        ) : (
          <>
            <Button isBusy={planned.asked === "cancel"} onClick={() => void planned.act("cancel")}>
              Stop
            </Button>
            <Button onClick={onClose}>{isPaused ? "Close" : "Leave it running"}</Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <JobProgress change={change} label={label} />
        {failed > 0 ? <p className="text-xs text-danger-ink">{failed} failed so far</p> : null}
        <Held change={change} />
        {isPlanning ? null : (
          <p className="text-muted">
            {isPaused ? null : "It continues if you close this page. "}
            <Link to={changeHref(change.id)} className="text-accent-ink underline">
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
