// Notes about people: written, done, opened again, deleted once their time is over.
import { and, eq, lt, sql } from "drizzle-orm";
import * as v from "valibot";
import { DONE_NOTES_DAYS, type NewNote, PersonNote } from "../../domain/help-desk/notes.ts";
import type { Orm } from "../db/database.ts";
import { personNotes } from "../db/schema.ts";

const DAY_MS = 86_400_000;
/** Where a page begins: after this note. */
export const NotePlace = v.tuple([v.boolean(), v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.uuid())]);
type NotePlace = v.InferOutput<typeof NotePlace>;
type Note = Omit<PersonNote, "mayDelete">;
export const placeOfNote = ({ done, added, id }: Note): NotePlace => [done !== null, added.atMs, id];

export interface NotesPage {
  /** Whether those that are done are left out. */
  readonly isOpenOnly: boolean;
  readonly after: NotePlace | null;
  readonly limit: number;
}

type Stored = typeof personNotes.$inferSelect;
type By = Readonly<Record<"userId" | "displayName", string>>;

const Rows = v.object({ rows: v.array(v.object({ note: v.omit(PersonNote, ["mayDelete"]), addedBy: v.string() })) });

/** Keys of all of whom there is a note. */
export async function keysWithNotes(orm: Orm): Promise<readonly string[]> {
  const rows = await orm.selectDistinct({ key: personNotes.personKey }).from(personNotes);
  return rows.map(({ key }) => key);
}

/** Those of some people: those that are open first, then the newest; with the user ID of their author. */
export async function notesOf(orm: Orm, keys: readonly string[], { isOpenOnly, after, limit }: NotesPage) {
  const isAfter = after
    ? sql`(n.done_at_ms is not null, -n.added_at_ms, n.id) > (${after[0]}::boolean, ${-after[1]}::bigint, ${after[2]}::text)`
    : sql`true`;
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select jsonb_build_object('id', n.id, 'person', jsonb_build_object('key', n.person_key, 'name', coalesce(p.name, m.name, '')),
        'text', n.text, 'ticket', n.ticket,
        'added', jsonb_build_object('name', n.added_by_name, 'atMs', n.added_at_ms),
        'done', case when n.done_at_ms is not null
          then jsonb_build_object('name', n.done_by_name, 'atMs', n.done_at_ms) end) as note,
        n.added_by as "addedBy"
      from person_notes n left join inventory_people p on p.key = n.person_key
      left join lateral (select name from inventory_members where person_key = n.person_key limit 1) as m on true
      where n.person_key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
        and ${isAfter} and ${isOpenOnly ? sql`n.done_at_ms is null` : sql`true`}
      order by n.done_at_ms is not null, n.added_at_ms desc, n.id limit ${limit}`),
  );
  return rows;
}

export async function findNote(orm: Orm, id: string): Promise<Stored | undefined> {
  const [note] = await orm.select().from(personNotes).where(eq(personNotes.id, id));
  return note;
}

export async function addNote(
  orm: Orm,
  { id, key, text, ticket }: Pick<NewNote, "text" | "ticket"> & { readonly id: string; readonly key: string },
  { userId, displayName }: By,
  nowMs: number,
): Promise<void> {
  const added = { addedBy: userId, addedByName: displayName, addedAtMs: nowMs };
  await orm.insert(personNotes).values({ id, personKey: key, text, ticket: ticket ?? null, ...added });
}

/** @param by Null opens it again. */
export async function finishNote(orm: Orm, id: string, by: By | null, nowMs: number): Promise<void> {
  const done = { doneBy: by?.userId ?? null, doneByName: by?.displayName ?? null, doneAtMs: by ? nowMs : null };
  await orm.update(personNotes).set(done).where(eq(personNotes.id, id));
}

export const deleteNote = async (orm: Orm, id: string): Promise<void> => {
  await orm.delete(personNotes).where(eq(personNotes.id, id));
};

/** Deletes what is done since long ago. */
export const sweepNotes = async (orm: Orm, nowMs: number): Promise<void> => {
  const isOver = and(
    sql`${personNotes.doneAtMs} is not null`,
    lt(personNotes.doneAtMs, nowMs - DONE_NOTES_DAYS * DAY_MS),
  );
  await orm.delete(personNotes).where(isOver);
};
