import type { InventoryStatus } from "../../../domain/inventory/status.ts";

/**
 * How much of what there is to read was read, of all that is known to be there; from 0 to 1. Undefined for whoever is not
 * told.
 */
export function knownShare({ steps }: Partial<Pick<InventoryStatus, "steps">>): number | undefined {
  if (!steps) return undefined;
  const total = steps.reduce((sum, step) => sum + step.total, 0);
  const read = steps.reduce((sum, step) => sum + Math.min(step.total, step.read), 0);
  return total === 0 ? 0 : read / total;
}

/** `80 %`; never all of it while something is left. */
export const percentText = (share: number): string => `${Math.min(share < 1 ? 99 : 100, Math.floor(share * 100))} %`;
