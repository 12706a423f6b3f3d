// Gives targets the names that the inventory knows, before anything of a plan is stored.
import { actionOf } from "../../domain/actions/registry.ts";
import { idsOf, withKnown } from "../../domain/changes/known-things.ts";
import type { Via } from "../../domain/changes/resource.ts";
import { chunk } from "../../domain/chunk.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { isMatching, type PartRequest } from "./plan.ts";

const TARGETS_AT_ONCE = 2_000;

/** Parts with their targets as they are called; those that go by their names keep what was given, to be held against Zoom's. */
export function withKnownNames(
  parts: readonly PartRequest[],
  { userId }: Pick<Via, "userId">,
  inventory: Pick<InventoryListing, "known">,
): Promise<readonly PartRequest[]> {
  return Promise.all(
    parts.map(async (part) => {
      const { targets } = part;
      if (isMatching(targets) || actionOf(part.actionId).goesByName) return part;
      const named: unknown[] = [];
      for (const some of chunk(targets, TARGETS_AT_ONCE)) {
        const things = some.filter((target) => typeof target === "object" && target !== null);
        const known = await inventory.known(userId, idsOf(things));
        named.push(...things.map((target) => withKnown(target, known)));
      }
      return { ...part, targets: named };
    }),
  );
}
