// The number of a ticket somewhere else that a change belongs to, as INC-12345.
import * as v from "valibot";

/** Characters. */
export const MOST_TICKET = 64;

export const Ticket = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty("Give the ticket’s number, or leave it out."),
  v.maxLength(MOST_TICKET, `Give the ticket’s number in at most ${MOST_TICKET} characters, such as INC-12345.`),
);

/** What entries of the audit trail are found by: whoever looks for a ticket writes it in any case. */
export const ticketKey = (ticket: string): string => ticket.trim().toLowerCase();
