import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { type ResultItem, ResultList } from "../../components/result-list.tsx";
import { changeHref } from "./change-href.ts";
import { resultOf } from "./item-result.ts";
import type { TriedChange } from "./use-tried-change.ts";

interface TriedResultsProps {
  readonly tried: TriedChange;
  readonly title: string;
  readonly noun?: string;
  readonly nounPlural?: string;
  /** Whether an item is one of those; all are where this is left out. */
  readonly isOne?: (item: ChangeItemInfo) => boolean;
  /** Of what was left out before anything was planned. */
  readonly leftOut?: readonly ResultItem[];
  /** Where closing leads: `Go to the channel`. */
  readonly close?: string;
  readonly onClose: () => void;
}

/** What became of each person of a small change, or of each of what `noun` says. */
export function TriedResults(props: TriedResultsProps) {
  const { tried, title, noun = "person", nounPlural = "people", isOne, leftOut = [], close, onClose } = props;
  const { made, isPending, error, retry, ask } = tried;
  const items = made?.items ?? [];
  return (
    <Dialog
      title={title}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {made ? <LinkButton to={changeHref(made.id)}>See the change</LinkButton> : null}
          <Button tone={close === undefined ? "secondary" : "primary"} onClick={onClose} isBusy={isPending}>
            {close ?? "Close"}
          </Button>
        </>
      }
    >
      {error ? <ErrorState error={error} layout="inline" /> : null}
      <ResultList
        noun={noun}
        nounPlural={nounPlural}
        items={[...(isOne ? items.filter(isOne) : items).map(resultOf), ...leftOut]}
        onRetryFailed={isPending ? undefined : retry}
        onAsk={isPending ? undefined : ask}
      />
      {items.some(({ status }) => status === "unread") ? (
        <p>What could not be read can be read again on the page of the change.</p>
      ) : null}
    </Dialog>
  );
}
