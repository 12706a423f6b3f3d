import { useCallback, useState } from "react";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { type Bulk, type BulkPlan, useBulk } from "../../lib/bulk/use-bulk.ts";

export interface Run {
  readonly bulk: Bulk;
  /** What became of everything so far; null before the first run is over. */
  readonly outcomes: readonly ItemOutcome[] | null;
  /** Runs a plan and resolves to all outcomes, those of earlier runs that were not tried again among them. */
  readonly start: (plan: BulkPlan) => Promise<readonly ItemOutcome[]>;
  /** Shows outcomes that no plan brought. */
  readonly show: (outcomes: readonly ItemOutcome[]) => void;
}

/** Calls whose failed items can be tried again, with one list of what became of everything. */
export function useRun(): Run {
  const bulk = useBulk();
  const [outcomes, setOutcomes] = useState<readonly ItemOutcome[] | null>(null);
  const { start: startBulk } = bulk;
  const start = useCallback(
    async (plan: BulkPlan) => {
      const now = await startBulk(plan);
      const tried = new Set(now.map(({ id }) => id));
      const all = [...(outcomes ?? []).filter(({ id }) => !tried.has(id)), ...now];
      setOutcomes(all);
      return all;
    },
    [startBulk, outcomes],
  );
  return { bulk, outcomes, start, show: setOutcomes };
}

export const idsDone = (outcomes: readonly ItemOutcome[]): readonly string[] =>
  outcomes.flatMap(({ id, status }) => (status === "done" ? [id] : []));

export const idsOpen = (outcomes: readonly ItemOutcome[]): readonly string[] =>
  outcomes.flatMap(({ id, status }) => (status === "done" ? [] : [id]));
