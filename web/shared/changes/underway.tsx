import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AppliedChange, ChangeInfo } from "../../../domain/changes/info.ts";
import { ChangeProgress } from "./change-progress.tsx";
import { changeQueries } from "./change-queries.ts";
import { actOnChange, type ChangeAct } from "./change-request.ts";
import { statusWords } from "./status-words.ts";

interface UnderwayProps {
  readonly begun: AppliedChange;
  /** Leaves it to go on by itself. */
  readonly onClose: () => void;
}

/** How far a change is that takes longer than its request; see `TriedChange.underway`. */
export function Underway({ begun, onClose }: UnderwayProps) {
  const client = useQueryClient();
  const query = changeQueries.one(begun.id);
  const { data: change = begun } = useQuery(query);
  const asking = useMutation({
    mutationFn: (act: ChangeAct): Promise<ChangeInfo> => actOnChange(begun.id, act),
    onSuccess: (now) => client.setQueryData(query.queryKey, now),
  });
  const planned = {
    asked: asking.isPending ? asking.variables : null,
    error: asking.error,
    // `error` says why it was not done.
    act: (act: ChangeAct) => asking.mutateAsync(act).catch(() => null),
  };
  return (
    <ChangeProgress
      change={change}
      planned={planned}
      label={statusWords[change.status]}
      isConfirmed
      onClose={onClose}
    />
  );
}
