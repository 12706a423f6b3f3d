// `/api/changes`: what people plan, apply, follow and take back.
import { type Request, type Response, Router } from "express";
import * as v from "valibot";
import type { AppliedChange, ChangeInfo } from "../../domain/changes/info.ts";
import { BrowserSignal } from "../middleware/browser-gone.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import { expectJson, hasBody, readBody } from "../proxy/request-body.ts";
import type { Session } from "../session/session.ts";
import { type SignedInDeps, signedInRoutes } from "../session/signed-in.ts";
import type { Lane } from "../zoom/call.ts";
import { MOST_CHANGE_BYTES } from "./bounds.ts";
import { countsIn, type InfoDeps, infoOf, itemInfoOf } from "./change-info.ts";
import type { ChangeRow } from "./change-store.ts";
import type { Changes } from "./changes.ts";
import { type CreatedChange, SMALL_ITEMS } from "./create.ts";
import { createLookRoom } from "./look-room.ts";
import { placeIn, tokenOf } from "./page-token.ts";
import { noSuchChange, type Reading } from "./reading.ts";
import {
  ApplyBody,
  ChangeId,
  checked,
  ItemFilters,
  ItemPlace,
  ItemsQuery,
  ListQuery,
  PlanBody,
  RetryBody,
} from "./request-schemas.ts";
import { sendResults } from "./results-file.ts";

/** Of what says only what is to be done with a change. */
const MOST_SMALL_BYTES = 16_384;

export interface ChangeRouteDeps extends SignedInDeps, InfoDeps {
  readonly changes: Changes;
  readonly bodyRoom: BodyRoom;
}

export function changeRoutes({ changes, ...deps }: ChangeRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { session, signedIn, countRefusal } = signedInRoutes(deps);
  const looks = createLookRoom();
  /** Does the work in this person's turn to ask the database for much. */
  const inTurn = <T>(res: Response, { userId: person }: Session, work: () => Promise<T>, lane: Lane = "interactive") =>
    looks.whileTaken({ person, lane, signal: new BrowserSignal(res) }, 1, work);
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
    const [counts, names] = await Promise.all([
      changes.counts(rows.map(({ id }) => id)),
      changes.names(rows.flatMap(({ plannedBy, appliedBy }) => (appliedBy ? [plannedBy, appliedBy] : [plannedBy]))),
    ]);
    return rows.map((row) => infoOf(row, counts.get(row.id) ?? {}, deps, names));
  };
  const one = async (row: ChangeRow): Promise<ChangeInfo> => {
    const [info] = await told([row]);
    if (!info) throw new Error("a change without its counts");
    return info;
  };

  /** Whoever planned or applied little sees at once what becomes of it. */
  const oneWithItems = async (row: CreatedChange, { userId, displayName }: Session): Promise<AppliedChange> => {
    if (row.items) {
      const own = new Map([[userId, displayName]]);
      return { ...infoOf(row, countsIn(row.items), deps, own), items: row.items.map(itemInfoOf) };
    }
    const info = await one(row);
    if (row.itemCount > SMALL_ITEMS) return info;
    const items = await changes.items(row.id, { statuses: [], search: "", from: 0, limit: SMALL_ITEMS });
    return { ...info, items: items.map(itemInfoOf) };
  };

  router.use("/api/changes", signedIn);
  router.param("id", (_req, _res, next, id) => {
    if (!v.is(ChangeId, id)) throw noSuchChange();
    next();
  });
  router.post("/api/changes", async (req, res) => {
    const person = await session(req);
    await withBody(
      { req, res },
      person,
      PlanBody,
      MOST_CHANGE_BYTES,
      async ({ apply, confirmed, ...request }, sizeBytes) => {
        const applyUpTo = apply ? confirmed : undefined;
        res
          .status(201)
          .json(await oneWithItems(await changes.plan(person, { ...request, sizeBytes, applyUpTo }), person));
      },
    );
  });
  router.get("/api/changes", async (req, res) => {
    const query = checked(ListQuery, req.query);
    const person = await session(req);
    await inTurn(res, person, async () => {
      const { rows, nextPageToken } = await changes.list(person, {
        statuses: query.status,
        sinceMs: query.since,
        itemKey: query.of,
        isOwn: query.by === "me",
        pageSize: query.page_size,
        pageToken: query.next_page_token,
      });
      res.json({ changes: await told(rows), next_page_token: nextPageToken });
    });
  });
  router.get("/api/changes/:id", async (req, res) => {
    const person = await session(req);
    await inTurn(res, person, async () => {
      res.json(await one(await changes.get(person, req.params.id)));
    });
  });
  router.get("/api/changes/:id/items", async (req, res) => {
    const person = await session(req);
    const { status: statuses, search, page_size: size, next_page_token: token } = checked(ItemsQuery, req.query);
    const from = placeIn(token, ItemPlace) ?? 0;
    await inTurn(res, person, async () => {
      const change = await changes.get(person, req.params.id);
      const found = await changes.items(change.id, { statuses, search, from, limit: size + 1 });
      const next = found[size];
      res.json({ items: found.slice(0, size).map(itemInfoOf), next_page_token: next ? tokenOf(next.n) : "" });
    });
  });
  router.get("/api/changes/:id/items.csv", async (req, res) => {
    const person = await session(req);
    const change = await changes.get(person, req.params.id);
    const { status: statuses, search } = checked(ItemFilters, req.query);
    // Nobody watches it come, so that each piece of it waits for its turn as a job does.
    const items: Reading["items"] = (id, asked) => inTurn(res, person, () => changes.items(id, asked), "job");
    await sendResults(res, { items }, change, { statuses, search });
  });
  router.post("/api/changes/:id/apply", async (req, res) => {
    const person = await session(req);
    const apply = async ({ at: atMs, ...why }: v.InferOutput<typeof ApplyBody>) => {
      res.json(await oneWithItems(await changes.apply(person, req.params.id, { ...why, atMs }), person));
    };
    if (hasBody(req)) await withBody({ req, res }, person, ApplyBody, MOST_SMALL_BYTES, apply);
    else await apply({});
  });
  const acts = { pause: changes.pause, resume: changes.resume, cancel: changes.cancel } as const;
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
    const { items: _, ...row } = await changes.planUndo(await session(req), req.params.id);
    res.status(201).json(await one(row));
  });
  router.use("/api/changes", countRefusal);
  return router;
}
