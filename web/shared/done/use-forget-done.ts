import { useEffect } from "react";
import { announce } from "../../stores/notices.ts";

/** What was done on a page is told there alone. */
export function useForgetDone(): void {
  useEffect(() => () => announce(null), []);
}
