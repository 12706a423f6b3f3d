import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ChangeRequest } from "./change-request.ts";
import { isWorthRetrying } from "./item-result.ts";
import { type MadeChange, retryMade, tryChange } from "./make-change.ts";

/** A small change each of whose items has a result of its own. */
export interface TriedChange {
  /** What has become of it by now; null until it was tried. */
  readonly made: MadeChange | null;
  readonly isPending: boolean;
  /** Why none of it could be begun, or tried again. */
  readonly error: Error | null;
  readonly begin: (change: ChangeRequest) => void;
  /** Sends again what may succeed. */
  readonly retry: (() => void) | undefined;
  /** Asks about what no answer came to. */
  readonly ask: (() => void) | undefined;
  /** As before it was tried. */
  readonly forget: () => void;
}

/** @param onMade Told of all items each time some of them were tried. */
export function useTriedChange(onMade: (made: MadeChange) => void): TriedChange {
  // Kept while it is tried again.
  const [made, setMade] = useState<MadeChange | null>(null);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (send: () => Promise<MadeChange>) => send(),
    onSuccess: (now) => {
      setMade(now);
      onMade(now);
    },
  });
  const again = (statuses: Parameters<typeof retryMade>[1]) =>
    made && (() => mutate(() => retryMade(made.id, statuses)));
  const items = made?.items ?? [];
  return {
    made,
    isPending,
    error,
    begin: (change) => mutate(() => tryChange(change)),
    retry: (items.some(isWorthRetrying) && again(["failed", "cancelled"])) || undefined,
    forget: () => {
      setMade(null);
      reset();
    },
    ask: (items.some(({ status }) => status === "unknown") && again(["unknown"])) || undefined,
  };
}
