import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { MOST_NOTE } from "../../../domain/help-desk/notes.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextArea } from "../../components/field.tsx";
import { useWorkingTicket } from "../../stores/ticket.ts";
import { addNote, deskQueries } from "./desk-queries.ts";

/** Leaves a note about somebody, with the ticket that whoever writes it works on. */
export function NoteForm({ personKey }: { readonly personKey: string }) {
  const client = useQueryClient();
  const ticket = useWorkingTicket((state) => state.ticket);
  const [text, setText] = useState("");
  const add = useMutation({
    mutationFn: () => addNote({ person: personKey, text, ...(ticket && { ticket }) }),
    onSuccess: async () => {
      setText("");
      await client.invalidateQueries({ queryKey: deskQueries.allNotes });
    },
  });
  return (
    <form
      className="flex flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending && text.trim() !== "") add.mutate();
      }}
    >
      <div className="w-full">
        <TextArea
          label="Note"
          hint={`Everyone who sees this person can read it.${ticket ? ` It will name the ticket ${ticket}.` : ""}`}
          rows={3}
          maxLength={MOST_NOTE}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button type="submit" isBusy={add.isPending} disabled={text.trim() === ""}>
        Leave the note
      </Button>
      {add.error ? <ErrorState error={add.error} layout="inline" /> : null}
    </form>
  );
}
