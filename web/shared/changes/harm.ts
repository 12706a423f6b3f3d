import type { ChangeInfo } from "../../../domain/changes/info.ts";
import type { Harm } from "../../components/confirm-dialog.tsx";

/** Changes of more things than this need a deliberate tick, whatever they do. */
const MANY = 20;

/**
 * What a person does before a plan is carried out, by one rule: grave changes are ticked, and typed where they cannot be
 * undone or are many; of others what is much at once is ticked, and an undo by which something is lost.
 *
 * @param only What the only item is called.
 */
export function harmOf({ title, counts, undoOf, plan }: ChangeInfo, only: string | undefined): Harm {
  const isMuch = (counts.planned ?? 0) > MANY;
  const isGrave = plan?.harm === "grave" && undoOf === null;
  const cannotBeUndone = plan !== null && plan.noUndo.length > 0;
  if (isGrave && (isMuch || cannotBeUndone)) return { kind: "type", phrase: only ?? lowerFirst(title) };
  const isLossOfUndo = undoOf !== null && plan !== null && plan.loses.length > 0;
  return isGrave || isMuch || isLossOfUndo ? { kind: "checkbox", statement: title } : { kind: "plain" };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
