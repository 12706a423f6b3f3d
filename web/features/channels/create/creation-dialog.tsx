import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ProgressBar } from "../../../components/progress-bar.tsx";
import { ResultList } from "../../../components/result-list.tsx";
import { RunGuard } from "../../../components/run-guard.tsx";
import type { Creation } from "./use-creation.ts";

/** Shows the invitations of a channel that is created, and afterwards those that did not succeed. */
export function CreationDialog({ creation, onLeave }: { creation: Creation; onLeave: (channelId: string) => void }) {
  const { state, bulk } = creation;
  if (state.phase === "inviting" && bulk.state.phase === "running") {
    const { done, failed, unknown, total, remainingMs } = bulk.state.progress;
    return (
      <Dialog
        title="Inviting members"
        actions={
          <Button onClick={bulk.stop} isBusy={bulk.state.isStopping}>
            Stop
          </Button>
        }
      >
        <RunGuard bulk={bulk} title="Inviting members" />
        <p className="mb-3 text-muted">The channel is created.</p>
        <ProgressBar label="Inviting" done={done + failed + unknown} total={total} remainingMs={remainingMs} />
      </Dialog>
    );
  }
  if (state.phase === "inviting") {
    return (
      <Dialog title="Inviting members">
        <p role="status" className="text-muted">
          Checking with Zoom who is a member now…
        </p>
      </Dialog>
    );
  }
  if (state.phase !== "results") return null;
  return (
    <Dialog
      title="Channel created, but some members are missing"
      width="wide"
      actions={
        <Button tone="primary" onClick={() => onLeave(state.channelId)}>
          Go to the channel
        </Button>
      }
    >
      <ResultList
        noun="address"
        nounPlural="addresses"
        items={state.results}
        onRetryFailed={creation.ways.onRetry}
        onAsk={creation.ways.onAsk}
      />
    </Dialog>
  );
}
