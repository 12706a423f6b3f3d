// What a plan comes to: the calls, what is left out and why, what cannot be taken back, and what wants a reason.
import * as v from "valibot";
import type { RateLabel } from "../../contract/operation.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import type { AnyAction, Subject } from "./action.ts";
import type { Calls } from "./estimate.ts";
import type { Via } from "./resource.ts";

const Tallies = v.array(v.object({ why: v.string(), count: v.number() }));
const CallCounts = v.record(v.picklist(["LIGHT", "MEDIUM", "HEAVY", "RESOURCE-INTENSIVE"]), v.number());

export const PlanSummary = v.object({
  /** By label; what is read again when it runs is among them. */
  calls: CallCounts,
  /** Why items are left out, the most frequent first. */
  skipped: Tallies,
  /** Why items cannot be taken back. */
  noUndo: Tallies,
  /** What is lost for good, as sentences. */
  loses: v.array(v.string()),
  /** What it wants a reason for, as sentences. */
  guards: v.array(v.string()),
});
export type PlanSummary = v.InferOutput<typeof PlanSummary>;

/** So many at once want a reason. */
const MANY_ITEMS = 500;
/** So do more than a quarter of what something holds, from so many on. */
const SHARE = 1 / 4;
const FEW = 5;
/** Whoever reads it is told the rest by its number. */
const MOST_TALLIES = 20;
const MOST_GUARDS = 10;
/** No way is longer; what would be is not counted to its end. */
const MOST_STEPS = 10;

export interface SummaryPart {
  readonly action: AnyAction;
  readonly input: unknown;
  /** The way back of what the action does. */
  readonly isUndo: boolean;
}

/** An item as it was planned; states are the resource's. */
export interface SummaryItem {
  readonly part: number;
  readonly label: string;
  readonly target: unknown;
  /** Undefined where not known. */
  readonly before: unknown;
  readonly to: unknown;
  readonly skip: string | null;
  readonly noUndo: string | null;
}

export interface Summing {
  add(item: SummaryItem): void;
  /** @param reads Calls that reading the present states took; they are made again when it runs. */
  end(reads: Calls): PlanSummary;
}

interface Group {
  count: number;
  readonly size: number;
  readonly label: RateLabel;
}

/**
 * Sums up the items of a plan one by one.
 *
 * @param isUndo A way back brings back what there was: it wants no reason, and only what was created is lost by it.
 */
export function summing(parts: readonly SummaryPart[], isUndo: boolean, via: Via): Summing {
  const groups = new Map<string, Group>();
  const labels = new Map<string, RateLabel>();
  const skipped = new Map<string, number>();
  const noUndo = new Map<string, number>();
  const taken = new Map<
    string,
    { count: number; readonly total: number; readonly sentence: (count: number) => string }
  >();
  const subjects = parts.map(() => ({ count: 0, only: undefined as string | undefined }));

  const countCalls = ({ part, target, before, to }: SummaryItem, action: AnyAction) => {
    const { resource } = action;
    let now = before;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const step = resource.step({ target, now, to }, via);
      if (step === null || "why" in step) return;
      const kind = JSON.stringify([part, step.name]);
      const key = JSON.stringify([part, step.name, step.batch]);
      const label =
        labels.get(kind) ??
        // What a later step names, an earlier one may have to create.
        (steps === 0
          ? labelOf(resource.call(step.name, [{ target, now, to }], via).operationId)
          : heaviest(action.operations[via.connection]));
      if (steps === 0) labels.set(kind, label);
      const group = groups.get(key) ?? { count: 0, size: step.size, label };
      group.count += 1;
      groups.set(key, group);
      now = step.reached;
    }
  };

  return {
    add: (item) => {
      const { action } = at(parts, item.part);
      const subject = at(subjects, item.part);
      if (item.skip !== null) return plusOne(skipped, item.skip);
      if (item.noUndo !== null) plusOne(noUndo, item.noUndo);
      subject.count += 1;
      subject.only = subject.count === 1 ? item.label : undefined;
      countCalls(item, action);
      const from = isUndo ? undefined : action.takesFrom?.(item.target, item.before);
      if (!from) return;
      const { total, sentence } = from;
      const key = `${item.part} ${from.key}`;
      const some = taken.get(key) ?? { count: 0, total, sentence };
      some.count += 1;
      taken.set(key, some);
    },
    end: (reads) => {
      const calls: Partial<Record<RateLabel, number>> = { ...reads };
      for (const { count, size, label } of groups.values())
        calls[label] = (calls[label] ?? 0) + Math.ceil(count / size);
      const loses = parts.flatMap((part, index) => {
        const subject = at(subjects, index);
        return (subject.count === 0 ? null : lossOf(part, subject, isUndo)) ?? [];
      });
      const count = subjects.reduce((sum, subject) => sum + subject.count, 0);
      const large = [...taken.values()].filter((some) => some.count >= FEW && some.count > some.total * SHARE);
      const shares = large.slice(0, MOST_GUARDS).map((some) => some.sentence(some.count));
      const rest = large.length - shares.length;
      const guards = [
        ...(count > MANY_ITEMS && !isUndo ? [`It changes ${count.toLocaleString("en")} at once.`] : []),
        ...shares,
        ...(rest > 0 ? [`It removes as large a share in ${rest.toLocaleString("en")} more.`] : []),
      ];
      return { calls, skipped: tallied(skipped), noUndo: tallied(noUndo), loses: [...new Set(loses)], guards };
    },
  };
}

function lossOf({ action, input, ...part }: SummaryPart, subject: Subject, isUndo: boolean): string | null {
  if (part.isUndo) return action.undoLoses?.(subject) ?? null;
  return isUndo ? null : (action.loses?.(subject, input) ?? null);
}

const byWeight: readonly RateLabel[] = ["LIGHT", "MEDIUM", "HEAVY", "RESOURCE-INTENSIVE"];

/** Of what changes something. */
function heaviest(ids: readonly OperationId[]): RateLabel {
  const changing = ids.map(operationById).filter((operation) => !isReading(operation));
  return byWeight[Math.max(0, ...changing.map(({ rate }) => byWeight.indexOf(rate)))] ?? "LIGHT";
}

const labelOf = (operationId: OperationId): RateLabel => operationById(operationId).rate;

function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`a change without its part ${index}`);
  return one;
}

function plusOne(counts: Map<string, number>, why: string): void {
  counts.set(why, (counts.get(why) ?? 0) + 1);
}

function tallied(counts: ReadonlyMap<string, number>): v.InferOutput<typeof Tallies> {
  const all = [...counts].map(([why, count]) => ({ why, count })).sort((one, other) => other.count - one.count);
  const rest = all.slice(MOST_TALLIES).reduce((sum, { count }) => sum + count, 0);
  return [...all.slice(0, MOST_TALLIES), ...(rest > 0 ? [{ why: "Other reasons.", count: rest }] : [])];
}
