import { create } from "zustand";

/** Set when an answer said that the session is over; the layout then asks the person to sign in again. */
export const useSessionEnd = create<{ readonly isOver: boolean }>()(() => ({ isOver: false }));

export function endSession(): void {
  useSessionEnd.setState({ isOver: true });
}
