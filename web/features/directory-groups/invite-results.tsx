import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { ResultList } from "../../components/result-list.tsx";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import type { Bulk } from "../../lib/bulk/use-bulk.ts";
import { resultItems } from "../mention-groups/run-dialogs.tsx";
import type { DirectoryGroup } from "./directory-group.ts";

interface InviteResultsProps {
  readonly group: DirectoryGroup;
  readonly bulk: Bulk;
  /** Given when not all went well. */
  readonly results: readonly ItemOutcome[] | null;
  readonly nameOf: (channelId: string) => string;
  readonly onRetry: (channelIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** How far inviting a group into channels is, and what became of each when not all went well. */
export function InviteResults({ group, bulk, results, nameOf, onRetry, onClose }: InviteResultsProps) {
  const { state } = bulk;
  if (state.phase === "running" && state.progress.total > 1) {
    const { done, failed, total, remainingMs } = state.progress;
    return (
      <Dialog
        title={`Inviting ${group.name}`}
        actions={
          <Button onClick={bulk.stop} isBusy={state.isStopping}>
            {state.isStopping ? "Stopping" : "Stop"}
          </Button>
        }
      >
        <ProgressBar label="Channels" done={done + failed} total={total} remainingMs={remainingMs} />
      </Dialog>
    );
  }
  if (!results || state.phase === "running") return null;
  const open = results.filter(({ status }) => status !== "done").map(({ id }) => id);
  return (
    <Dialog
      title={`${group.name}: results`}
      width="wide"
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ResultList noun="channel" items={resultItems(results, nameOf, [])} onRetryFailed={() => onRetry(open)} />
    </Dialog>
  );
}
