import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useGuardedHistory } from "../lib/navigation/use-guarded-history.ts";
import { useSessionEnd } from "../stores/session-end.ts";

const LeaveDialog = lazy(() => import("./leave-dialog.tsx"));

interface UnsavedGuardProps {
  readonly isDirty: boolean;
  /** Called when the person leaves without saving, e.g. to drop the draft. */
  readonly onLeave?: () => void;
  /** Search parameters whose change leaves the form, e.g. `tab`; a change of path always does. */
  readonly params?: readonly string[];
}

/** Asks before unsaved changes are left, by a link, by back and forward, or by closing the tab. */
export function UnsavedGuard({ isDirty, onLeave, params = noParams }: UnsavedGuardProps) {
  const history = useGuardedHistory();
  const { pathname, search } = useLocation();
  const [leave, setLeave] = useState<(() => void) | null>(null);

  useEffect(() => {
    if (!isDirty) return;
    // Signing in again comes back to this form and its draft: nothing is lost then.
    const warn = (event: BeforeUnloadEvent): void => {
      if (useSessionEnd.getState().how === "none") event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    const here = new URLSearchParams(search);
    const release = history.guard({
      holds: (next) => {
        const there = new URLSearchParams(next.search);
        return next.pathname !== pathname || params.some((name) => there.get(name) !== here.get(name));
      },
      onHeld: (go) => setLeave(() => go),
    });
    return () => {
      window.removeEventListener("beforeunload", warn);
      release();
    };
  }, [history, isDirty, params, pathname, search]);

  if (!leave) return null;
  return (
    <Suspense>
      <LeaveDialog
        onStay={() => setLeave(null)}
        onLeave={() => {
          setLeave(null);
          onLeave?.();
          leave();
        }}
      />
    </Suspense>
  );
}

const noParams: readonly string[] = [];
