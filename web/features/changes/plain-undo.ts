import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { harmOf } from "../../shared/changes/harm.ts";

const SMALL_UNDO = 10;

/** Looked through at a glance on the page itself, and nothing is lost by it: a second question would only delay it. */
export function isPlainUndo(change: ChangeInfo): boolean {
  const { planned = 0, skipped = 0 } = change.counts;
  const isSmall = planned > 0 && planned <= SMALL_UNDO && skipped === 0;
  const isHarmless = harmOf(change, undefined).kind === "plain" && (change.plan?.guards ?? []).length === 0;
  return change.undoOf !== null && isSmall && isHarmless;
}
