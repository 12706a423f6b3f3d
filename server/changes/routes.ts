// `/api/changes`: what people plan, apply, follow and take back.
import { type Request, type Response, Router } from "express";
import * as v from "valibot";
import type { AppliedChange, ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { BrowserSignal } from "../middleware/browser-gone.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import { expectJson, hasBody, readBody } from "../proxy/request-body.ts";
import type { Session } from "../session/session.ts";
import { type SignedInDeps, signedInRoutes } from "../session/signed-in.ts";
import type { Lane } from "../zoom/call.ts";
import { MOST_CHANGE_BYTES } from "./bounds.ts";
import { peopleOf } from "./carriers.ts";
import { countsIn, type InfoDeps, infoOf, itemInfoOf } from "./change-info.ts";
import type { ChangeRow, ItemRow } from "./change-store.ts";
import type { Changes } from "./changes.ts";
import { type CreatedChange, SMALL_ITEMS } from "./create.ts";
import { infoWithoutAddresses, itemWithoutAddress } from "./hidden-addresses.ts";
import type { Kin } from "./kin.ts";
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
  KeepBody,
  ListQuery,
  listedBy,
  PlanBody,
  PostponeBody,
  RetryBody,
  UndoBody,
} from "./request-schemas.ts";
import { sendResults } from "./results-file.ts";

