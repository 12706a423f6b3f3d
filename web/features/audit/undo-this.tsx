import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useNavigate } from "react-router";
import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { numbersIn } from "../../../domain/audit/ranges.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { changeHref } from "../../shared/changes/change-href.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { planUndo } from "../../shared/changes/change-request.ts";

interface UndoThisProps {
  readonly entry: AuditEntry;
  readonly about: NonNullable<AuditEntry["change"]>;
  /** ID of what the entry is looked at for; all that it was about where it is left out. */
  readonly of: string | undefined;
}

/** Plans the way back of what an entry tells, and of nothing else of its change, where that can still be undone. */
export function UndoThis({ entry, about: { id, items }, of }: UndoThisProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: change } = useQuery(changeQueries.one(id));
  const undo = useMutation({
    mutationFn: () => planUndo(id, { items: numbersIn(items), ...(of !== undefined && { of }) }),
    onSuccess: (plan) => {
      client.setQueryData(changeQueries.one(plan.id).queryKey, plan);
      return navigate(changeHref(plan.id));
    },
  });
  const outcome = entry.result?.outcome;
  const isDone = outcome === "done" || outcome === "partly";
  const isOver = change?.status === "done" || change?.status === "cancelled";
  if (!isDone || !isOver || change.undoableCount === 0 || numbersIn(items).length === 0) return null;
  return (
    <>
      <div className="ml-auto">
        <Button isBusy={undo.isPending} icon={<Undo2 size={15} aria-hidden="true" />} onClick={() => undo.mutate()}>
          Undo this…
        </Button>
      </div>
      {undo.error ? (
        <div className="basis-full">
          <ErrorState error={undo.error} layout="inline" />
        </div>
      ) : null}
    </>
  );
}
