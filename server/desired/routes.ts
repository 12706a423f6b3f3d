// `/api/desired`: what channels and spaces should be, and what is otherwise.
import { type Request, type Response, Router } from "express";
import * as v from "valibot";
import { exportDesired } from "../../domain/desired/export.ts";
import { exportable } from "../../domain/desired/exportable.ts";
import type { DesiredCheck, DesiredSaved, DesiredState } from "../../domain/desired/info.ts";
import { MOST_BYTES } from "../../domain/desired/most-bytes.ts";
import { seesAddresses } from "../access/inventory.ts";
import type { Audit } from "../audit/audit.ts";
import { checked, wholeNumber } from "../changes/request-schemas.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess, mayEdit, type Reader, requestIdOf } from "../inventory/access.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { BrowserSignal } from "../middleware/browser-gone.ts";
import { createPlaces } from "../middleware/places.ts";
import { sendChunks } from "../middleware/send-chunks.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import { expectJson, readBody } from "../proxy/request-body.ts";
import type { Session } from "../session/session.ts";
import { letOthersRun } from "../yielding.ts";
import { type Checked, checkDesired, MOST_DIFFERENCES, type Reading } from "./check.ts";
import { everythingKnown, isAnyUnread } from "./known.ts";
import { desiredSight } from "./sight.ts";
import { type DesiredRow, notedSince, savedFile, savedVersion, savedVersions, saveFile } from "./store.ts";

export interface DesiredRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly audit: Pick<Audit, "record">;
  readonly clock: Clock;
  readonly bodyRoom: BodyRoom;
  readonly reading: Reading;
  /** Where the console is, for the address of the JSON Schema. */
  readonly publicUrl: string;
}

/** JSON writes a line break with two characters, and much else with six. */
const MOST_BODY_BYTES = 2 * MOST_BYTES;
const text = v.pipe(v.string(), v.maxLength(MOST_BYTES));
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const SaveBody = v.object({ text, version });
const CheckBody = v.object({ text });
const AcceptBody = v.object({
  version,
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(10_000))), v.minLength(1), v.maxLength(MOST_DIFFERENCES)),
});
/** What is exported: `of=settings,administrators&exact=yes`. */
const ExportQuery = v.object({
  of: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",").filter(Boolean)),
      v.array(v.picklist(exportable)),
    ),
    "settings,administrators,mentionGroups,retention,spaces",
  ),
  exact: v.optional(v.picklist(["yes", "no"]), "yes"),
  /** The ID of a space, for that and what is in it; `none` for channels in no space. */
  within: v.optional(v.pipe(v.string(), v.maxLength(300))),
});
/** Files of one person that are made at a time, of each instance. */
const MOST_FILES = 2;
const RETRY_AFTER_MS = 30_000;
/** What a file tells of beside channels and people. */
const named = ["see-spaces", "see-mention-groups"] as const;
const SAVE = "save what channels and spaces should be";
/** Where the JSON Schema is served, among the files of the web. */
const SCHEMA_PATH = "/channelkeeper.schema.json";

