import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { PersonNote } from "../../../domain/help-desk/notes.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/states.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { actOnNote, deskQueries } from "./desk-queries.ts";

const noteId = ({ id }: PersonNote): string => id;

/** Notes about somebody, or about everyone: those that are open first, then the newest. */
export function NotesList({
  personKey,
  isOpenOnly = false,
}: {
  readonly personKey?: string;
  readonly isOpenOnly?: boolean;
}) {
  const client = useQueryClient();
  const filter = useMemo(
    () => ({ person: personKey, ...(isOpenOnly && { show: "open" as const }) }),
    [personKey, isOpenOnly],
  );
  const list = useCursorList(deskQueries.notes(filter), noteId);
  const { rows: notes, error } = list;
  const [deleted, setDeleted] = useState<PersonNote | null>(null);
  const act = useMutation({
    mutationFn: ({ id, what }: { readonly id: string; readonly what: Parameters<typeof actOnNote>[1] }) =>
      actOnNote(id, what),
    onSettled: () => client.invalidateQueries({ queryKey: deskQueries.allNotes }),
  });
  if (notes.length === 0 && (error || list.isPending))
    return error ? (
      <ErrorState error={error} onRetry={list.retry} layout="inline" />
    ) : (
      <div role="status" aria-label="Loading">
        <Skeleton className="h-16" />
      </div>
    );
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
      {error ? (
        <ErrorState error={error} onRetry={list.retry} layout="inline" />
      ) : list.isComplete ? null : (
        <div>
          <Button isBusy={list.isFetching} onClick={() => list.want(notes.length + 1)}>
            Show more
          </Button>
        </div>
      )}
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
