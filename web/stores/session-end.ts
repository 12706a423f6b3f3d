import { create } from "zustand";

/**
 * Set when an answer said that the page can go on no longer: the session is over, or by now it is another person's. The
 * layout then says what to do.
 */
export const useSessionEnd = create<{ readonly how: "none" | "over" | "other_person" }>()(() => ({ how: "none" }));

/** @param error a `SessionExpiredError` */
export function endSession({ code }: { readonly code: number | string }): void {
  useSessionEnd.setState({ how: code === "other_person" ? "other_person" : "over" });
}
