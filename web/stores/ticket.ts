import { create } from "zustand";

const KEY = "channelkeeper.ticket";

/**
 * The number of the ticket that the person works on, which every change carries that is made meanwhile; empty for none.
 * Kept for the tab's life: two tabs may be about two tickets.
 */
export const useWorkingTicket = create<{ readonly ticket: string }>()(() => ({
  ticket: globalThis.sessionStorage?.getItem(KEY) ?? "",
}));

export const workingTicket = (): string => useWorkingTicket.getState().ticket;

export function workOn(ticket: string): void {
  const trimmed = ticket.trim();
  if (trimmed === "") sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, trimmed);
  useWorkingTicket.setState({ ticket: trimmed });
}
