import { useCallback, useState } from "react";
import { mergeOutcomes } from "./outcomes.ts";
import type { ItemOutcome } from "./run-bulk.ts";
import { type Bulk, type BulkPlan, useBulk } from "./use-bulk.ts";

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
      const all = mergeOutcomes(outcomes ?? [], await startBulk(plan));
      setOutcomes(all);
      return all;
    },
    [startBulk, outcomes],
  );
  return { bulk, outcomes, start, show: setOutcomes };
}

/** Whether it runs, or is over and has results to show. */
export function isUnderWay({ bulk, outcomes }: Run): boolean {
  return bulk.state.phase === "running" || outcomes !== null;
}
