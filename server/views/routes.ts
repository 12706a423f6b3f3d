// `/api/views`: addresses of lists that people keep, for themselves or for others who may read the inventory. Whoever may
// not read it sees their own alone: an address may name what they could not find at Zoom.
import { randomUUID } from "node:crypto";
import { and, asc, count, eq, or } from "drizzle-orm";
import { type Response, Router } from "express";
import * as v from "valibot";
import { MOST_VIEWS, NewView, type SavedView, ViewChange } from "../../domain/saved-view.ts";
import { canReadInventory } from "../access/inventory.ts";
import type { Audit } from "../audit/audit.ts";
import { checked } from "../changes/request-schemas.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { savedViews } from "../db/schema.ts";
import { type AccessDeps, inventoryAccess, mayKeep, type Reader, requestIdOf } from "../inventory/access.ts";
import { smallBody } from "../inventory/small-body.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

export interface ViewRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly audit: Pick<Audit, "record">;
  readonly clock: Clock;
}

type Row = typeof savedViews.$inferSelect;
type Asker = Omit<Reader, "sync">;

const Listed = v.object({ page: v.optional(v.pipe(v.string(), v.maxLength(100))) });

const mayChange = (row: Row, { session, may }: Asker): boolean =>
  row.ownerId === session.userId || (row.isShared && mayKeep(may));

const told = (row: Row, asker: Asker): SavedView => ({
  id: row.id,
  page: row.page,
  name: row.name,
  search: row.search,
  isShared: row.isShared,
  owner: row.ownerName,
  isOwn: row.ownerId === asker.session.userId,
  mayChange: mayChange(row, asker),
  changedAtMs: row.changedAtMs,
});

const noSuchView = () => new RequestFailure("unknown_operation", "There is no such view.");

export function viewRoutes(deps: ViewRouteDeps): Router {
  const { database, clock } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  const ensureSharing = ({ may }: Asker): void => {
    if (!canReadInventory(may))
      throw new RequestFailure(
        "forbidden_role",
        "Your role does not show you all of the account’s channels, so you cannot share views.",
      );
  };
  /** @throws RequestFailure where whoever asks may not see it, or not change it */
  const changeable = async (orm: Orm, id: string, asker: Asker): Promise<Row> => {
    const [row] = await orm.select().from(savedViews).where(eq(savedViews.id, id)).for("update");
    const isSeen = row && (row.ownerId === asker.session.userId || (row.isShared && canReadInventory(asker.may)));
    if (!isSeen) throw noSuchView();
    if (!mayChange(row, asker))
      throw new RequestFailure("forbidden_role", "Its owner, or an owner or administrator of the account, changes it.");
    return row;
  };
  /** What others see is written down. */
  const note = async (within: Orm, res: Response, { session: who }: Asker, operation: string, row: Row) => {
    const { id, page, name, search } = row;
    await deps.audit.record(
      { requestId: requestIdOf(res), who, operation, detail: { id, page, name, search } },
      within,
    );
  };

  router.get("/api/views", async (req, res) => {
    const asker = await access.asker(req);
    const { page } = checked(Listed, req.query);
    const isReader = canReadInventory(asker.may);
    const own = eq(savedViews.ownerId, asker.session.userId);
    const rows = await (await database.ready).orm
      .select()
      .from(savedViews)
      .where(
        and(isReader ? or(own, savedViews.isShared) : own, page === undefined ? undefined : eq(savedViews.page, page)),
      )
      .orderBy(asc(savedViews.name), asc(savedViews.id));
    res.json({ views: rows.map((row) => told(row, asker)), mayShare: isReader });
  });
  router.post("/api/views", async (req, res) => {
    const asker = await access.asker(req);
    const { userId: ownerId, displayName: ownerName } = asker.session;
    const given = await smallBody(req, NewView);
    if (given.isShared) ensureSharing(asker);
    const row: Row = { id: randomUUID(), ownerId, ownerName, ...given, changedAtMs: clock.nowMs() };
    await (await database.ready).orm.transaction(async (within) => {
      const [had] = await within.select({ count: count() }).from(savedViews).where(eq(savedViews.ownerId, ownerId));
      if ((had?.count ?? 0) >= MOST_VIEWS)
        throw new RequestFailure("invalid_request", `One person keeps at most ${MOST_VIEWS} views. Delete some first.`);
      await within.insert(savedViews).values(row);
      if (row.isShared) await note(within, res, asker, "shareView", row);
    });
    res.status(201).json(told(row, asker));
  });
  router.patch("/api/views/:id", async (req, res) => {
    const asker = await access.asker(req);
    const { name, search, isShared } = await smallBody(req, ViewChange);
    const changed = await (await database.ready).orm.transaction(async (within) => {
      const row = await changeable(within, req.params.id, asker);
      const next: Row = {
        ...row,
        name: name ?? row.name,
        search: search ?? row.search,
        isShared: isShared ?? row.isShared,
        changedAtMs: clock.nowMs(),
      };
      // What others see is changed by whoever could share it now.
      if (next.isShared) ensureSharing(asker);
      await within.update(savedViews).set(next).where(eq(savedViews.id, row.id));
      if (next.isShared) await note(within, res, asker, row.isShared ? "changeSharedView" : "shareView", next);
      else if (row.isShared) await note(within, res, asker, "unshareView", next);
      return next;
    });
    res.json(told(changed, asker));
  });
  router.delete("/api/views/:id", async (req, res) => {
    const asker = await access.asker(req);
    await (await database.ready).orm.transaction(async (within) => {
      const row = await changeable(within, req.params.id, asker);
      await within.delete(savedViews).where(eq(savedViews.id, row.id));
      if (row.isShared) await note(within, res, asker, "deleteSharedView", row);
    });
    res.sendStatus(204);
  });
  return router;
}
