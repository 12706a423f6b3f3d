import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppliedChange } from "../../../domain/changes/info.ts";
import type { ChangeRequest } from "./change-request.ts";
import { isWorthRetrying } from "./item-result.ts";
import { type MadeChange, retryMade, tryChange } from "./make-change.ts";

/** A small change each of whose items has a result of its own. */
export interface TriedChange {
  /** What has become of it by now; null until it was tried. */
  readonly made: MadeChange | null;
  readonly isPending: boolean;
  /** The change while it goes on after its request was answered: it is carried on without the page. */
  readonly underway: AppliedChange | null;
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
  const client = useQueryClient();
  // Kept while it is tried again.
  const [made, setMade] = useState<MadeChange | null>(null);
  const [begun, setBegun] = useState<AppliedChange | null>(null);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (what: () => Promise<MadeChange>) => what(),
    onSuccess: (now) => {
      setMade(now);
      onMade(now);
    },
  });
  const attempt = (what: () => Promise<MadeChange>): void => {
    setBegun(null);
    mutate(what);
  };
  const again = (statuses: Parameters<typeof retryMade>[2]) =>
    made && (() => attempt(() => retryMade(client, made.id, statuses)));
  const items = made?.items ?? [];
  return {
    made,
    isPending,
    underway: isPending ? begun : null,
    error,
    begin: (change) => attempt(() => tryChange(client, change, setBegun)),
    retry: (items.some(isWorthRetrying) && again(["failed"])) || undefined,
    forget: () => {
      setMade(null);
      reset();
    },
    ask: (items.some(({ status }) => status === "unknown") && again(["unknown"])) || undefined,
  };
}
