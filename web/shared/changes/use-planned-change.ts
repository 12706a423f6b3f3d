import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { LEFT_OUT } from "../../lib/api/failure-text.ts";
import { changeQueries } from "./change-queries.ts";
import {
  actOnChange,
  applyChange,
  type ChangeAct,
  type ChangeRequest,
  planAndApply,
  planChange,
  retryChange,
} from "./change-request.ts";
import { refreshAfter } from "./refresh.ts";

export interface PlannedChange {
  /** Undefined until the plan has an address. */
  readonly change: ChangeInfo | undefined;
  readonly error: Error | null;
  /** What was asked of it last and is not answered yet. */
  readonly asked: ChangeAct | "plan" | "apply" | "retry" | null;
  /** Plans again after a failure. */
  readonly replan: () => void;
  /** @param at When it begins, epoch milliseconds, with what is done at once before; at once where it is left out. */
  readonly apply: (reason: string, at?: number, first?: ChangeRequest) => Promise<void>;
  readonly act: (act: ChangeAct) => Promise<void>;
  readonly retry: (statuses: Parameters<typeof retryChange>[1]) => Promise<void>;
}

/**
 * Plans a change once, and follows what becomes of it.
 *
 * @param isConfirmed It is carried out as soon as it is planned.
 */
export function usePlannedChange(request: ChangeRequest, isConfirmed: boolean): PlannedChange {
  const client = useQueryClient();
  const [id, setId] = useState<string>();
  const [error, setError] = useState<Error | null>(null);
  const [asked, setAsked] = useState<PlannedChange["asked"]>(null);
  const { data: change, error: lookError } = useQuery({ ...changeQueries.one(id ?? ""), enabled: id !== undefined });

  const ask = async (what: NonNullable<PlannedChange["asked"]>, send: () => Promise<ChangeInfo>): Promise<void> => {
    setAsked(what);
    setError(null);
    try {
      const answer = await send();
      client.setQueryData(changeQueries.one(answer.id).queryKey, answer);
      setId(answer.id);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      // Something else may have been asked meanwhile, as to stop what is being applied.
      setAsked((latest) => (latest === what ? null : latest));
    }
  };
  const plan = (): void => void ask("plan", () => (isConfirmed ? planAndApply : planChange)(request));
  // Once, in development's double mounting too: each plan has an address of its own.
  const isPlanned = useRef(false);
  useEffect(() => {
    if (isPlanned.current) return;
    isPlanned.current = true;
    plan();
  });

  const endedAtMs = change?.endedAtMs;
  const refreshed = useRef<number | null>(null);
  useEffect(() => {
    if (!change || !endedAtMs || refreshed.current === endedAtMs || change.status === "discarded") return;
    refreshed.current = endedAtMs;
    void refreshAfter(client, change);
  }, [change, endedAtMs, client]);

  const changeId = change?.id ?? "";
  return {
    change,
    error: error ?? lookError,
    asked,
    replan: plan,
    apply: (reason, at, first) =>
      ask("apply", async () => {
        if (first) {
          const begun = await planAndApply({ ...first, ...(reason.trim() && { reason }) });
          await refreshAfter(client, begun);
          const failed = begun.counts.failed ?? 0;
          if (failed > 0 || begun.status === "planned")
            throw new ApiError(`${begun.title}: not all of it could be done. Changes says why.`, {
              code: LEFT_OUT,
              status: 0,
            });
        }
        return applyChange(changeId, reason, at);
      }),
    act: (act) => ask(act, () => actOnChange(changeId, act)),
    retry: (statuses) =>
      ask("retry", async () => {
        const answer = await retryChange(changeId, statuses);
        // A small one is over by now: its results are shown with what the items have come to.
        await client.invalidateQueries({ queryKey: changeQueries.allItems(changeId) });
        return answer;
      }),
  };
}