/** Of what says only what is to be done with a change. */
const MOST_SMALL_BYTES = 16_384;
/** Of what also names items by their numbers. */
const MOST_UNDO_BYTES = 131_072;

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
  const namesOf = (rows: readonly ChangeRow[], kin: ReadonlyMap<string, Kin>, known: readonly string[] = []) => {
    const undos = [...kin.values()].flatMap((one) => one.undos);
    const ids = [...rows, ...undos].flatMap(peopleOf).filter((id) => !known.includes(id));
    return ids.length === 0 ? new Map<string, string>() : changes.names(ids);
  };
  /** How somebody reads the items of a change. */
  const itemsTo = async (session: Session, row: ChangeRow): Promise<(item: ItemRow) => ChangeItemInfo> => {
    const knows = (await changes.knowsAddresses(session, [row]))(row);
    return (item) => (knows ? itemInfoOf(item) : itemWithoutAddress(itemInfoOf(item)));
  };
  const told = async (rows: readonly ChangeRow[], session: Session): Promise<ChangeInfo[]> => {
    const knows = await changes.knowsAddresses(session, rows);
    const [counts, kin] = await Promise.all([changes.counts(rows.map(({ id }) => id)), changes.kin(rows)]);
    const names = await namesOf(rows, kin);
    return rows.map((row) => {
      const info = infoOf(row, counts.get(row.id) ?? {}, deps, { names, kin: kin.get(row.id) });
      return knows(row) ? info : infoWithoutAddresses(info);
    });
  };
  const one = async (row: ChangeRow, session: Session): Promise<ChangeInfo> => {
    const [info] = await told([row], session);
    if (!info) throw new Error("a change without its counts");
    return info;
  };

  /** Whoever planned or applied little sees at once what becomes of it. */
  const oneWithItems = async (row: CreatedChange, session: Session): Promise<AppliedChange> => {
    const { userId, displayName } = session;
    if (row.items) {
      const kin = await changes.kin([row], true);
      const names = new Map([...(await namesOf([row], kin, [userId])), [userId, displayName]]);
      const around = { names, kin: kin.get(row.id) };
      const knows = (await changes.knowsAddresses(session, [row]))(row);
      const info = infoOf(row, countsIn(row.items), deps, around);
      const items = row.items.map(await itemsTo(session, row));
      return { ...(knows ? info : infoWithoutAddresses(info)), items };
    }
    const info = await one(row, session);
    if (row.itemCount > SMALL_ITEMS) return info;
    const items = await changes.items(row.id, { statuses: [], search: "", from: 0, limit: SMALL_ITEMS });
    return { ...info, items: items.map(await itemsTo(session, row)) };
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
      async ({ apply, confirmed, at: atMs, until: untilMs, ...request }, sizeBytes) => {
        const applyUpTo = apply ? confirmed : undefined;
        res
          .status(201)
          .json(
            await oneWithItems(await changes.plan(person, { ...request, atMs, untilMs, sizeBytes, applyUpTo }), person),
          );
      },
    );
  });
  router.get("/api/changes", async (req, res) => {
    const query = checked(ListQuery, req.query);
    const person = await session(req);
    await inTurn(res, person, async () => {
      const { rows, nextPageToken } = await changes.list(person, {
        ...listedBy(query),
        pageSize: query.page_size,
        pageToken: query.next_page_token,
      });
      res.json({ changes: await told(rows, person), next_page_token: nextPageToken });
    });
  });
  router.get("/api/changes/:id", async (req, res) => {
    const person = await session(req);
    await inTurn(res, person, async () => {
      res.json(await one(await changes.get(person, req.params.id), person));
    });
  });
  router.get("/api/changes/:id/items", async (req, res) => {
    const person = await session(req);
    const { status: statuses, search, page_size: size, next_page_token: token } = checked(ItemsQuery, req.query);
    const from = placeIn(token, ItemPlace, { statuses, search }) ?? 0;
    await inTurn(res, person, async () => {
      const change = await changes.get(person, req.params.id);
      const found = await changes.items(change.id, { statuses, search, from, limit: size + 1 });
      const next = found[size];
      const items = found.slice(0, size).map(await itemsTo(person, change));
      res.json({ items, next_page_token: next ? tokenOf(next.n, { statuses, search }) : "" });
    });
  });
  router.get("/api/changes/:id/items.csv", async (req, res) => {
    const person = await session(req);
    const change = await changes.get(person, req.params.id);
    const { status: statuses, search } = checked(ItemFilters, req.query);
    // Nobody watches it come, so that each piece of it waits for its turn as a job does.
    const items: Reading["items"] = (id, asked) => inTurn(res, person, () => changes.items(id, asked), "job");
    await sendResults(res, { items }, change, { statuses, search }, await itemsTo(person, change));
  });
  router.post("/api/changes/:id/apply", async (req, res) => {
    const person = await session(req);
    const apply = async ({ at: atMs, until: untilMs, ...why }: v.InferOutput<typeof ApplyBody>) => {
      res.json(await oneWithItems(await changes.apply(person, req.params.id, { ...why, atMs, untilMs }), person));
    };
    if (hasBody(req)) await withBody({ req, res }, person, ApplyBody, MOST_SMALL_BYTES, apply);
    else await apply({});
  });
  const { pause, resume, cancel, forget, reread } = changes;
  const acts = { pause, resume, cancel, forget, reread } as const;
  for (const [name, act] of Object.entries(acts))
    router.post(`/api/changes/:id/${name}`, async (req, res) => {
      const person = await session(req);
      res.json(await one(await act(person, String(req.params.id)), person));
    });
  router.post("/api/changes/:id/postpone", async (req, res) => {
    const person = await session(req);
    await withBody({ req, res }, person, PostponeBody, MOST_SMALL_BYTES, async ({ at }) => {
      res.json(await one(await changes.postpone(person, req.params.id, at), person));
    });
  });
  router.post("/api/changes/:id/keep", async (req, res) => {
    const person = await session(req);
    await withBody({ req, res }, person, KeepBody, MOST_UNDO_BYTES, async ({ items }) => {
      res.json(await one(await changes.keep(person, req.params.id, items), person));
    });
  });
  router.post("/api/changes/:id/retry", async (req, res) => {
    const person = await session(req);
    await withBody({ req, res }, person, RetryBody, MOST_SMALL_BYTES, async ({ statuses, ...why }) => {
      res.json(await one(await changes.retry(person, String(req.params.id), statuses, why), person));
    });
  });
  const planned = async (res: Response, { items: _, ...row }: CreatedChange, person: Session): Promise<void> => {
    res.status(201).json(await one(row, person));
  };
  router.post("/api/changes/:id/undo", async (req, res) => {
    const person = await session(req);
    const undo = async ({ items: ns, of, ticket }: v.InferOutput<typeof UndoBody>) =>
      planned(res, await changes.planUndo(person, String(req.params.id), { ns, of, ticket }), person);
    if (hasBody(req)) await withBody({ req, res }, person, UndoBody, MOST_UNDO_BYTES, undo);
    else await undo({});
  });
  router.post("/api/changes/:id/again", async (req, res) => {
    const person = await session(req);
    await planned(res, await changes.planAgain(person, req.params.id), person);
  });
  router.use("/api/changes", countRefusal);
  return router;
}
