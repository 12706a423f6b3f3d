import type { AnyResource, Step } from "../../domain/changes/resource.ts";
import type { AboutItems } from "../audit/entries.ts";
import { targetsOfItem } from "../audit/targets.ts";
import type { Item } from "./item-row.ts";

interface Move {
  readonly item: Item;
  readonly now: unknown;
  readonly step: Step<unknown>;
}

/** What a call of a change is about, for the audit trail. */
export function aboutItems(
  resource: AnyResource,
  moves: readonly Move[],
  of: Pick<AboutItems, "changeId" | "ticket" | "action">,
): AboutItems {
  return {
    ...of,
    items: moves.map(({ item, now, step }) => ({
      n: item.n,
      name: resource.labelOf(item.target),
      targets: targetsOfItem(resource.id, item.target),
      // Where nothing is read before, the answer tells whether it was what the step goes from.
      before: item.before ?? now ?? step.from,
      after: item.to,
    })),
  };
}
