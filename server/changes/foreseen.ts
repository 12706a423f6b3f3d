// Foresees in a plan what its earlier items bring about for its later ones: what was read says how things are now, and not
// how they will be once those before it are done. Each item is read again in its turn, which has the last word.
import { actionOf } from "../../domain/actions/registry.ts";
import type { AnyResource, Reading } from "../../domain/changes/resource.ts";
import { letOthersRun } from "../yielding.ts";
import { arrangedBringers, type Bringers } from "./bringers.ts";
import { type NewItem, type Part, type Plan, partAt } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import type { OpenItems } from "./open-items.ts";
import { plannedBy } from "./plan.ts";
import type { Actor } from "./zoom.ts";

type Row = Pick<NewItem, "n" | "part" | "key" | "target" | "before" | "to">;

interface Read {
  readonly item: Row;
  readonly reading: Reading<unknown>;
}

export interface Foreseeing {
  /** False where no part brings anything about for another. */
  readonly isForeseeing: boolean;
  /**
   * @param plans one of each that was read, in their order
   * @returns the same with those planned that nothing but what earlier items bring about keeps from it
   */
  foreseen(read: readonly Read[], plans: readonly Plan[]): Promise<readonly Plan[]>;
  /** Notes what those that were read have come to. Those without a plan are read again. */
  settled(read: readonly Read[], plans: readonly Plan[]): void;
}

/**
 * Of one plan, for as long as it is read.
 *
 * @param open read once, with the first item for which it makes a difference
 */
export function createForeseeing(parts: readonly Part[], via: Actor, open: OpenItems): Foreseeing {
  const bringing = parts.flatMap((part, at) => (isBringing(resourceIn(part)) ? [at] : []));
  const isForeseeing = bringing.length > 0 && parts.length > 1;
  let bringers: Bringers | undefined;
  return {
    isForeseeing,
    foreseen: async (read, plans) => {
      if (!isForeseeing) return plans;
      const other = ({ item, reading }: Read, now: Plan, isBack: (id: string) => boolean) =>
        otherPlan(item, partAt(parts, item.part), reading, { now, isBack }, via);
      const waiting: (Read & { readonly now: Plan })[] = [];
      for (const [at, one] of read.entries()) {
        const now = plans[at];
        if (now && other(one, now, () => true)) waiting.push({ ...one, now });
        await letOthersRun();
      }
      if (waiting.length === 0) return plans;
      const known = bringers ?? (await arrangedBringers(open(bringing), parts));
      bringers = known;
      for (const { n, status } of plans) known.note(n, status === "planned");
      const planned = new Map(plans.map((plan) => [plan.n, plan]));
      // In their order, so that what is foreseen of one is foreseen for those after it.
      for (const one of waiting.sort((a, b) => a.item.n - b.item.n)) {
        const { item, reading, now } = one;
        const plan = known.areThere(item, reading) && other(one, now, (id) => known.areThereFor(item, id));
        if (plan) {
          planned.set(item.n, plan);
          known.note(item.n, true);
        }
        await letOthersRun();
      }
      return plans.map((plan) => planned.get(plan.n) ?? plan);
    },
    settled: (read, plans) => {
      const planOf = new Map(plans.map((plan) => [plan.n, plan]));
      for (const { item } of read) {
        const plan = planOf.get(item.n);
        bringers?.note(item.n, !plan || plan.status === "planned", plan?.target);
      }
    },
  };
}

const resourceIn = ({ actionId }: Part): AnyResource => actionOf(actionId).resource;

/** Whether what it changes lets others be changed: who is in something, and whether anything in it is to be seen. */
const isBringing = ({ bringsPeople, ofArchive }: AnyResource): boolean =>
  bringsPeople === true || ofArchive !== undefined;

/**
 * What the plan is where nothing is in its way: the way back begins at what the change has left, and whoever is to come in
 * is in. Undefined where that makes no difference.
 */
function otherPlan(
  item: Row,
  part: Part,
  reading: Reading<unknown>,
  { now, isBack }: { readonly now: Plan; readonly isBack: (id: string) => boolean },
  via: Actor,
): Plan | undefined {
  const resource = resourceIn(part);
  const cleared = part.isUndo
    ? asLeft(item, resource, reading, isBack)
    : reading.is === "known" && now.status === "skipped"
      ? resource.unbarred?.(reading.state)
      : undefined;
  if (cleared === undefined) return undefined;
  const target = reading.is === "known" && reading.target !== undefined && { target: reading.target };
  const plan = plannedBy(item, part, { is: "known", state: cleared, ...target }, via);
  const isBetter = now.status !== "planned" || JSON.stringify(now.to) !== JSON.stringify(plan.to);
  return plan.status === "planned" && isBetter ? plan : undefined;
}

/** What the change has left, where nothing that was read says otherwise; without those who are not brought back. */
function asLeft(
  { before }: Row,
  resource: AnyResource,
  reading: Reading<unknown>,
  isBack: (id: string) => boolean,
): unknown {
  const left = unboxed(before);
  if (left === undefined) return undefined;
  if (reading.is !== "known") return reading.is === "failed" && reading.failure.kind === "forbidden" ? left : undefined;
  if (!resource.isSame(reading.state, left)) return undefined;
  return resource.withBack ? resource.withBack(reading.state, isBack) : left;
}
