// `/api/help-desk/notes`: what the next shift is to know of people, to those who see the people it is about.
import { randomUUID } from "node:crypto";
import { type Request, type Response, Router } from "express";
import * as v from "valibot";
import { NewNote, type PersonNotes } from "../../domain/help-desk/notes.ts";
import type { PersonPage } from "../../domain/inventory/people.ts";
import type { Permissions } from "../access/actors.ts";
import type { Audit } from "../audit/audit.ts";
import { placeIn, tokenOf } from "../changes/page-token.ts";
import { checked, pageToken, wholeNumber } from "../changes/request-schemas.ts";
import type { Clock } from "../clock.ts";
import { inventoryAccess, mayKeep, requestIdOf } from "../inventory/access.ts";
import { placesSeen } from "../inventory/asking.ts";
import { keysSeen } from "../inventory/queries/people.ts";
import { smallBody } from "../inventory/small-body.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import {
  addNote,
  deleteNote,
  findNote,
  finishNote,
  keysWithNotes,
  NotePlace,
  notesOf,
  placeOfNote,
} from "./note-store.ts";
import { type PersonDeps, seenPerson } from "./seen-person.ts";

export interface NoteRouteDeps extends PersonDeps {
  readonly audit: Pick<Audit, "record">;
  readonly clock: Clock;
}

const Asked = v.object({
  person: v.optional(v.pipe(v.string(), v.maxLength(300))),
  /** Without those that are done. */
  show: v.optional(v.picklist(["open", "all"]), "all"),
  page_size: v.optional(wholeNumber(1, 100), "50"),
  next_page_token: pageToken,
});
const NoteId = v.pipe(v.string(), v.uuid());

/**
 * Notes tell of people what no directory does.
 *
 * @throws RequestFailure `forbidden_role` of whom whoever asks sees the name alone
 */
async function personOfNotes(deps: PersonDeps, id: string, may: Permissions): Promise<PersonPage> {
  const person = await seenPerson(deps, id, may);
  if (person.shown !== "name") return person;
  throw new RequestFailure(
    "forbidden_role",
    "Notes are for those whose role reaches a place that the person is in. Yours shows you their name and address alone.",
  );
}

const noSuchNote = () => new RequestFailure("not_found", "There is no such note, or it is not yours to see.");

export function noteRoutes(deps: NoteRouteDeps): Router {
  const { database, memory, audit, clock } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  router.get("/api/help-desk/notes", async (req, res) => {
    const { may, session } = await access.someReader(req);
    const { person, show, page_size: size, next_page_token: token } = checked(Asked, req.query);
    const after = placeIn(token, NotePlace, { person, show });
    const { orm } = await database.ready;
    const keys =
      person === undefined
        ? await keysSeen(orm, await keysWithNotes(orm), await placesSeen(memory, may))
        : [(await personOfNotes(deps, person, may)).key];
    const found = await notesOf(orm, [...keys], { isOpenOnly: show === "open", after, limit: size + 1 });
    const rows = found.slice(0, size);
    const last = rows.at(-1);
    const next = found.length > size && last ? tokenOf(placeOfNote(last.note), { person, show }) : "";
    const notes = rows.map(({ note, addedBy }) => ({ ...note, mayDelete: mayDelete(may, addedBy, session.userId) }));
    res.json({ notes, next_page_token: next } satisfies v.InferOutput<typeof PersonNotes>);
  });
  router.post("/api/help-desk/notes", async (req, res) => {
    const { may, session: who } = await access.someReader(req);
    const { person, ...note } = await smallBody(req, NewNote);
    const { key } = await personOfNotes(deps, person, may);
    const id = randomUUID();
    await (await database.ready).orm.transaction(async (within) => {
      await addNote(within, { id, key, ...note }, who, clock.nowMs());
      await audit.record(eventOf(res, who, "addPersonNote", key, note.ticket), within);
    });
    res.status(201).json({ id });
  });
  /** What is done with a note that whoever asks may see. */
  const change = async (
    req: Request,
    res: Response,
    operation: string,
    work: (found: Found) => Promise<void>,
    ensure: (found: Omit<Found, "within">) => void = () => undefined,
  ): Promise<void> => {
    const { may, session: who } = await access.someReader(req);
    const { orm } = await database.ready;
    const id = String(req.params.id);
    const note = v.is(NoteId, id) ? await findNote(orm, id) : undefined;
    if (!note) throw noSuchNote();
    const { key } = await personOfNotes(deps, note.personKey, may).catch((error: unknown) => {
      const isUnseen = error instanceof RequestFailure && ["unknown_operation", "forbidden_role"].includes(error.code);
      throw isUnseen ? noSuchNote() : error;
    });
    ensure({ note, may, who });
    await orm.transaction(async (within) => {
      await work({ note, may, who, within });
      await audit.record(eventOf(res, who, operation, key, note.ticket), within);
    });
    res.sendStatus(204);
  };
  router.post("/api/help-desk/notes/:id/done", (req, res) =>
    change(req, res, "finishPersonNote", ({ note, who, within }) => finishNote(within, note.id, who, clock.nowMs())),
  );
  router.post("/api/help-desk/notes/:id/reopen", (req, res) =>
    change(req, res, "reopenPersonNote", ({ note, within }) => finishNote(within, note.id, null, clock.nowMs())),
  );
  router.delete("/api/help-desk/notes/:id", (req, res) =>
    change(
      req,
      res,
      "deletePersonNote",
      ({ note, within }) => deleteNote(within, note.id),
      ({ note, may, who }) => {
        if (mayDelete(may, note.addedBy, who.userId)) return;
        throw new RequestFailure(
          "forbidden_role",
          "Only its author, or an administrator of the account, deletes a note.",
        );
      },
    ),
  );
  return router;
}

type Reader = Awaited<ReturnType<ReturnType<typeof inventoryAccess>["someReader"]>>;
interface Found {
  readonly note: NonNullable<Awaited<ReturnType<typeof findNote>>>;
  readonly may: Permissions;
  readonly who: Reader["session"];
  readonly within: Parameters<typeof findNote>[0];
}

const mayDelete = (may: Permissions, addedBy: string, userId: string): boolean => addedBy === userId || mayKeep(may);

/** About whom, and for which ticket; never what was written. */
const eventOf = (
  res: Response,
  who: Reader["session"],
  operation: string,
  key: string,
  ticket: string | null | undefined,
) => ({
  requestId: requestIdOf(res),
  who,
  operation,
  targets: [{ kind: "person" as const, id: key, name: "" }],
  detail: ticket == null ? null : { ticket },
});
