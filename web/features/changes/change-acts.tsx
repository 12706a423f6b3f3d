import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { useSession } from "../../lib/session.ts";
import { changeHref } from "../../shared/changes/change-href.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { type Applying, actOnChange, applyChange, planUndo, retryChange } from "../../shared/changes/change-request.ts";
import { endedOf, refreshAfter } from "../../shared/changes/refresh.ts";
import { ApplyDialog, OverwriteDialog, RetryDialog } from "./ask-dialog.tsx";
import { isPlainUndo } from "./plain-undo.ts";

const questions = { apply: ApplyDialog, retry: RetryDialog, overwrite: OverwriteDialog } as const;

/** The buttons a change has where it stands. */
export function ChangeActs({ change }: { readonly change: ChangeInfo }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<keyof typeof questions | null>(null);
  const { id, status, counts } = change;
  const { user } = useSession();
  const isOwn = change.plannedBy === user.id;
  const isForOthers = change.needsApproval && isOwn;
  const act = useMutation({
    mutationFn: (send: () => Promise<ChangeInfo>) => send(),
    onSuccess: async (answer) => {
      client.setQueryData(changeQueries.one(answer.id).queryKey, answer);
      setAsking(null);
      // An undo is a change of its own.
      if (answer.id !== id) await navigate(changeHref(answer.id));
      if (answer.endedAtMs !== null) await refreshAfter(client, endedOf(answer));
    },
    // What it was refused for may stand in the change by now, such as what it wants a reason for.
    onError: () => client.invalidateQueries(changeQueries.one(id)),
  });
  const button = (label: string, send: () => Promise<ChangeInfo>, tone?: "primary") => (
    <Button key={label} {...(tone && { tone })} isBusy={act.isPending} onClick={() => act.mutate(send)}>
      {label}
    </Button>
  );
  const question = (label: string, what: keyof typeof questions, tone?: "primary") => (
    <Button key={label} {...(tone && { tone })} disabled={act.isPending} onClick={() => setAsking(what)}>
      {label}
    </Button>
  );
  const readAgain = () => actOnChange(id, "reread");
  const copy = <CopyButton key="Copy" tone="secondary" text={window.location.href} label="Copy link" />;
  const endedActs = () => {
    const hasFailed = (counts.failed ?? 0) + (counts.unknown ?? 0) > 0;
    const hasStale = (counts.stale ?? 0) > 0;
    const { failed, stale } = change.retryNeedsApproval;
    const canRetry = hasFailed && !(isOwn && failed);
    const canOverwrite = hasStale && !(isOwn && stale);
    const isForOthers = (hasFailed && !canRetry) || (hasStale && !canOverwrite);
    // What was called off is over. What was stopped is read and confirmed as the first time.
    const isStopped = !change.isCalledOff && (counts.cancelled ?? 0) + (counts.unread ?? 0) > 0;
    return [
      isForOthers ? copy : null,
      canRetry ? question("Retry what failed…", "retry") : null,
      canOverwrite ? question("Overwrite what changed…", "overwrite") : null,
      isStopped ? button("Plan the rest again…", () => actOnChange(id, "again")) : null,
      change.undoableCount > 0 ? button(change.undoneCount > 0 ? "Undo the rest…" : "Undo…", () => planUndo(id)) : null,
    ];
  };
  const buttons = {
    planning: [button("Discard", () => actOnChange(id, "cancel"))],
    planned: [
      button("Discard", () => actOnChange(id, "cancel")),
      (counts.unread ?? 0) > 0 ? button("Read again", readAgain) : null,
      isForOthers ? (
        copy
      ) : isPlainUndo(change) ? (
        button("Apply", () => applyChange(id, { reason: change.reason ?? "" }), "primary")
      ) : (
        <Button key="Apply" tone="primary" disabled={(counts.planned ?? 0) === 0} onClick={() => setAsking("apply")}>
          Apply…
        </Button>
      ),
    ],
    scheduled: [button("Call it off", () => actOnChange(id, "cancel"))],
    running: [button("Pause", () => actOnChange(id, "pause")), button("Stop", () => actOnChange(id, "cancel"))],
    waiting: [
      button("Stop", () => actOnChange(id, "cancel")),
      button("Pause", () => actOnChange(id, "pause")),
      button("Try now", () => actOnChange(id, "resume")),
    ],
    paused: [
      button("Stop", () => actOnChange(id, "cancel")),
      button("Resume", () => actOnChange(id, "resume"), "primary"),
    ],
    done: endedActs(),
    cancelled: endedActs(),
    discarded: [],
  }[status];
  const Question = asking && questions[asking];
  const send: Record<keyof typeof questions, (how: Applying) => Promise<ChangeInfo>> = {
    apply: (how) => applyChange(id, how),
    retry: ({ reason }) => retryChange(id, ["failed", "unknown"], reason),
    overwrite: ({ reason }) => retryChange(id, ["stale"], reason),
  };
  return (
    <>
      {buttons}
      {act.error && !asking ? (
        <div className="basis-full">
          <ErrorState error={act.error} layout="inline" />
        </div>
      ) : null}
      {Question ? (
        <Question
          change={change}
          isBusy={act.isPending}
          error={act.error}
          onConfirm={(how) => act.mutate(() => send[asking](how))}
          onReadAgain={() => act.mutate(readAgain)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}
