import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { actionOf, isActionId } from "../../../domain/actions/registry.ts";
import { lacksReason } from "../../../domain/changes/guards.ts";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog, type Harm } from "../../components/confirm-dialog.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { countOf } from "../../lib/format.ts";
import { useSession } from "../../lib/session.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { actOnChange, applyChange, retryChange } from "../../shared/changes/change-request.ts";
import { GuardReason } from "../../shared/changes/guard-reason.tsx";
import { harmOf } from "../../shared/changes/harm.ts";
import { LeftOut } from "../../shared/changes/left-out.tsx";
import { refreshAfter } from "../../shared/changes/refresh.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { changeHref } from "./change-href.ts";

/** The buttons a change has where it stands. */
export function ChangeActs({ change }: { readonly change: ChangeInfo }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { id, status, counts } = change;
  const { user } = useSession();
  const isForOthers = change.needsApproval && change.plannedBy === user.id;
  const act = useMutation({
    mutationFn: (send: () => Promise<ChangeInfo>) => send(),
    onSuccess: async (answer) => {
      client.setQueryData(changeQueries.one(answer.id).queryKey, answer);
      setAsking(false);
      // An undo is a change of its own.
      if (answer.id !== id) await navigate(changeHref(answer.id));
      if (answer.endedAtMs !== null) await refreshAfter(client, answer);
    },
  });
  const button = (label: string, send: () => Promise<ChangeInfo>, tone?: "primary") => (
    <Button key={label} {...(tone && { tone })} isBusy={act.isPending} onClick={() => act.mutate(send)}>
      {label}
    </Button>
  );
  const retried = (["failed", "cancelled", "unknown"] as const).filter((one) => (counts[one] ?? 0) > 0);
  const buttons = {
    planning: [button("Discard", () => actOnChange(id, "cancel"))],
    planned: [
      button("Discard", () => actOnChange(id, "cancel")),
      isForOthers ? (
        <CopyButton key="Copy" tone="secondary" text={window.location.href} label="Copy link" />
      ) : (
        <Button key="Apply" tone="primary" disabled={(counts.planned ?? 0) === 0} onClick={() => setAsking(true)}>
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
    done: [],
    cancelled: [],
    discarded: [],
  }[status];
  const isEnded = status === "done" || status === "cancelled";
  return (
    <>
      {buttons}
      {isEnded && retried.length > 0 ? button("Retry what is not done", () => retryChange(id, retried)) : null}
      {isEnded && (counts.stale ?? 0) > 0 ? button("Overwrite what changed", () => retryChange(id, ["stale"])) : null}
      {isEnded && (counts.done ?? 0) > 0 ? button("Undo…", () => actOnChange(id, "undo")) : null}
      {act.error && !isAsking ? (
        <div className="basis-full">
          <ErrorState error={act.error} layout="inline" />
        </div>
      ) : null}
      {isAsking ? (
        <ApplyDialog
          change={change}
          isBusy={act.isPending}
          error={act.error}
          onConfirm={(reason) => act.mutate(() => applyChange(id, reason))}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

interface ApplyDialogProps {
  readonly change: ChangeInfo;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

function ApplyDialog({ change, isBusy, error, onConfirm, onClose }: ApplyDialogProps) {
  const count = change.counts.planned ?? 0;
  const [reason, setReason] = useState(change.reason ?? "");
  const guards = change.plan?.guards ?? [];
  const loses = change.plan?.loses ?? [];
  return (
    <ConfirmDialog
      title={`${change.title}?`}
      confirmLabel="Apply"
      harm={harmOfChange(change, count)}
      isBusy={isBusy}
      isBlocked={lacksReason(guards, reason)}
      note={<WhoseName connection={change.connection} />}
      error={error ? <ErrorState error={error} layout="inline" /> : null}
      onConfirm={() => onConfirm(reason)}
      onClose={onClose}
    >
      <p>{countOf(count, "item")} will be changed, as listed on this page.</p>
      {loses.map((loss) => (
        <p key={loss}>{loss}</p>
      ))}
      <GuardReason guards={guards} reason={reason} onChange={setReason} />
      <LeftOut change={change} />
    </ConfirmDialog>
  );
}

function harmOfChange({ actionIds: [actionId = ""], title, undoOf, plan }: ChangeInfo, count: number): Harm {
  if (undoOf === null && isActionId(actionId)) return harmOf(actionOf(actionId), title, [], count);
  // What an undo brings was there before, save that it may delete what was created.
  return plan?.loses.length ? { kind: "checkbox", statement: title } : { kind: "plain" };
}
