import { createPortal } from "react-dom";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { PlanQuestion } from "./plan-question.tsx";

interface UndoQuestionProps {
  readonly plan: ChangeInfo;
  readonly answer: (isConfirmed: boolean) => void;
}

/** Asks before an undo by which something is lost, wherever that was begun; outside of what screen readers hear by itself. */
export default function UndoQuestion({ plan, answer }: UndoQuestionProps) {
  return createPortal(
    <PlanQuestion
      change={plan}
      confirmLabel="Undo"
      isDestructive
      isLinked
      isBusy={false}
      error={null}
      reason=""
      onReason={() => undefined}
      onConfirm={() => answer(true)}
      onClose={() => answer(false)}
    />,
    document.body,
  );
}
