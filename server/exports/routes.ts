// `/api/exports`: lists as files, read from Zoom while they are sent, with the person's own rights.
import { Router } from "express";
import * as v from "valibot";
import { FILE_PARAM, PERSON_PARAM } from "../../contract/bff.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import type { Changes } from "../changes/changes.ts";
import { askThrough } from "../changes/read-states.ts";
import { checked } from "../changes/request-schemas.ts";
import type { ChangesZoom } from "../changes/zoom.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { BrowserGone } from "../middleware/browser-gone.ts";
import { createPlaces } from "../middleware/places.ts";
import { sendChunks } from "../middleware/send-chunks.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import { activityFile } from "./activity-file.ts";
import { changesFile } from "./changes-file.ts";
import { channelsFile } from "./channel-files.ts";
import { directoryGroupPeopleFile, directoryGroupsFile } from "./directory-group-files.ts";
import { emojisFile } from "./emoji-file.ts";
import type { AnyFileKind } from "./file-kind.ts";
import {
  inventoryChannelsFile,
  inventoryExternalFile,
  inventoryMentionGroupsFile,
  inventoryPeopleFile,
} from "./inventory-file.ts";
import { channelMembersFile } from "./member-file.ts";
import { spaceChannelsFile, spaceMembersFile, spacesFile } from "./space-files.ts";

export interface ExportRouteDeps extends RequestSessionDeps {
  readonly database: DatabaseSource;
  readonly zoom: ChangesZoom;
  readonly changes: Changes;
  readonly inventory: InventoryListing;
}

const kinds: readonly AnyFileKind[] = [
  channelsFile,
  inventoryChannelsFile,
  inventoryPeopleFile,
  inventoryExternalFile,
  inventoryMentionGroupsFile,
  channelMembersFile,
  spacesFile,
  spaceMembersFile,
  spaceChannelsFile,
  directoryGroupsFile,
  directoryGroupPeopleFile,
  emojisFile,
  activityFile,
  changesFile,
];

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/** What the page calls it, to know what is told of it. */
const FileId = v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, "This is no name of a file.")));

/** Files of one person at a time, of each instance. */
const MOST_AT_ONCE = 4;
const RETRY_AFTER_MS = 60_000;

/** `GET /api/exports/<kind>.csv` and `.json` */
export function exportRoutes(deps: ExportRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const takePlace = createPlaces(MOST_AT_ONCE, `${MOST_AT_ONCE} files are being made for you.`, RETRY_AFTER_MS);
  const serve = (kind: AnyFileKind, format: "csv" | "json") =>
    router.get(`/api/exports/${kind.path}.${format}`, async (req, res) => {
      const { [PERSON_PARAM]: page, [FILE_PARAM]: asked, ...rest } = req.query;
      const id = checked(FileId, asked);
      const session = await requestSession(deps, {
        headers: req.headers,
        personId: page === undefined ? undefined : String(page),
      });
      const { connection, made } = kind.open((schema) => checked(schema, rest));
      const ending = new AbortController();
      res.once("close", () => ending.abort(new BrowserGone("the browser went away")));
      const { userId, accountId } = session;
      const via = { connection, userId, accountId, changeId: "", who: session };
      // Nobody waits for the next page of a file: whoever clicks goes first.
      const ask = askThrough({ zoom: deps.zoom, via, lane: "job", signal: ending.signal, recent: undefined });
      const give = takePlace(userId);
      try {
        const file = await made({ ask, session, changes: deps.changes, inventory: deps.inventory });
        const chunks = await begun(file[format]()).catch((error: unknown) => {
          throw ending.signal.aborted ? ending.signal.reason : error;
        });
        res.setHeader("content-type", types[format]);
        res.setHeader("content-disposition", `attachment; filename="${file.name}.${format}"`);
        res.setHeader("cache-control", "no-store");
        await sendChunks(res, chunks);
        const problemCount = file.problemCount();
        if (id === undefined || problemCount === 0) return;
        const told = { id, name: `${file.name}.${format}`, problemCount };
        await (await deps.database.ready).announce({ kind: "file-made", userId, file: told });
      } catch (error) {
        throw failureOf(error);
      } finally {
        give();
      }
    });
  for (const kind of kinds) {
    serve(kind, "csv");
    serve(kind, "json");
  }
  return router;
}

/** What stands in the way of all of it is answered as such: the first page is here before anything is sent. */
async function begun(chunks: AsyncGenerator<string>): Promise<AsyncGenerator<string>> {
  const [head, first] = [await chunks.next(), await chunks.next()];
  return (async function* () {
    for (const result of [head, first]) if (!result.done) yield result.value;
    yield* chunks;
  })();
}

function failureOf(error: unknown): unknown {
  if (error instanceof v.ValiError)
    return new RequestFailure("upstream_unreachable", "Zoom’s answer cannot be read.", { cause: error });
  if (!(error instanceof CallFailed)) return error;
  const { kind, message } = error.failure;
  if (kind === "session_ended") return new RequestFailure("session_required", message, { cause: error });
  if (kind === "forbidden" || kind === "missing_scope")
    return new RequestFailure("forbidden_role", message, { cause: error });
  return new RequestFailure("upstream_unreachable", message, { cause: error });
}
