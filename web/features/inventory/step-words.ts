// What the kinds of facts are called, by the steps that read them, and how true they were found.
import type { InventoryStep } from "../../../domain/inventory/status.ts";
import { formatCount } from "../../lib/format.ts";

/** `People’s channels`, of the server's word for what a step reads. */
export const stepTitle = ({ noun }: InventoryStep): string => noun.slice(0, 1).toUpperCase() + noun.slice(1);

/** How much of what was compared with Zoom again was otherwise: `0.2 % of 1,000`; a dash where nothing was compared. */
export function offText({ checked, off }: Pick<InventoryStep, "checked" | "off">): string {
  if (checked === 0) return "–";
  const percent = (off / checked) * 100;
  const rounded = off > 0 && percent < 0.1 ? "under 0.1" : String(Math.round(percent * 10) / 10);
  return `${rounded} % of ${formatCount(checked)}`;
}
