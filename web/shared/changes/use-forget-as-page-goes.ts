import { useEffect } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { forgetAsPageGoes } from "./change-request.ts";

/** A plan that is still being read in a dialog goes with its page: else it would count with what is planned later. */
export function useForgetAsPageGoes(change: Pick<ChangeInfo, "id" | "status"> | undefined): void {
  const isUnkept = change?.status === "planning" || change?.status === "planned";
  const id = isUnkept ? change.id : undefined;
  useEffect(() => {
    if (id === undefined) return;
    // What the browser only puts aside is shown again as it was.
    const leave = ({ persisted }: PageTransitionEvent): void => {
      if (!persisted) void forgetAsPageGoes(id);
    };
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  }, [id]);
}
