import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { type ResultItem, ResultList } from "../../components/result-list.tsx";
import { resultOf } from "./item-result.ts";
import type { TriedChange } from "./use-tried-change.ts";

interface TriedResultsProps {
  readonly tried: TriedChange;
  readonly title: string;
  readonly noun?: string;
  readonly nounPlural?: string;
  /** Of what was left out before anything was planned. */
  readonly leftOut?: readonly ResultItem[];
  readonly onClose: () => void;
}

/** What became of each person of a small change, or of each of what `noun` says. */
export function TriedResults(props: TriedResultsProps) {
  const { tried, title, noun = "person", nounPlural = "people", leftOut = [], onClose } = props;
  const { made, isPending, error, retry, ask } = tried;
  return (
    <Dialog
      title={title}
      width="wide"
      onClose={onClose}
      actions={
        <Button onClick={onClose} isBusy={isPending}>
          Close
        </Button>
      }
    >
      {error ? <ErrorState error={error} layout="inline" /> : null}
      <ResultList
        noun={noun}
        nounPlural={nounPlural}
        items={[...(made?.items ?? []).map(resultOf), ...leftOut]}
        onRetryFailed={isPending ? undefined : retry}
        onAsk={isPending ? undefined : ask}
      />
    </Dialog>
  );
}
