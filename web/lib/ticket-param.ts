import { MOST_TICKET } from "../../domain/changes/ticket.ts";

/** The ticket that an address names; longer ones there are none of. */
export const ticketIn = (params: URLSearchParams): string => (params.get("ticket") ?? "").trim().slice(0, MOST_TICKET);
