// What the next shift is to know of somebody. Times are epoch milliseconds.
import * as v from "valibot";
import { Ticket } from "../changes/ticket.ts";
import { fields } from "../fields.ts";

/** Characters. */
export const MOST_NOTE = 2_000;

/** `POST /api/help-desk/notes` */
export const NewNote = fields({
  /** Key or ID of whom it is about. */
  person: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)),
  text: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty("Write what the next shift is to know."),
    v.maxLength(MOST_NOTE, `A note has at most ${MOST_NOTE} characters. Shorten it.`),
  ),
  ticket: v.optional(Ticket),
});
export type NewNote = v.InferOutput<typeof NewNote>;

const Act = v.object({ name: v.string(), atMs: v.number() });

export const PersonNote = v.object({
  id: v.string(),
  person: v.object({ key: v.string(), name: v.string() }),
  text: v.string(),
  ticket: v.nullish(v.string(), null),
  added: Act,
  /** Null while it is open. */
  done: v.nullish(Act, null),
  /** Whether whoever asks may delete it: its author, and those who look after the inventory. */
  mayDelete: v.boolean(),
});
export type PersonNote = v.InferOutput<typeof PersonNote>;

/** `GET /api/help-desk/notes`: those that are open first, then the newest, page by page. */
export const PersonNotes = v.object({ notes: v.array(PersonNote), next_page_token: v.string() });

/** How long a note is kept once it is done. */
export const DONE_NOTES_DAYS = 90;
