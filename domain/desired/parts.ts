// Of differences the parts of a plan that puts them back.
import { MOST_PARTS } from "../../contract/bff.ts";
import { partOrder } from "../changes/part-order.ts";
import type { Difference, Fix } from "./difference.ts";

export interface FixPart {
  readonly actionId: string;
  readonly input: Fix["input"];
  readonly targets: Fix["target"][];
}

/** Settings of one thing are changed together. */
const merged: ReadonlySet<string> = new Set(["set-channel-settings", "set-space-settings"]);

export interface FixPlan {
  readonly parts: readonly FixPart[];
  /** Items that find no room in one plan. */
  readonly left: number;
}

export function partsOf(differences: readonly Pick<Difference, "fixes">[], connection: Fix["connection"]): FixPlan {
  const items = new Map<string, Fix>();
  for (const { fixes } of differences)
    for (const fix of fixes) {
      if (fix.connection !== connection) continue;
      const { actionId, target } = fix;
      // What is null is left out of what arrives in a page.
      const input = actionId === "set-retention" ? { period: null, ...fix.input } : fix.input;
      const isMerged = merged.has(actionId);
      const key = JSON.stringify([actionId, target, isMerged ? null : input]);
      items.set(key, { ...fix, input: { ...items.get(key)?.input, ...input } });
    }
  const parts = new Map<string, FixPart>();
  for (const { actionId, input, target } of items.values()) {
    const sorted = Object.fromEntries(Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1)));
    const key = JSON.stringify([actionId, sorted]);
    const part = parts.get(key);
    if (part) part.targets.push(target);
    else parts.set(key, { actionId, input, targets: [target] });
  }
  const all = [...parts.values()].sort(
    (one, other) => partOrder.indexOf(one.actionId) - partOrder.indexOf(other.actionId),
  );
  const left = all.slice(MOST_PARTS).reduce((sum, { targets }) => sum + targets.length, 0);
  return { parts: all.slice(0, MOST_PARTS), left };
}
