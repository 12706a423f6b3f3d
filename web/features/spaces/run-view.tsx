import type { ResultItem } from "../../components/result-list.tsx";
import { explainError } from "../../lib/api/explain.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { ResultsDialog, RunningDialog } from "../mention-groups/run-dialogs.tsx";
import { NOT_DONE } from "./outcomes.ts";
import { idsOpen, type Run } from "./use-run.ts";

interface RunViewProps {
  readonly run: Run;
  /** While it runs, e.g. `Adding to Platform`. */
  readonly doing: string;
  /** Once it is over. */
  readonly title: string;
  readonly noun?: string;
  readonly nounPlural?: string;
  readonly labelOf: (id: string) => string;
  readonly onRetry: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** How far a run is, then what became of everything. Nothing before it has started. */
export function RunView(props: RunViewProps) {
  const { run, doing, title, noun = "person", nounPlural = "people", labelOf, onRetry, onClose } = props;
  const label = `${nounPlural.charAt(0).toUpperCase()}${nounPlural.slice(1)}`;
  if (run.bulk.state.phase === "running") return <RunningDialog title={doing} bulk={run.bulk} label={label} />;
  if (!run.outcomes) return null;
  const open = idsOpen(run.outcomes);
  return (
    <ResultsDialog
      title={title}
      noun={noun}
      nounPlural={nounPlural}
      items={run.outcomes.map((outcome) => resultItem(outcome, labelOf(outcome.id)))}
      onRetry={open.length > 0 ? () => onRetry(open) : undefined}
      onClose={onClose}
    />
  );
}

export function isUnderWay({ bulk, outcomes }: Run): boolean {
  return bulk.state.phase === "running" || outcomes !== null;
}

function resultItem(outcome: ItemOutcome, label: string): ResultItem {
  const base = { id: outcome.id, label, status: outcome.status };
  if (outcome.status === "done") return base;
  if (outcome.status === "skipped") return { ...base, detail: "Stopped before it was sent." };
  const { error } = outcome;
  if (error.code === NOT_DONE) return { ...base, detail: error.message };
  const { title, text } = explainError(error);
  return { ...base, detail: `${title}. ${text} (code ${error.code})` };
}
