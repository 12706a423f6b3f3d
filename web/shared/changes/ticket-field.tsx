import { useState } from "react";
import { MOST_TICKET } from "../../../domain/changes/ticket.ts";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/field.tsx";

interface TicketFieldProps {
  readonly ticket: string;
  readonly onChange: (ticket: string) => void;
}

/** The number of the ticket that a change is made for: a line, and a field for whoever wants to give another one. */
export function TicketField({ ticket, onChange }: TicketFieldProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen)
    return (
      <TextField
        label="Ticket"
        hint="Kept with the change and in the audit trail, such as INC-12345."
        autoFocus
        maxLength={MOST_TICKET}
        autoComplete="off"
        value={ticket}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      {ticket ? <span className="min-w-0 break-all text-ink">Ticket {ticket}</span> : null}
      <Button tone="quiet" className={ticket ? undefined : "-ml-3"} onClick={() => setOpen(true)}>
        {ticket ? "Change the ticket" : "Add a ticket"}
      </Button>
    </p>
  );
}
