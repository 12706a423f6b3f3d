import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { type ResultItem, ResultList } from "../../components/result-list.tsx";
import { explainError } from "../../lib/api/explain.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import type { Bulk } from "../../lib/bulk/use-bulk.ts";
import { type PickedPerson, pickedKey } from "../people-picker/picked-person.ts";

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
  const { done, failed, total, remainingMs } = state.progress;
  return (
    <Dialog
      title={title}
      actions={
        <Button onClick={stop} isBusy={state.isStopping}>
          {state.isStopping ? "Stopping" : "Stop"}
        </Button>
      }
    >
      <ProgressBar label={label} done={done + failed} total={total} remainingMs={remainingMs} />
    </Dialog>
  );
}

interface ResultsDialogProps {
  readonly title: string;
  readonly items: readonly ResultItem[];
  readonly noun?: string;
  readonly nounPlural?: string;
  readonly onRetry: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What became of each person, or of each of what `noun` says. */
export function ResultsDialog(props: ResultsDialogProps) {
  const { title, items, noun = "person", nounPlural = "people", onRetry, onClose } = props;
  return (
    <Dialog title={title} width="wide" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <ResultList noun={noun} nounPlural={nounPlural} items={items} onRetryFailed={onRetry} />
    </Dialog>
  );
}

/** One line a person for what Zoom did, and one for everybody who was not asked for. */
export function resultItems(
  outcomes: readonly ItemOutcome[],
  nameOf: (id: string) => string,
  strangers: readonly PickedPerson[],
): readonly ResultItem[] {
  return [
    ...outcomes.map((outcome): ResultItem => {
      const base = { id: outcome.id, label: nameOf(outcome.id), status: outcome.status };
      if (outcome.status === "skipped") return { ...base, detail: "Stopped before it was sent." };
      if (outcome.status === "done") return base;
      const { title, text } = explainError(outcome.error);
      return { ...base, detail: `${title}. ${text} (code ${outcome.error.code})` };
    }),
    ...strangers.map(
      (person): ResultItem => ({
        id: pickedKey(person),
        label: person.email || person.name,
        status: "failed",
        detail: "Not a member of the channel, so not in its mention groups either.",
      }),
    ),
  ];
}
