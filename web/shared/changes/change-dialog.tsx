import { type ReactNode, useEffect, useRef } from "react";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import type { Harm } from "../../components/confirm-dialog.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import type { ResultItem } from "../../components/result-list.tsx";
import { errorOf } from "../../lib/api/classify.ts";
import { formatDay } from "../../lib/format-time.ts";
import { notify } from "../../stores/notices.ts";
import { changeHref } from "./change-href.ts";
import { ChangeProgress } from "./change-progress.tsx";
import type { ChangePart, ChangeRequest } from "./change-request.ts";
import { ChangeResults } from "./change-results.tsx";
import { ChangeReview } from "./change-review.tsx";
import type { Places } from "./places.ts";
import { statusWords } from "./status-words.ts";
import { useForgetAsPageGoes } from "./use-forget-as-page-goes.ts";
import { type PlannedChange, usePlannedChange } from "./use-planned-change.ts";

/** How the question before a change is asked where its action asks in its own way. */
export interface Review {
  /** What is said of the items in place of their names, and of what is lost with them. */
  readonly body: ReactNode;
  /** Left out where the rule of all plans holds. */
  readonly harm?: Harm;
  readonly isDestructive: boolean;
}

/** What can be chosen in place of a change at once. */
export interface Postponing {
  /** `Delete now` */
  readonly now: string;
  /** `Archive now, delete on a day` */
  readonly later: string;
  /** What is done at once where the change itself comes later. */
  readonly first: readonly ChangePart[];
  /** `Archived, and will be deleted` */
  readonly done: string;
}

interface ChangeDialogProps {
  readonly request: ChangeRequest;
  /** In the imperative, for the button: `Archive`. */
  readonly verb: string;
  /** What an item is called: `channel`. */
  readonly noun: string;
  readonly nounPlural?: string;
  readonly isDestructive?: boolean;
  /**
   * The person was asked before: it is carried out as soon as it is planned, and what is left out stands among the
   * results.
   */
  readonly isConfirmed?: boolean;
  /** How the results are headed and left, where they are not those of a list. */
  readonly results?: { readonly title: string; readonly close: string };
  /** What had no part in the change, to stand among its results. */
  readonly leftOut?: readonly ResultItem[];
  /** What it does, in a sentence or two. */
  readonly children?: ReactNode;
  /** Asks in its own way, by all that is planned. */
  readonly reviewOf?: ((items: readonly ChangeItemInfo[]) => Review) | undefined;
  /** Things in several places: what it does in each is shown in place of the names. */
  readonly places?: Places;
  /** Left out before anything was planned, and why. */
  readonly aside?: ReactNode;
  /** Whose name Zoom shows, where the account connection does it on behalf of somebody. */
  readonly onBehalfOf?: string | undefined;
  /** Whether there is more to say of an item that is done, so that the results are shown though all of them are. */
  readonly hasMore?: (item: ChangeItemInfo) => boolean;
  /** Where it can also be done on a later day. */
  readonly postponing?: Postponing | undefined;
  /** Told once the server has the change, which goes on without the page from then on. */
  readonly onPlanned?: () => void;
  /** Told once the person has confirmed it, be it carried out now, later or by someone else. */
  readonly onConfirmed?: () => void;
  /** Told once it is put off to a day, with what is done at once before. */
  readonly onScheduled?: () => void;
  /** Told what became of each item, once it is over. */
  readonly onDone?: (items: readonly ChangeItemInfo[]) => void;
  /** What is said of it above the page, in place of the notice; nothing for null. */
  readonly announced?: (done: readonly ChangeItemInfo[]) => string | null;
  /** Whoever may do it is not always who may take it back. */
  readonly isUndoOffered?: boolean;
  /** Shows again what the change was made of, where that was filled in, once the plan is given up. */
  readonly onBack?: () => void;
  readonly onClose: () => void;
}

/** Plans a change, says what it will do, carries it out when told to, and says what became of each item. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { request, verb, isConfirmed = false, results, onPlanned, onBack, onClose } = props;
  const planned = usePlannedChange(request, isConfirmed);
  const { change, error } = planned;
  const isThere = change !== undefined;
  useForgetAsPageGoes(isConfirmed ? undefined : change);
  const isTold = useRef(false);
  useEffect(() => {
    if (!isThere || isTold.current) return;
    isTold.current = true;
    onPlanned?.();
  }, [isThere, onPlanned]);
  if (!change) {
    return (
      <Dialog
        title={verb}
        onClose={onClose}
        actions={<Button onClick={onBack ?? onClose}>{onBack ? "Back" : (results?.close ?? "Cancel")}</Button>}
      >
        {error ? (
          <ErrorState error={error} onRetry={planned.replan} layout="inline" />
        ) : (
          <p role="status" className="text-muted">
            {isConfirmed ? "In progress…" : "Working out what will change…"}
          </p>
        )}
      </Dialog>
    );
  }
  switch (change.status) {
    case "planning":
      return (
        <ChangeProgress
          {...props}
          change={change}
          planned={planned}
          label={change.itemCount > 0 ? "Reading how things are now" : "Reading the list"}
        />
      );
    case "planned":
      return <ChangeReview {...props} change={change} planned={planned} />;
    case "cancelled":
      // What was under way comes to its end still.
      if (change.counts.sending)
        return <ChangeProgress {...props} change={change} planned={planned} label="Stopping" />;
      return <ChangeResults {...props} change={change} planned={planned} />;
    case "scheduled":
      return <Scheduled {...props} change={change} />;
    case "discarded":
      // A list that could not be read made no plan.
      if (change.heldBy) return <NoPlan change={change} heldBy={change.heldBy} onClose={onClose} />;
      return <ChangeResults {...props} change={change} planned={planned} />;
    case "done":
      return <ChangeResults {...props} change={change} planned={planned} />;
    default:
      return <ChangeProgress {...props} change={change} planned={planned} label={statusWords[change.status]} />;
  }
}

function NoPlan(props: {
  readonly change: ChangeInfo;
  readonly heldBy: NonNullable<ChangeInfo["heldBy"]>;
  readonly onClose: () => void;
}) {
  const { change, heldBy, onClose } = props;
  return (
    <Dialog title={change.title} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {heldBy.code === "too_much" ? (
        <p role="alert">{heldBy.message}</p>
      ) : (
        <ErrorState error={errorOf(heldBy)} layout="inline" />
      )}
    </Dialog>
  );
}

/** Closes, and says when it begins. */
function Scheduled({ change, postponing, onScheduled, onClose }: ChangeDialogProps & { readonly change: ChangeInfo }) {
  const done = postponing?.done ?? "It begins";
  useEffect(() => {
    onScheduled?.();
    notify(`${done} on ${formatDay(change.goesOnAtMs ?? 0)}.`, { to: changeHref(change.id), callsOff: change.id });
    onClose();
  }, [change, done, onScheduled, onClose]);
  return null;
}

/** A change in one of its stages, as the dialog shows it. */
export interface StageProps extends ChangeDialogProps {
  readonly change: ChangeInfo;
  readonly planned: PlannedChange;
}
