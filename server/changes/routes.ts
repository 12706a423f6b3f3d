// `/api/changes`: what people plan, apply, follow and take back.
import express, { type Request, type RequestHandler, Router } from "express";
import * as v from "valibot";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { itemStatuses } from "../../domain/changes/item.ts";
import { failureSchema } from "../../domain/failure-schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { RequestSessionDeps } from "../session/request-session.ts";
import { requestSession } from "../session/request-session.ts";
import type { ChangeRow, ItemRow } from "./change-store.ts";
import { partsOf } from "./change-store.ts";
import type { Changes, Counts } from "./changes.ts";
import { unboxed } from "./item-row.ts";

const PlanBody = v.object({
  connection: v.picklist(["me", "account"]),
  parts: v.array(v.object({ actionId: v.string(), input: v.unknown(), targets: v.array(v.unknown()) })),
  reason: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  /** Applied at once, when it could be planned at once. */
  apply: v.optional(v.boolean(), false),
});
const RetryBody = v.object({ statuses: v.array(v.picklist(["failed", "unknown", "cancelled"])) });
const Page = v.object({
  before: v.optional(v.pipe(v.string(), v.toNumber(), v.integer())),
  limit: v.optional(v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(100)), "50"),
});
const ItemPage = v.object({
  status: v.optional(v.picklist(itemStatuses)),
  from: v.optional(v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0)), "0"),
  limit: v.optional(v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(500)), "200"),
});

/** Thousands of targets with their names. */
const MOST_BODY = "1mb";

export function changeRoutes({ changes, ...deps }: RequestSessionDeps & { readonly changes: Changes }): Router {
  const router = Router();
  const json = express.json({ limit: MOST_BODY, strict: true });
  const session = async (req: Request) => requestSession(deps, { headers: req.headers });
  /** Nothing is read of anybody who is not signed in. */
  const signedIn: RequestHandler = async (req, _res, next) => {
    await session(req);
    next();
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

  router.post("/api/changes", signedIn, json, async (req, res) => {
    const person = await session(req);
    const { apply, ...request } = checked(PlanBody, req.body);
    const planned = await changes.plan(person, request);
    const row = apply && planned.status === "planned" ? await changes.apply(person, planned.id) : planned;
    res.status(201).json(await one(row));
  });
  router.get("/api/changes", async (req, res) => {
    const person = await session(req);
    res.json({ changes: await told(await changes.list(person, checked(Page, req.query))) });
  });
  router.get("/api/changes/:id", async (req, res) => {
    res.json(await one(await changes.get(await session(req), req.params.id)));
  });
  router.get("/api/changes/:id/items", async (req, res) => {
    const change = await changes.get(await session(req), req.params.id);
    const { status, from, limit } = checked(ItemPage, req.query);
    const rows = await changes.items(change.id, { status, from, limit });
    const last = rows.at(-1);
    res.json({ items: rows.map(itemInfoOf), nextFrom: rows.length === limit && last ? last.n + 1 : null });
  });
  const acts = { apply: changes.apply, pause: changes.pause, resume: changes.resume, cancel: changes.cancel } as const;
  for (const [name, act] of Object.entries(acts))
    router.post(`/api/changes/:id/${name}`, async (req, res) => {
      res.json(await one(await act(await session(req), String(req.params.id))));
    });
  router.post("/api/changes/:id/retry", signedIn, json, async (req, res) => {
    const person = await session(req);
    res.json(await one(await changes.retry(person, String(req.params.id), checked(RetryBody, req.body).statuses)));
  });
  router.post("/api/changes/:id/undo", async (req, res) => {
    res.status(201).json(await one(await changes.planUndo(await session(req), req.params.id)));
  });
  return router;
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new RequestFailure("invalid_request", `${v.getDotPath(issue) ?? "The request"}: ${issue.message}`);
}

function infoOf(row: ChangeRow, counts: Counts): ChangeInfo {
  return {
    id: row.id,
    title: row.title,
    connection: row.connection === "account" ? "account" : "me",
    actionIds: partsOf(row).map(({ actionId }) => actionId),
    status: row.status as ChangeInfo["status"],
    counts,
    itemCount: row.itemCount,
    reason: row.reason,
    heldBy: row.heldBy === null ? null : v.parse(failureSchema, row.heldBy),
    goesOnAtMs: row.goesOnAtMs,
    undoOf: row.undoOf,
    plannedBy: row.plannedBy,
    plannedAtMs: row.plannedAtMs,
    appliedBy: row.appliedBy,
    appliedAtMs: row.appliedAtMs,
    endedAtMs: row.endedAtMs,
  };
}

function itemInfoOf(row: ItemRow): ChangeItemInfo {
  return {
    n: row.n,
    part: row.part,
    label: row.label,
    target: row.target,
    before: unboxed(row.before) ?? null,
    to: unboxed(row.to) ?? null,
    found: unboxed(row.found) ?? null,
    status: row.status as ChangeItemInfo["status"],
    skip: row.skip,
    noUndo: row.noUndo,
    remark: row.remark,
    failure: row.failure === null ? null : v.parse(failureSchema, row.failure),
    newTarget: row.newTarget ?? null,
    endedAtMs: row.endedAtMs,
  };
}
