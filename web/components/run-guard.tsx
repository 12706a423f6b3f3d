import { useLayoutEffect, useState } from "react";
import type { Bulk } from "../lib/bulk/use-bulk.ts";
import { useGuardedHistory } from "../lib/navigation/use-guarded-history.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Words } from "./words.tsx";

interface RunGuardProps {
  readonly bulk: Bulk;
  /** What is under way, e.g. `Deleting 32 channels`. */
  readonly title: string;
}

/** Asks before a run is left, by a link or by back and forward. What it had done is told where one lands. */
export function RunGuard({ bulk, title }: RunGuardProps) {
  const history = useGuardedHistory();
  const { isUnderWay } = bulk;
  const [leave, setLeave] = useState<(() => void) | null>(null);
  useLayoutEffect(
    () => history.guard({ holds: isUnderWay, onHeld: (go) => setLeave(() => go) }),
    [history, isUnderWay],
  );
  if (!leave || bulk.state.phase !== "running") return null;
  const { done, failed, unknown, total } = bulk.state.progress;
  return (
    <ConfirmDialog
      title="Stop and leave?"
      confirmLabel="Stop and leave"
      cancelLabel="Stay"
      harm={{ kind: "plain" }}
      isDestructive
      onConfirm={() => {
        bulk.leave(title);
        leave();
      }}
      onClose={() => setLeave(null)}
    >
      <p>
        <Words>{title}</Words> is in progress: {done + failed + unknown} of {total} finished. Leaving stops it: what has
        already been sent is not undone, and the rest is not sent.
      </p>
    </ConfirmDialog>
  );
}
