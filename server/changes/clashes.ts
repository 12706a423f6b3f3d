// Leaves out of a plan what cannot be for what else there is, such as names in use, which no item shows by itself.
import { actionOf } from "../../domain/actions/registry.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import type { NameHolders } from "../../domain/changes/action.ts";
import type { Via } from "../../domain/changes/resource.ts";
import { type Failure, isHolding } from "../../domain/failure.ts";
import type { NewItem, Part, Plan } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import { failureIn } from "./read-states.ts";

export interface ClashDeps {
  readonly via: Via;
  readonly ask: Ask;
  readonly holding: NameHolders;
  readonly hold: (failure: Failure) => void;
  /** See `ReadDeps`. */
  readonly isPassing?: ((failure: Failure) => boolean) | undefined;
}

type PlannedRow = Pick<NewItem, "n" | "part" | "target">;

/** What a limit leaves open is left out: it is planned again. */
export async function withoutClashes(
  rows: readonly PlannedRow[],
  plans: readonly Plan[],
  parts: readonly Part[],
  deps: ClashDeps,
): Promise<readonly Plan[]> {
  const rowOf = new Map(rows.map((row) => [row.n, row]));
  const checked: Plan[] = [];
  for (const [index, part] of parts.entries()) {
    const own = plans.filter(({ n }) => rowOf.get(n)?.part === index);
    checked.push(...(await ofPart(part, own, rowOf, deps)));
  }
  return checked;
}

async function ofPart(
  { actionId, isUndo }: Part,
  plans: readonly Plan[],
  rowOf: ReadonlyMap<number, PlannedRow>,
  { via, ask, holding, hold, isPassing }: ClashDeps,
): Promise<readonly Plan[]> {
  const action = actionOf(actionId);
  const planned = plans.filter(({ status }) => status === "planned");
  if (!action.clashes || isUndo || planned.length === 0) return plans;
  const wanted = planned.map(({ n, to }) => ({ target: rowOf.get(n)?.target, to: unboxed(to) }));
  try {
    const whys = await action.clashes(wanted, via, ask, holding);
    const whyOf = new Map(planned.map(({ n }, index) => [n, whys[index]]));
    return plans.map((plan): Plan => {
      const skip = whyOf.get(plan.n);
      return skip === undefined ? plan : { ...plan, status: "skipped", to: null, skip, noUndo: null, remark: null };
    });
  } catch (error) {
    const failure = failureIn(error);
    // Nothing is known against them; Zoom has the last word.
    if (!isHolding(failure) && !isPassing?.(failure)) return plans;
    hold(failure);
    return plans.filter((plan) => !planned.includes(plan));
  }
}
