import type { AnyResource } from "../../domain/changes/resource.ts";
import type { AboutItems } from "../audit/entries.ts";
import { targetsOfItem } from "../audit/targets.ts";
import type { Item } from "./item-row.ts";

/** What a call of a change is about, for the audit trail. */
export function aboutItems(
  resource: AnyResource,
  moves: readonly { readonly item: Item; readonly now: unknown }[],
  of: Pick<AboutItems, "changeId" | "action">,
): AboutItems {
  return {
    ...of,
    items: moves.map(({ item, now }) => ({
      n: item.n,
      name: resource.labelOf(item.target),
      targets: targetsOfItem(resource.id, item.target),
      before: item.before ?? now,
      after: item.to,
    })),
  };
}
