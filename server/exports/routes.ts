// `/api/exports`: lists as files, read from Zoom while they are sent, with the person's own rights.
import { Router } from "express";
import * as v from "valibot";
import { PERSON_PARAM } from "../../contract/bff.ts";
import { isPathParameter } from "../../contract/path-parameter.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { type CsvColumn, csvChunks, jsonChunks } from "../../domain/csv/write-csv.ts";
import { channelCsvColumns } from "../../domain/exports/channel-columns.ts";
import { channelFilters } from "../../domain/exports/channel-rows.ts";
import {
  detailColumns,
  detailJson,
  groupColumns,
  memberColumns,
  retentionColumns,
} from "../../domain/exports/detail-rows.ts";
import { spaceCsvColumns } from "../../domain/exports/space-rows.ts";
import { askThrough } from "../changes/read-states.ts";
import { checked } from "../changes/request-schemas.ts";
import type { ChangesZoom } from "../changes/zoom.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { BrowserGone } from "../middleware/browser-gone.ts";
import { rateLimited } from "../middleware/rate-limited.ts";
import { sendChunks } from "../middleware/send-chunks.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import { detailBatches, members, mentionGroups, retention } from "./channel-details.ts";
import { channelBatches } from "./channel-export.ts";
import { UnreadableRows } from "./readable.ts";
import { spaceBatches } from "./space-export.ts";

export interface ExportRouteDeps extends RequestSessionDeps {
  readonly zoom: ChangesZoom;
}

const digit = v.optional(v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number)));
const Query = v.object({
  connection: v.picklist(["me", "account"]),
  /** Of which person; the account's public channels, or one's own, where it is left out. */
  of: v.optional(v.pipe(v.string(), v.maxLength(300), v.check(isPathParameter, "This is not a person."))),
  /** A row for each of these of each channel. */
  with: v.optional(v.picklist(["members", "mention_groups", "retention"])),
  name: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
  ...v.entriesFromList(channelFilters, digit),
});
type Query = v.InferOutput<typeof Query>;

const SpacesQuery = v.object({
  connection: v.picklist(["me", "account"]),
  /** Spaces of this person only. */
  user_id: v.optional(v.pipe(v.string(), v.maxLength(300))),
});

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;
type Format = keyof typeof types;

/** Files of one person at a time, of each instance. */
const MOST_AT_ONCE = 4;
const RETRY_AFTER_MS = 60_000;

/** `GET /api/exports/channels.csv`, `spaces.csv`, and the same as `.json`. */
export function exportRoutes(deps: ExportRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const running = new Map<string, number>();
  /** @returns gives the place back */
  const takePlace = (person: string) => {
    const count = running.get(person) ?? 0;
    if (count >= MOST_AT_ONCE) throw rateLimited(`${MOST_AT_ONCE} files are being made for you.`, RETRY_AFTER_MS);
    running.set(person, count + 1);
    return () => {
      const left = (running.get(person) ?? 1) - 1;
      if (left > 0) running.set(person, left);
      else running.delete(person);
    };
  };
  const serve = <Asked extends Pick<Query, "connection">>(
    name: string,
    schema: v.GenericSchema<unknown, Asked>,
    format: Format,
    made: (
      format: Format,
      query: Asked,
      ask: Ask,
    ) => { readonly name: string; readonly chunks: AsyncGenerator<string> },
  ) =>
    router.get(`/api/exports/${name}.${format}`, async (req, res) => {
      const { [PERSON_PARAM]: page, ...rest } = req.query;
      const session = await requestSession(deps, {
        headers: req.headers,
        personId: page === undefined ? undefined : String(page),
      });
      const query = checked(schema, rest);
      const ending = new AbortController();
      res.once("close", () => ending.abort(new BrowserGone("the browser went away")));
      const { userId, accountId } = session;
      const via = { connection: query.connection, userId, accountId, changeId: "", who: session };
      // Nobody waits for the next page of a file: whoever clicks goes first.
      const ask = askThrough({ zoom: deps.zoom, via, lane: "job", signal: ending.signal, recent: undefined });
      const give = takePlace(userId);
      try {
        const file = made(format, query, ask);
        const chunks = await begun(file.chunks).catch((error: unknown) => {
          throw ending.signal.aborted ? ending.signal.reason : error;
        });
        res.setHeader("content-type", types[format]);
        res.setHeader("content-disposition", `attachment; filename="${file.name}.${format}"`);
        res.setHeader("cache-control", "no-store");
        await sendChunks(res, chunks);
      } catch (error) {
        throw failureOf(error);
      } finally {
        give();
      }
    });
  for (const format of ["csv", "json"] as const) {
    serve("channels", Query, format, (as, query, ask) => ({
      name: query.with ? `channels and ${query.with.replace("_", " ")}` : "channels",
      chunks: chunksOf(as, query, ask),
    }));
    serve("spaces", SpacesQuery, format, (as, { user_id }, ask) => ({
      name: "shared spaces",
      chunks: written(as, spaceCsvColumns, (row) => row, spaceBatches(user_id, ask)),
    }));
  }
  return router;
}

function chunksOf(format: Format, { connection, of: whose, with: more, name, ...filters }: Query, ask: Ask) {
  const of = whose ?? (connection === "me" ? "me" : null);
  if (connection === "me" && of !== "me")
    throw new RequestFailure("invalid_request", "Your own connection exports your own channels.");
  const wanted = { connection, of, name, filters };
  switch (more) {
    case "members":
      return written(format, detailColumns(memberColumns), detailJson, detailBatches(wanted, ask, members));
    case "mention_groups":
      return written(format, detailColumns(groupColumns), detailJson, detailBatches(wanted, ask, mentionGroups));
    case "retention":
      return written(format, detailColumns(retentionColumns), detailJson, detailBatches(wanted, ask, retention));
    case undefined:
      return written(format, channelCsvColumns, (row) => row, channelBatches(wanted, ask));
  }
}

const written = <Row>(
  format: Format,
  columns: readonly CsvColumn<Row>[],
  toJson: (row: Row) => unknown,
  batches: AsyncGenerator<readonly Row[]>,
) => (format === "csv" ? csvChunks(columns, batches) : jsonChunks(toJson, batches));

type Ask = ReturnType<typeof askThrough>;

/** What stands in the way of all of it is answered as such: the first page is here before anything is sent. */
async function begun(chunks: AsyncGenerator<string>): Promise<AsyncGenerator<string>> {
  const [head, first] = [await chunks.next(), await chunks.next()];
  return (async function* () {
    for (const result of [head, first]) if (!result.done) yield result.value;
    yield* chunks;
  })();
}

function failureOf(error: unknown): unknown {
  if (error instanceof UnreadableRows || error instanceof v.ValiError)
    return new RequestFailure("upstream_unreachable", "Zoom’s answer cannot be read.", { cause: error });
  if (!(error instanceof CallFailed)) return error;
  const { kind, message } = error.failure;
  if (kind === "forbidden" || kind === "missing_scope")
    return new RequestFailure("forbidden_role", message, { cause: error });
  return new RequestFailure("upstream_unreachable", message, { cause: error });
}
