import { outcomeItems, waysOn } from "../lib/bulk/outcomes.ts";
import type { Run } from "../lib/bulk/use-run.ts";
import { ResultsDialog, RunningDialog } from "./run-dialogs.tsx";

interface RunViewProps {
  readonly run: Run;
  /** While it runs, e.g. `Adding to Platform`. */
  readonly doing: string;
  /** What is counted meanwhile; left out, the plural of what `noun` says. */
  readonly label?: string;
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
  const { run, doing, title, noun = "person", nounPlural = "people", onRetry, onClose } = props;
  const { label = capitalized(nounPlural), labelOf } = props;
  if (run.bulk.state.phase === "running") {
    return <RunningDialog title={doing} bulk={run.bulk} label={label} />;
  }
  if (!run.outcomes) return null;
  return (
    <ResultsDialog
      title={title}
      noun={noun}
      nounPlural={nounPlural}
      items={outcomeItems(run.outcomes, labelOf)}
      {...waysOn(run.outcomes, onRetry)}
      onClose={onClose}
    />
  );
}

const capitalized = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
