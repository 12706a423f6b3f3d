import type { ReactNode } from "react";
import { lacksReason } from "../../../domain/changes/guards.ts";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { ConfirmDialog, type Harm } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { useSession } from "../../lib/session.ts";
import { changeHref } from "./change-href.ts";
import { GuardReason } from "./guard-reason.tsx";
import { harmOf } from "./harm.ts";
import { LeftOut } from "./left-out.tsx";
import { costText } from "./plan-cost.ts";
import { TicketField } from "./ticket-field.tsx";
import { WayBack } from "./way-back.tsx";
import { WhoseName } from "./whose-name.tsx";

interface PlanQuestionProps {
  readonly change: ChangeInfo;
  readonly confirmLabel: string;
  /** What the only item is called. */
  readonly only?: string | undefined;
  /** What a person does before, where it is not that of every plan. */
  readonly harm?: Harm | undefined;
  /** What else makes it destroy something, beside what is lost for good. */
  readonly isDestructive?: boolean;
  /** Says what is lost in its own way. */
  readonly isToldElsewhere?: boolean;
  readonly isBusy: boolean;
  readonly isBlocked?: boolean;
  readonly error: Error | null;
  readonly onBehalfOf?: string | undefined;
  /** Whether the plan's own page is another one than this. */
  readonly isLinked?: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** The number of the ticket it is made for; empty for none. */
  readonly ticket?: string;
  /** Left out where none can be given with the answer. */
  readonly onTicket?: (ticket: string) => void;
  readonly children?: ReactNode;
  /** Below what is left out. */
  readonly aside?: ReactNode;
  readonly onConfirm: () => void;
  /** See `LeftOut`. */
  readonly onReadAgain?: () => void;
  /** Where the plan came from, to be filled in anew; see `Dialog`. */
  readonly onBack?: (() => void) | undefined;
  readonly onClose: () => void;
}

const isGrave = ({ plan, undoOf }: ChangeInfo): boolean => plan?.harm === "grave" && undoOf === null;

/** The question whether a plan should be carried out, with all there is to know before; the same wherever it is asked. */
export function PlanQuestion(props: PlanQuestionProps) {
  const { change, only, reason, children, aside, isToldElsewhere = false, isLinked = false, ...question } = props;
  const { plan } = change;
  const { user } = useSession();
  // Whoever applies it for somebody else is asked all that they would have been.
  const isForOthers = change.needsApproval && change.plannedBy === user.id;
  const count = change.counts.planned ?? 0;
  const guards = plan?.guards ?? [];
  const loses = plan?.loses ?? [];
  const isAsked = count > 0 && !isForOthers;
  return (
    <ConfirmDialog
      title={count === 0 ? "Nothing to change" : `${change.title}?`}
      confirmLabel={question.confirmLabel}
      harm={isAsked ? (question.harm ?? harmOf(change, only)) : { kind: "plain" }}
      isDestructive={!isForOthers && (question.isDestructive === true || isGrave(change))}
      isBusy={question.isBusy}
      isBlocked={count === 0 || question.isBlocked === true || (isAsked && lacksReason(guards, reason))}
      note={count > 0 ? <WhoseName connection={change.connection} onBehalfOf={question.onBehalfOf} /> : null}
      error={question.error ? <ErrorState error={question.error} layout="inline" /> : null}
      onConfirm={question.onConfirm}
      onBack={question.onBack}
      onClose={question.onClose}
    >
      {children}
      {isToldElsewhere ? null : loses.map((loss) => <p key={loss}>{loss}</p>)}
      {isAsked ? <GuardReason guards={guards} reason={reason} onChange={question.onReason} /> : null}
      {isAsked && props.onTicket ? <TicketField ticket={props.ticket ?? ""} onChange={props.onTicket} /> : null}
      {isToldElsewhere || count === 0 ? null : <WayBack change={change} />}
      <LeftOut change={change} onReadAgain={question.onReadAgain} isBusy={question.isBusy} />
      {aside}
      <p className="text-xs">
        {count > 1 && plan ? `${costText(plan)}. ` : null}
        {isLinked && change.itemCount > 1 ? (
          <Link to={changeHref(change.id)} className="text-accent-ink underline">
            See every item of the plan
          </Link>
        ) : null}
      </p>
    </ConfirmDialog>
  );
}
