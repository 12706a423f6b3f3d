import type { PersonPage } from "../../../domain/inventory/people.ts";
import { NoteForm } from "./note-form.tsx";
import { NotesList } from "./notes-list.tsx";
import { TemporaryList } from "./temporary-list.tsx";

/** What a help desk keeps of somebody: what they have until a day, and notes for the next shift. */
export default function PersonDeskTab({ person }: { readonly person: PersonPage }) {
  return (
    <div className="flex max-w-3xl flex-col gap-6 px-4 py-4 lg:px-6">
      <section aria-labelledby="temporary-access">
        <h2 id="temporary-access" className="pb-2 font-medium">
          Until a day
        </h2>
        <TemporaryList personKey={person.key} />
      </section>
      <section aria-labelledby="notes" className="flex flex-col gap-3">
        <h2 id="notes" className="font-medium">
          Notes for the next shift
        </h2>
        {person.shown === "name" ? (
          <p className="text-muted text-pretty">
            Notes are for those whose role reaches a place that the person is in. Yours reaches none.
          </p>
        ) : (
          <>
            <NoteForm personKey={person.key} />
            <NotesList personKey={person.key} />
          </>
        )}
      </section>
    </div>
  );
}
