import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { useWarnOnClose } from "../../lib/navigation/use-warn-on-close.ts";
import { type Undone, undoChanges } from "./undo-change.ts";

const UndoQuestion = lazy(() => import("./undo-question.tsx"));

interface Asked {
  readonly plan: ChangeInfo;
  readonly answer: (isConfirmed: boolean) => void;
}

/** The way back of what a notice tells, or a list of results; one for all of them. */
export function useUndo(ids: readonly string[], onUndone: (undone: Undone) => void) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback(
    (plan: ChangeInfo) =>
      new Promise<boolean>((resolve) => {
        const answer = (isConfirmed: boolean) => {
          setAsked(null);
          resolve(isConfirmed);
        };
        setAsked({ plan, answer });
      }),
    [],
  );
  // Who leaves it unanswered has given it up.
  useEffect(() => () => asked?.answer(false), [asked]);
  const undo = useMutation({
    mutationFn: () => undoChanges(client, ids, ask),
    onSuccess: (undone) => undone && onUndone(undone),
  });
  useWarnOnClose(undo.isPending);
  const question: ReactNode = asked ? (
    <Suspense>
      <UndoQuestion {...asked} />
    </Suspense>
  ) : null;
  return { ...undo, question };
}
