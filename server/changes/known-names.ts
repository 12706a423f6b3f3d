// Gives targets the names that the inventory knows, before anything of a plan is stored.
import { actionOf } from "../../domain/actions/registry.ts";
import { idsOf, withKnown } from "../../domain/changes/known-things.ts";
import type { Via } from "../../domain/changes/resource.ts";
import { chunk } from "../../domain/chunk.ts";
import { fieldsOf } from "../../domain/target-fields.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { isMatching, type PartRequest } from "./plan.ts";

const TARGETS_AT_ONCE = 2_000;

type Asking = Pick<Via, "userId">;
type Knowing = Pick<InventoryListing, "known">;

/** Parts with their targets, and whoever their input names, as they are called. */
export function withKnownNames(
  parts: readonly PartRequest[],
  via: Asking,
  inventory: Knowing,
): Promise<readonly PartRequest[]> {
  return Promise.all(
    parts.map(async (part) => ({
      ...part,
      input: await knownInput(part, via, inventory),
      ...(!isMatching(part.targets) && { targets: await knownTargets(part, part.targets, via, inventory) }),
    })),
  );
}

/** Targets of an action as they are called; where it goes by their own names, these are kept to be held against Zoom's. */
export async function knownTargets(
  { actionId, input }: Pick<PartRequest, "actionId" | "input">,
  targets: readonly unknown[],
  { userId }: Asking,
  inventory: Knowing,
): Promise<readonly unknown[]> {
  const keepsName = actionOf(actionId).goesByName?.(input) ?? false;
  const named: unknown[] = [];
  for (const some of chunk(targets, TARGETS_AT_ONCE)) {
    const things = some.map(fieldsOf);
    const known = await inventory.known(userId, idsOf(things));
    named.push(...things.map((target) => withKnown(target, known, keepsName)));
  }
  return named;
}

async function knownInput({ actionId, input }: PartRequest, { userId }: Asking, inventory: Knowing): Promise<unknown> {
  const person = actionOf(actionId).personIn?.(input);
  if (!person) return input;
  const { name } = withKnown(person, await inventory.known(userId, idsOf([person])));
  return { ...fieldsOf(input), name };
}
