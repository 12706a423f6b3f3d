// What a plan comes to: the calls, what is left out and why, what cannot be taken back, and what wants a reason.
import * as v from "valibot";
import type { RateLabel } from "../../contract/operation.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { AnyAction, Counted, Loss, Subject } from "./action.ts";
import type { Calls } from "./estimate.ts";
import {
  type Earlier,
  guardsNow,
  isListed,
  type Listed,
  listGuards,
  manyGuards,
  noneEarlier,
  takings,
} from "./large-changes.ts";
import type { Via } from "./resource.ts";
import { touchedBy } from "./touched.ts";

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
  /** Items of what the same person planned or did shortly before: they count with those of this one. */
  earlier: v.optional(v.number()),
  /** Items about things that what goes first is about already: each thing counts once. */
  again: v.optional(v.number()),
});
export type PlanSummary = v.InferOutput<typeof PlanSummary>;

/** Whoever reads it is told the rest by its number. */
const MOST_TALLIES = 20;
/** No way is longer; what would be is not counted to its end. */
const MOST_STEPS = 60;

export interface SummaryPart extends Listed {
  readonly action: AnyAction;
  readonly input: unknown;
  /** The way back of what the action does. */
  readonly isUndo: boolean;
  /** It goes before the others. */
  readonly isFirst?: boolean | undefined;
}

/** An item as it was planned; states are the resource's. */
export interface SummaryItem {
  readonly part: number;
  /** The same for the same thing. */
  readonly key: string;
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
 * @param isWayBack It brings back what there was: it wants no reason, and only what was created is lost by it.
 * @param earlier What was undone since is among it.
 */
export function summing(
  parts: readonly SummaryPart[],
  isWayBack: boolean,
  via: Via,
  earlier: Earlier = noneEarlier,
): Summing {
  const groups = new Map<string, Group>();
  const labels = new Map<string, RateLabel>();
  const skipped = new Map<string, number>();
  const noUndo = new Map<string, number>();
  const taken = takings();
  const lost = new Map<string, Lost>();
  const channels = new Set<string>();
  const isOfList = parts.some(isListed);
  const first = new Set<string>();
  let again = 0;
  const subjects = parts.map(() => ({ count: 0, only: undefined as string | undefined }));

  const countCalls = ({ part, target, before, to }: SummaryItem, action: AnyAction) => {
    const { resource } = action;
    let now = before;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const step = resource.step({ target, now, to }, via);
      if (step === null || "why" in step) return;
      const kind = JSON.stringify([part, step.name]);
      const key = JSON.stringify([part, step.name, step.batch]);
      const label = labels.get(kind) ?? labelOf(resource.call(step.name, [{ target, now, to }], via).operationId);
      labels.set(kind, label);
      const group = groups.get(key) ?? { count: 0, size: step.size, label };
      group.count += 1;
      groups.set(key, group);
      now = step.reached;
    }
  };

  const wholeOf = (action: AnyAction, { target, before }: Pick<SummaryItem, "target" | "before">) =>
    isWayBack ? undefined : action.takesFrom?.(target, before);
  for (const { action, count, own: _own, ...of } of earlier.taken) {
    const from = wholeOf(action, of);
    if (from) taken.addEarlier(from, count);
  }

  const lose = (action: AnyAction, { label, before, to }: SummaryItem) => {
    const loss = action.lossOf?.(before, to);
    if (!loss) return;
    const key = `${action.id} ${loss.key}`;
    const count = 1 + (lost.get(key)?.losing.count ?? 0);
    lost.set(key, { loss, losing: { count, only: count === 1 ? label : undefined } });
  };

  return {
    add: (item) => {
      const { action, isFirst } = at(parts, item.part);
      const subject = at(subjects, item.part);
      if (item.skip !== null) return plusOne(skipped, item.skip);
      if (item.noUndo !== null) plusOne(noUndo, item.noUndo);
      subject.count += 1;
      if (isFirst) first.add(thingOf(action, item));
      else if (first.size > 0 && first.has(thingOf(action, item))) again += 1;
      subject.only = subject.count === 1 ? item.label : undefined;
      countCalls(item, action);
      lose(action, item);
      if (isOfList && v.is(InChannel, item.target)) channels.add(item.target.channelId);
      const from = wholeOf(action, item);
      if (from) taken.add(from, item.key);
    },
    end: (reads) => {
      const calls: Partial<Record<RateLabel, number>> = { ...reads };
      for (const { count, size, label } of groups.values())
        calls[label] = (calls[label] ?? 0) + Math.ceil(count / size);
      const loses = [
        ...parts.flatMap((part, index) => {
          const subject = at(subjects, index);
          return (subject.count === 0 ? null : lossOf(part, subject)) ?? [];
        }),
        ...[...lost.values()].map(({ loss, losing }) => loss.sentence(losing)),
      ];
      const count = subjects.reduce((sum, subject) => sum + subject.count, 0) - again;
      const changed = channels.size === 0 ? 0 : channels.size + earlier.channels;
      const guards = isWayBack
        ? []
        : [...manyGuards(count, earlier.items), ...listGuards(changed, parts, earlier.channels), ...taken.guards()];
      return {
        ...{ calls, skipped: tallied(skipped), noUndo: tallied(noUndo), loses: [...new Set(loses)], guards },
        ...(earlier.unapproved > 0 && { earlier: earlier.unapproved }),
        ...(again > 0 && { again }),
      };
    },
  };
}

/** What so many items lose. */
interface Lost {
  readonly loss: Loss;
  readonly losing: Counted;
}

/**
 * A plan's summary with what counts with it by now. It asks for no less than before.
 *
 * @param earlier As counted for the plan in the moment it is to be carried out
 */
export function summedWith(summary: PlanSummary, parts: readonly Listed[], earlier: Earlier): PlanSummary {
  const all = Math.max(earlier.unapproved, summary.earlier ?? 0);
  const guards = [...new Set([...summary.guards, ...guardsNow(parts, earlier)])];
  return { ...summary, guards, ...(all > 0 && { earlier: all }) };
}

const InChannel = v.object({ channelId: v.string() });

/** A channel, space or group by its ID; of what is only in one, nothing else is the same thing. */
const thingOf = ({ resource }: AnyAction, { target, key }: SummaryItem): string =>
  (resource.spreadOf === undefined ? touchedBy([target])?.[0] : undefined) ?? key;

function lossOf({ action, input, isUndo }: SummaryPart, subject: Subject): string | null {
  return (isUndo ? action.undoLoses?.(subject) : action.loses?.(subject, input)) ?? null;
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
