import type { Bulk } from "../lib/bulk/use-bulk.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { type ResultItem, ResultList } from "./result-list.tsx";
import { RunGuard } from "./run-guard.tsx";

interface RunningDialogProps {
  readonly title: string;
  readonly bulk: Bulk;
  /** What is counted. */
  readonly label?: string;
}

/** How far many calls are, with a way to stop them. */
export function RunningDialog({ title, bulk, label = "People" }: RunningDialogProps) {
  const { state, stop } = bulk;
  if (state.phase !== "running") return null;
  const { done, failed, unknown, total, remainingMs } = state.progress;
  return (
    <Dialog
      title={title}
      actions={
        <Button onClick={stop} isBusy={state.isStopping}>
          {state.isStopping ? "Stopping" : "Stop"}
        </Button>
      }
    >
      <RunGuard bulk={bulk} title={title} />
      <ProgressBar label={label} done={done + failed + unknown} total={total} remainingMs={remainingMs} />
      {failed > 0 ? <p className="mt-2 text-xs text-danger-ink">{failed} failed so far</p> : null}
    </Dialog>
  );
}

interface ResultsDialogProps {
  readonly title: string;
  readonly items: readonly ResultItem[];
  readonly noun?: string;
  readonly nounPlural?: string;
  readonly onRetry: (() => void) | undefined;
  readonly onAsk: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What became of each person, or of each of what `noun` says. */
export function ResultsDialog(props: ResultsDialogProps) {
  const { title, items, noun = "person", nounPlural = "people", onRetry, onAsk, onClose } = props;
  return (
    <Dialog title={title} width="wide" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <ResultList noun={noun} nounPlural={nounPlural} items={items} onRetryFailed={onRetry} onAsk={onAsk} />
    </Dialog>
  );
}
