import { useId, useState } from "react";
import { MOST_TICKET } from "../../../domain/changes/ticket.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { TextField } from "../../components/field.tsx";
import { useWorkingTicket, workOn } from "../../stores/ticket.ts";

/** Asks which ticket every change is made for from now on. */
export default function TicketDialog({ onClose }: { readonly onClose: () => void }) {
  const current = useWorkingTicket((state) => state.ticket);
  const [ticket, setTicket] = useState(current);
  const formId = useId();
  return (
    <Dialog
      title="Work on a ticket"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={ticket.trim() === ""}>
            Work on it
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          workOn(ticket);
          onClose();
        }}
      >
        <TextField
          label="Ticket"
          hint="Such as INC-12345. Every change that you make in this tab carries it, until you clear it."
          data-first-focus=""
          maxLength={MOST_TICKET}
          autoComplete="off"
          required
          value={ticket}
          onChange={(event) => setTicket(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