export function desiredRoutes(deps: DesiredRouteDeps): Router {
  const { database, clock, reading } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  const takePlace = createPlaces(MOST_FILES, `${MOST_FILES} files are being made for you.`, RETRY_AFTER_MS);
  /** A file may name people by addresses that Zoom hides from whoever does not have the whole account. */
  const ensureWhole = (asked: Reader): Reader => {
    if (seesAddresses(asked.may) && named.every(asked.may.all)) return asked;
    throw new RequestFailure("forbidden_role", "The desired state is for owners and administrators of the account.");
  };
  const readerOf = async (req: Request): Promise<Reader> => ensureWhole(await access.reader(req));
  const editorOf = async (req: Request): Promise<Reader> => ensureWhole(await access.editor(req, SAVE));

  const bodyOf = <Body>(
    req: Request,
    res: Response,
    { userId: person }: Session,
    schema: v.GenericSchema<unknown, Body>,
  ): Promise<Body> => {
    const expected = expectJson(req, MOST_BODY_BYTES);
    const asker = { person, lane: "interactive", signal: new BrowserSignal(res) } as const;
    return deps.bodyRoom.whileTaken(asker, expected.mostBytes, async () =>
      checked(schema, (await readBody(req, expected))?.json),
    );
  };
  const isWhole = async ({ sync }: Reader) => (await sync.state()).wholeSinceMs !== null;
  const check = async (reader: Reader, of: string): Promise<DesiredCheck & { readonly found?: Checked["found"] }> => {
    const result = await reading.read(of, reader.session.userId);
    if (result.is === "wrong") return result;
    const { orm } = await database.ready;
    const about = { sight: desiredSight(reader.may), isWhole: await isWhole(reader) };
    const { found, told } = await checkDesired(orm, result.parsed, about, () => notedSince(orm));
    return { is: "right", ...told, found };
  };
  const answer = ({ found: _found, ...told }: Awaited<ReturnType<typeof check>>) => told;

  /** Saves it unless it cannot be read, or somebody else has saved another. */
  const save = async (
    res: Response,
    who: Session,
    row: Pick<DesiredRow, "version" | "text" | "note">,
  ): Promise<DesiredSaved> => {
    const result = await reading.read(row.text, who.userId);
    if (result.is === "wrong") return result;
    const { orm, ensureRoom } = await database.ready;
    await ensureRoom(row.text.length);
    const saved: DesiredRow = {
      ...row,
      ...{ savedBy: who.userId, savedByName: who.displayName, savedAtMs: clock.nowMs() },
    };
    const isSaved = await orm.transaction(async (within) => {
      if (!(await saveFile(within, saved))) return false;
      const detail = { version: row.version, note: row.note, bytes: Buffer.byteLength(row.text) };
      await deps.audit.record({ requestId: requestIdOf(res), who, operation: "saveDesiredState", detail }, within);
      return true;
    });
    const file = isSaved ? saved : await savedFile(orm);
    if (!file) throw new RequestFailure("invalid_request", "There is no such version of the file.");
    return { is: isSaved ? "saved" : "outdated", file };
  };

  router.get("/api/desired", async (req, res) => {
    const { may } = await readerOf(req);
    const { orm } = await database.ready;
    const state: DesiredState = {
      file: (await savedFile(orm)) ?? null,
      versions: await savedVersions(orm),
      maySave: mayEdit(may),
    };
    res.json(state);
  });
  router.get("/api/desired/versions/:version", async (req, res) => {
    await readerOf(req);
    const asked = checked(wholeNumber(1, 2 ** 31 - 1), req.params.version);
    const file = await savedVersion((await database.ready).orm, asked);
    if (!file) throw new RequestFailure("unknown_operation", "This version of the file is no longer kept.");
    res.json(file);
  });
  router.put("/api/desired", async (req, res) => {
    const { session } = await editorOf(req);
    const body = await bodyOf(req, res, session, SaveBody);
    res.json(await save(res, session, { text: body.text, version: body.version + 1, note: "" }));
  });
  // Of the saved file.
  router.get("/api/desired/check", async (req, res) => {
    const reader = await readerOf(req);
    const file = await savedFile((await database.ready).orm);
    if (!file) throw new RequestFailure("unknown_operation", "No file has been saved yet.");
    res.json(answer(await check(reader, file.text)));
  });
  // Of one that is being written.
  router.post("/api/desired/check", async (req, res) => {
    const reader = await readerOf(req);
    res.json(answer(await check(reader, (await bodyOf(req, res, reader.session, CheckBody)).text)));
  });
  router.post("/api/desired/accept", async (req, res) => {
    const reader = await editorOf(req);
    const { ids, version: asked } = await bodyOf(req, res, reader.session, AcceptBody);
    const file = await savedFile((await database.ready).orm);
    if (!file) throw new RequestFailure("unknown_operation", "No file has been saved yet.");
    if (file.version !== asked) {
      res.json({ is: "outdated", file } satisfies DesiredSaved);
      return;
    }
    const wanted = new Set(ids);
    const accepted = ((await check(reader, file.text)).found ?? []).filter(({ id }) => wanted.has(id));
    if (accepted.length === 0) {
      res.json({ is: "saved", file } satisfies DesiredSaved);
      return;
    }
    const edits = accepted.flatMap((one) => one.edits);
    const next = await reading.edit(file.text, edits, reader.session.userId);
    const note = accepted.length === 1 ? "1 difference accepted" : `${accepted.length} differences accepted`;
    res.json(await save(res, reader.session, { text: next, version: asked + 1, note }));
  });
  router.get("/api/desired/export", async (req, res) => {
    const reader = await readerOf(req);
    const { may, session } = reader;
    const { of, exact, within } = checked(ExportQuery, req.query);
    const { orm } = await database.ready;
    const { channels, spaces } = everythingKnown(orm, desiredSight(may), within);
    const isAllRead = (await isWhole(reader)) && !(await isAnyUnread(orm, within));
    const options = {
      ...{ of: new Set(of), isExact: exact === "yes", isWhole: isAllRead },
      schemaUrl: `${deps.publicUrl}${SCHEMA_PATH}`,
    };
    const give = takePlace(session.userId);
    res.setHeader("content-type", "application/yaml; charset=utf-8");
    res.setHeader("content-disposition", 'attachment; filename="channelkeeper.yaml"');
    res.setHeader("cache-control", "no-store");
    try {
      await sendChunks(res, inTurns(exportDesired(channels, spaces, options)));
    } finally {
      give();
    }
  });
  return router;
}

async function* inTurns(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) {
    yield piece;
    await letOthersRun();
  }
}
