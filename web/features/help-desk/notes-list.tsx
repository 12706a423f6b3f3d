import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PersonNote } from "../../../domain/help-desk/notes.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/states.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { actOnNote, deskQueries } from "./desk-queries.ts";

/** Notes about somebody, or about everyone: those that are open first, then the newest. */
export function NotesList({
  personKey,
  isOpenOnly = false,
}: {
  readonly personKey?: string;
  readonly isOpenOnly?: boolean;
}) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(deskQueries.notes(personKey));
  const [deleted, setDeleted] = useState<PersonNote | null>(null);
  const act = useMutation({
    mutationFn: ({ id, what }: { readonly id: string; readonly what: Parameters<typeof actOnNote>[1] }) =>
      actOnNote(id, what),
    onSettled: () => client.invalidateQueries({ queryKey: deskQueries.allNotes }),
  });
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} layout="inline" />
    ) : (
      <div role="status" aria-label="Loading">
        <Skeleton className="h-16" />
      </div>
    );
  const notes = isOpenOnly ? data.filter(({ done }) => done === null) : data;
  if (notes.length === 0) return <p className="text-muted">{isOpenOnly ? "No open notes." : "No notes."}</p>;
  const button = (note: PersonNote, label: string, what: Parameters<typeof actOnNote>[1]) => (
    <Button
      tone="quiet"
      isBusy={act.isPending && act.variables.id === note.id && act.variables.what === what}
      onClick={() => act.mutate({ id: note.id, what })}
    >
      {label}
    </Button>
  );
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {notes.map((note) => (
          <li key={note.id} className="flex flex-col gap-1 py-2">
            {personKey === undefined ? (
              <p className="font-medium">
                <PersonName name={note.person.name || note.person.key} personId={note.person.key} />
              </p>
            ) : null}
            <p className="break-words whitespace-pre-wrap" dir="auto">
              {note.text}
            </p>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
              <Badge tone={note.done ? "neutral" : "accent"}>{note.done ? "Done" : "Open"}</Badge>
              {note.ticket ? <span className="min-w-0 break-words">Ticket {note.ticket}</span> : null}
              <span>
                {note.added.name}, {formatMoment(note.added.atMs)} UTC
              </span>
              {note.done ? (
                <span>
                  Done by {note.done.name}, {formatMoment(note.done.atMs)} UTC
                </span>
              ) : null}
              <span className="ml-auto flex gap-1">
                {note.done ? button(note, "Open again", "reopen") : button(note, "Done", "done")}
                {note.mayDelete ? (
                  <Button tone="quiet" onClick={() => setDeleted(note)}>
                    Delete…
                  </Button>
                ) : null}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {act.error && !deleted ? <ErrorState error={act.error} layout="inline" /> : null}
      {deleted ? (
        <ConfirmDialog
          title="Delete the note"
          confirmLabel="Delete"
          harm={{ kind: "plain" }}
          isDestructive
          isBusy={act.isPending}
          error={act.error ? <ErrorState error={act.error} layout="inline" /> : null}
          onConfirm={() => act.mutate({ id: deleted.id, what: "delete" }, { onSuccess: () => setDeleted(null) })}
          onClose={() => setDeleted(null)}
        >
          <p>It is gone for everyone, and cannot be brought back. A note that is only done stays for 90 days.</p>
          <blockquote className="border-l-2 border-line pl-3 break-words whitespace-pre-wrap" dir="auto">
            {deleted.text}
          </blockquote>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
