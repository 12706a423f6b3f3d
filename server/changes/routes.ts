// `/api/changes`: what people plan, apply, follow and take back.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from "express";
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { itemStatuses } from "../../domain/changes/item.ts";
import { itemColumns } from "../../domain/changes/item-columns.ts";
import { changeStatuses } from "../../domain/changes/status.ts";
import { csvChunks } from "../../domain/csv/write-csv.ts";
import { RequestFailure, statusOf, toFailure } from "../middleware/bff-error.ts";
import { BrowserGone, BrowserSignal } from "../middleware/browser-gone.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import type { Refusals } from "../proxy/refusals.ts";
import { expectJson, readBody } from "../proxy/request-body.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import type { Session } from "../session/session.ts";
import { MOST_CHANGE_BYTES } from "./bounds.ts";
import { infoOf, itemInfoOf } from "./change-info.ts";
import { type ChangeRow, partsOf } from "./change-store.ts";
import { type Changes, noSuchChange } from "./changes.ts";
import { placeIn, tokenOf } from "./page-token.ts";

const PlanBody = v.object({
  connection: v.picklist(["me", "account"]),
  parts: v.array(
    v.object({ actionId: v.pipe(v.string(), v.maxLength(100)), input: v.unknown(), targets: v.array(v.unknown()) }),
  ),
  reason: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  ticket: v.optional(v.pipe(v.string(), v.maxLength(300))),
  /** Applied at once, when it could be planned at once. */
  apply: v.optional(v.boolean(), false),
});
const RetryBody = v.object({ statuses: v.array(v.picklist(["failed", "unknown", "cancelled"])) });

const wholeNumber = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.safeInteger(), v.minValue(min), v.maxValue(max));
/** `failed,stale`: any of these. */
const anyOf = <const Names extends readonly string[]>(names: Names) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",").filter(Boolean)),
      v.array(v.picklist(names)),
    ),
    "",
  );
const pageToken = v.optional(v.pipe(v.string(), v.maxLength(300)), "");

const ListQuery = v.object({
  status: anyOf(changeStatuses),
  by: v.optional(v.picklist(["me", "anyone"]), "anyone"),
  /** Epoch milliseconds. */
  since: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  page_size: v.optional(wholeNumber(1, 100), "50"),
  next_page_token: pageToken,
});
const ItemFilters = v.object({
  status: anyOf(itemStatuses),
  search: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
});
const ItemsQuery = v.object({
  ...ItemFilters.entries,
  page_size: v.optional(wholeNumber(1, 500), "200"),
  next_page_token: pageToken,
});
const ItemPlace = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));

const ChangeId = v.pipe(v.string(), v.uuid());

/** Rows of a file read at a time. */
const CSV_BATCH = 500;

/** Of what says only what is to be done with a change. */
const MOST_SMALL_BYTES = 16_384;

export interface ChangeRouteDeps extends RequestSessionDeps {
  readonly changes: Changes;
  readonly bodyRoom: BodyRoom;
  readonly refusals: Refusals;
}

