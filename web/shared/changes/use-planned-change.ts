import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { touchedBy } from "../../../domain/changes/touched.ts";
import { changeQueries } from "./change-queries.ts";
import {
  type Applying,
  actOnChange,
  applyChange,
  type ChangeAct,
  type ChangeRequest,
  planAndApply,
  planChange,
  retryChange,
} from "./change-request.ts";
import { refreshAfter, stoodAtMs } from "./refresh.ts";

/** What can be asked answers with what the change has become; null where it was not done. */
export interface PlannedChange {
  /** Undefined until the plan has an address. */
  readonly change: ChangeInfo | undefined;
  readonly error: Error | null;
  /** What was asked of it last and is not answered yet. */
  readonly asked: ChangeAct | "plan" | "apply" | "retry" | null;
  /** Plans again after a failure. */
  readonly replan: () => void;
  /** On its day, where it has one. */
  readonly apply: (how: Pick<Applying, "reason" | "ticket" | "until">) => Promise<ChangeInfo | null>;
  /**
   * Makes another plan of the same things that begins on a day, with what goes first at once, or ends on one, and carries
   * that out.
   *
   * @param isForOthers Somebody else is to carry it out.
   */
  readonly putOff: (how: PutOff, isForOthers: boolean) => Promise<ChangeInfo | null>;
  readonly act: (act: ChangeAct) => Promise<ChangeInfo | null>;
  readonly retry: (statuses: Parameters<typeof retryChange>[1]) => Promise<ChangeInfo | null>;
}

export type PutOff = Pick<ChangeRequest, "first" | "at" | "reason" | "ticket" | "until">;

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

  const ask = async (
    what: NonNullable<PlannedChange["asked"]>,
    send: () => Promise<ChangeInfo>,
  ): Promise<ChangeInfo | null> => {
    setAsked(what);
    setError(null);
    try {
      const answer = await send();
      client.setQueryData(changeQueries.one(answer.id).queryKey, answer);
      setId(answer.id);
      return answer;
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      return null;
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

  const endedAtMs = change && stoodAtMs(change);
  const refreshed = useRef<number | null>(null);
  useEffect(() => {
    if (!change || !endedAtMs || refreshed.current === endedAtMs || change.status === "discarded") return;
    refreshed.current = endedAtMs;
    const targets = request.parts.flatMap((part) => part.targets);
    void refreshAfter(client, { ...change, endedAtMs, touched: touchedBy(targets) });
  }, [change, endedAtMs, client, request]);

  const changeId = change?.id ?? "";
  return {
    change,
    error: error ?? lookError,
    asked,
    replan: plan,
    apply: (how) => ask("apply", () => applyChange(changeId, how)),
    putOff: (how, isForOthers) =>
      ask("apply", () => (isForOthers ? planChange : planAndApply)({ ...request, ...how, insteadOf: changeId })),
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
