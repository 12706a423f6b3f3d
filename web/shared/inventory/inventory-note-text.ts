import type { InventoryState, InventoryStatus } from "../../../domain/inventory/status.ts";
import { ageText } from "./age.ts";
import { knownShare, percentText } from "./known-share.ts";

type Known = InventoryState & Partial<Pick<InventoryStatus, "steps">>;

/** What is kept up to date is read of every few minutes; where nothing was for so long, something is in the way. */
const STALE_MS = 60 * 60_000;

/**
 * What is to be said of the inventory beside what it tells; null where it knows all and is kept up to date.
 *
 * @param status Undefined while that is not known
 * @param partly What follows from it where the account was not read whole yet, as a sentence that goes on after a colon;
 *   left out where that is said elsewhere
 * @param isWhole Whether the account is known whole, as long as the status is not known
 * @param nowMs The time, epoch milliseconds, from which ages are counted
 */
export function inventoryNoteText(
  status: Known | undefined,
  partly: string | undefined,
  isWhole: boolean,
  nowMs: number,
): string | null {
  if (!status) return isWhole || !partly ? null : `The account is still being read: ${partly}`;
  const reason = reasonOf(status, partly);
  const { state, lastReadAtMs } = status;
  const isStale = state === "paused" || state === "held" || isOld(status);
  return reason && isStale && lastReadAtMs !== null
    ? `${reason} Zoom was last read ${ageText(lastReadAtMs, nowMs)}.`
    : reason;
}

/** As of when the status was told: a page that was not looked at for hours has an old one, of an inventory that is not. */
const isOld = ({ atMs, lastReadAtMs }: Known): boolean => lastReadAtMs !== null && atMs - lastReadAtMs > STALE_MS;

function reasonOf(status: Known, partly: string | undefined): string | null {
  const { state } = status;
  if (status.wholeSinceMs === null && partly) {
    const known = knownShare(status);
    const share = known === undefined ? undefined : percentText(known);
    if (state === "paused") return `Reading the account is paused${share ? ` at ${share}` : ""}: ${partly}`;
    if (state === "held")
      return `The account cannot be read at the moment${share ? `, ${share} is known` : ""}: ${partly}`;
    return `The account is still being read${share ? `, ${share} so far` : ""}: ${partly}`;
  }
  if (state === "paused") return "The inventory is paused: changes made in Zoom since do not show here.";
  if (state === "held")
    return "The inventory cannot be read at the moment: changes made in Zoom since do not show here.";
  return isOld(status) ? "The inventory is out of date: changes made in Zoom since do not show here." : null;
}