export function changeRoutes({ changes, ...deps }: ChangeRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const session = async (req: Request) => requestSession(deps, { headers: req.headers });
  /** Nothing is read of anybody who is not signed in, or who was refused by the hundred. */
  const signedIn: RequestHandler = async (req, res, next) => {
    const { userId } = await session(req);
    deps.refusals.check(userId);
    res.locals.userId = userId;
    next();
  };
  const countRefusal: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    const { userId } = res.locals;
    const status = statusOf[toFailure(error).code];
    if (typeof userId === "string" && status >= 400 && status < 500) deps.refusals.count(userId);
    next(error);
  };
  /** Does the work while memory is taken for the body. */
  const withBody = async <Body>(
    { req, res }: { readonly req: Request; readonly res: Response },
    { userId: person }: Session,
    schema: v.GenericSchema<unknown, Body>,
    mostBytes: number,
    work: (body: Body, sizeBytes: number) => Promise<void>,
  ): Promise<void> => {
    const expected = expectJson(req, mostBytes);
    const signal = new BrowserSignal(res);
    await deps.bodyRoom.whileTaken({ person, lane: "interactive", signal }, expected.mostBytes, async () => {
      const body = await readBody(req, expected);
      await work(checked(schema, body?.json), body?.bytes.length ?? 0);
    });
  };
  const told = async (rows: readonly ChangeRow[]): Promise<ChangeInfo[]> => {
    const counts = await changes.counts(rows.map(({ id }) => id));
    return rows.map((row) => infoOf(row, counts.get(row.id) ?? {}));
  };
  const one = async (row: ChangeRow): Promise<ChangeInfo> => {
    const [info] = await told([row]);
    if (!info) throw new Error("a change without its counts");
    return info;
  };

  router.use("/api/changes", signedIn);
  router.param("id", (_req, _res, next, id) => {
    if (!v.is(ChangeId, id)) throw noSuchChange();
    next();
  });
  router.post("/api/changes", async (req, res) => {
    const person = await session(req);
    await withBody({ req, res }, person, PlanBody, MOST_CHANGE_BYTES, async ({ apply, ...request }, sizeBytes) => {
      const planned = await changes.plan(person, { ...request, sizeBytes });
      const row = apply && planned.status === "planned" ? await changes.apply(person, planned.id) : planned;
      res.status(201).json(await one(row));
    });
  });
  router.get("/api/changes", async (req, res) => {
    const query = checked(ListQuery, req.query);
    const { rows, nextPageToken } = await changes.list(await session(req), {
      statuses: query.status,
      sinceMs: query.since,
      isOwn: query.by === "me",
      pageSize: query.page_size,
      pageToken: query.next_page_token,
    });
    res.json({ changes: await told(rows), next_page_token: nextPageToken });
  });
  router.get("/api/changes/:id", async (req, res) => {
    res.json(await one(await changes.get(await session(req), req.params.id)));
  });
  router.get("/api/changes/:id/items", async (req, res) => {
    const change = await changes.get(await session(req), req.params.id);
    const { status: statuses, search, page_size: size, next_page_token: token } = checked(ItemsQuery, req.query);
    const from = placeIn(token, ItemPlace) ?? 0;
    const found = await changes.items(change.id, { statuses, search, from, limit: size + 1 });
    const next = found[size];
    res.json({ items: found.slice(0, size).map(itemInfoOf), next_page_token: next ? tokenOf(next.n) : "" });
  });
  router.get("/api/changes/:id/items.csv", async (req, res) => {
    const change = await changes.get(await session(req), req.params.id);
    const { status: statuses, search } = checked(ItemFilters, req.query);
    const resources = partsOf(change).map(({ actionId }) => actionOf(actionId).resource);
    const batches = async function* () {
      for (let from = 0, isMore = true; isMore; ) {
        const rows = await changes.items(change.id, { statuses, search, from, limit: CSV_BATCH });
        yield rows.map(itemInfoOf);
        from = 1 + (rows.at(-1)?.n ?? 0);
        isMore = rows.length === CSV_BATCH;
      }
    };
    res.setHeader("content-type", "text/csv; charset=utf-8");
    res.setHeader("content-disposition", `attachment; filename="change-${change.id}.csv"`);
    await sendChunks(res, csvChunks(itemColumns(resources), batches()));
  });
  const acts = { apply: changes.apply, pause: changes.pause, resume: changes.resume, cancel: changes.cancel } as const;
  for (const [name, act] of Object.entries(acts))
    router.post(`/api/changes/:id/${name}`, async (req, res) => {
      res.json(await one(await act(await session(req), String(req.params.id))));
    });
  router.post("/api/changes/:id/retry", async (req, res) => {
    const person = await session(req);
    await withBody({ req, res }, person, RetryBody, MOST_SMALL_BYTES, async ({ statuses }) => {
      res.json(await one(await changes.retry(person, String(req.params.id), statuses)));
    });
  });
  router.post("/api/changes/:id/undo", async (req, res) => {
    res.status(201).json(await one(await changes.planUndo(await session(req), req.params.id)));
  });
  router.use("/api/changes", countRefusal);
  return router;
}

/** Sends a text piece by piece, each made when the one before was taken. @throws BrowserGone */
async function sendChunks(res: Response, chunks: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), res);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
    throw isGone ? new BrowserGone("the browser went away") : error;
  }
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new RequestFailure("invalid_request", `${v.getDotPath(issue) ?? "The request"}: ${issue.message}`);
}
