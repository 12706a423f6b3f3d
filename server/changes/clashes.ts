// Leaves out of a plan what cannot be for what else there is, such as names in use, which no item shows by itself, or for
// what others of the plan become.
import { actionOf } from "../../domain/actions/registry.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import type { NameHolders } from "../../domain/changes/action.ts";
import type { Via } from "../../domain/changes/resource.ts";
import { type Failure, isHolding } from "../../domain/failure.ts";
import { letOthersRun } from "../yielding.ts";
import { type NewItem, type Part, type Plan, partAt } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import type { OpenItems } from "./open-items.ts";
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

export interface Clashing {
  /** What a limit leaves open is left out: it is planned again. */
  without(rows: readonly PlannedRow[], plans: readonly Plan[], deps: ClashDeps): Promise<readonly Plan[]>;
}

/**
 * Of one plan, for as long as it is read.
 *
 * @param planned what is planned by then, read once before the first is looked at
 */
export function createClashing(parts: readonly Part[], planned: OpenItems): Clashing {
  let given: Set<string> | undefined;
  return {
    without: async (rows, plans, deps) => {
      given ??= await givenBefore(parts, planned);
      const rowOf = new Map(rows.map((row) => [row.n, row]));
      const checked: Plan[] = [];
      for (const [index, part] of parts.entries()) {
        const own = plans.filter(({ n }) => rowOf.get(n)?.part === index);
        checked.push(...(await ofPart(part, own, rowOf, given, deps)));
      }
      return checked;
    },
  };
}

/** What no two items of the plan become. */
const onlyOne = ({ actionId, isUndo }: Part, to: unknown): string | undefined => {
  const one = isUndo ? undefined : actionOf(actionId).onlyOne?.of(to);
  return one === undefined ? undefined : `${actionId} ${one}`;
};

async function givenBefore(parts: readonly Part[], planned: OpenItems): Promise<Set<string>> {
  const given = new Set<string>();
  const asking = parts.flatMap(({ actionId }, at) => (actionOf(actionId).onlyOne ? [at] : []));
  if (asking.length === 0) return given;
  for await (const rows of planned(asking)) {
    for (const { part, to } of rows) {
      const one = onlyOne(partAt(parts, part), unboxed(to));
      if (one !== undefined) given.add(one);
    }
    await letOthersRun();
  }
  return given;
}

async function ofPart(
  part: Part,
  plans: readonly Plan[],
  rowOf: ReadonlyMap<number, PlannedRow>,
  given: Set<string>,
  { via, ask, holding, hold, isPassing }: ClashDeps,
): Promise<readonly Plan[]> {
  const action = actionOf(part.actionId);
  const planned = plans.filter(({ status }) => status === "planned");
  if (part.isUndo || planned.length === 0 || !(action.clashes || action.onlyOne)) return plans;
  const wanted = planned.map(({ n, to }) => ({ target: rowOf.get(n)?.target, to: unboxed(to) }));
  // Where nothing is known against them, Zoom has the last word.
  let whys: readonly (string | undefined)[] = [];
  try {
    whys = (await action.clashes?.(wanted, via, ask, holding)) ?? [];
  } catch (error) {
    const failure = failureIn(error);
    if (isHolding(failure) || isPassing?.(failure)) {
      hold(failure);
      return plans.filter((plan) => !planned.includes(plan));
    }
  }
  const whyOf = new Map(planned.map(({ n }, at) => [n, whys[at] ?? whyGiven(part, wanted[at]?.to, given)]));
  return plans.map((plan): Plan => {
    const skip = whyOf.get(plan.n);
    return skip === undefined ? plan : { ...plan, status: "skipped", to: null, skip, noUndo: null, remark: null };
  });
}

/** Why it is what another one becomes; undefined of the first of them. */
function whyGiven(part: Part, to: unknown, given: Set<string>): string | undefined {
  const one = onlyOne(part, to);
  if (one === undefined) return undefined;
  if (given.has(one)) return actionOf(part.actionId).onlyOne?.why;
  given.add(one);
  return undefined;
}
