import { createContext, useContext } from "react";
import type { GuardedHistory } from "./guarded-history.ts";

export const HistoryContext = createContext<GuardedHistory | null>(null);

/** The history of the router a component is in. */
export function useGuardedHistory(): GuardedHistory {
  const history = useContext(HistoryContext);
  if (!history) throw new Error("useGuardedHistory is for components inside GuardedRouter");
  return history;
}
