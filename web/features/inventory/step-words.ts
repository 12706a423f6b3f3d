// What the kinds of facts are called, by the steps that read them, and how true they were found.
import type { InventoryStep } from "../../../domain/inventory/status.ts";
import { formatCount } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";

/** `People’s channels`, of the server's word for what a step reads. */
export const stepTitle = ({ noun }: InventoryStep): string => noun.slice(0, 1).toUpperCase() + noun.slice(1);

/** How much of what was compared with Zoom again was otherwise: `0.2 % of 1,000`; a dash where nothing was compared. */
export function offText({ checked, off }: Pick<InventoryStep, "checked" | "off">): string {
  if (checked === 0) return "–";
  const percent = (off / checked) * 100;
  const rounded = off > 0 && percent < 0.1 ? "under 0.1" : String(Math.round(percent * 10) / 10);
  return `${rounded} % of ${formatCount(checked)}`;
}

/**
 * Since when all kinds of facts are read. Phone numbers come last, of one person at a time, and nothing waits for them.
 *
 * @param wholeSinceMs epoch milliseconds
 */
export function readSinceText(
  steps: readonly Pick<InventoryStep, "id" | "total" | "read" | "failed">[],
  wholeSinceMs: number,
): string {
  const since = `has been read since ${formatMoment(wholeSinceMs)} UTC, and is read again in turn.`;
  const phones = steps.find(({ id }) => id === "person-phones");
  return phones && phones.read + phones.failed < phones.total
    ? `Every kind of fact but people’s phone numbers ${since} Those of ${formatCount(phones.read)} of ${formatCount(phones.total)} people are known so far.`
    : `Every kind of fact ${since}`;
}
