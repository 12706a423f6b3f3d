import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { changeHref } from "../../shared/changes/change-href.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { planUndo } from "../../shared/changes/change-request.ts";

interface UndoSelectedProps {
  readonly change: ChangeInfo;
  /** Numbers of items. */
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
}

/** Plans the way back of single items; of those selected that were not done nothing is planned. */
export function UndoSelected({ change, selected, onClear }: UndoSelectedProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const undo = useMutation({
    mutationFn: () => planUndo(change.id, { items: [...selected].map(Number) }),
    onSuccess: (plan) => {
      client.setQueryData(changeQueries.one(plan.id).queryKey, plan);
      onClear();
      return navigate(changeHref(plan.id));
    },
  });
  return (
    <SelectedBar
      label="Selected items"
      count={selected.size}
      onClear={onClear}
      notes={
        undo.error ? (
          <div className="basis-full">
            <ErrorState error={undo.error} layout="inline" />
          </div>
        ) : null
      }
    >
      <Button isBusy={undo.isPending} onClick={() => undo.mutate()}>
        Undo {selected.size === 1 ? "this item" : "these items"}…
      </Button>
    </SelectedBar>
  );
}
