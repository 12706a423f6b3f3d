// `/api/audit`: the trail as people read, export and check it.
import { type Request, type Response, Router } from "express";
import * as v from "valibot";
import { auditOutcomes } from "../../domain/audit/entry.ts";
import type { AuditAct, AuditList, AuditRow } from "../../domain/audit/info.ts";
import { auditFormats } from "../../domain/audit/info.ts";
import type { AuditRecord } from "../../domain/audit/record.ts";
import { Ticket } from "../../domain/changes/ticket.ts";
import { type GrantDeps, permissionsFor } from "../access/permit.ts";
import { placeIn, tokenOf } from "../changes/page-token.ts";
import { checked, pageToken, wholeNumber } from "../changes/request-schemas.ts";
import type { DatabaseSource } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { rateLimited } from "../middleware/rate-limited.ts";
import { sendChunks } from "../middleware/send-chunks.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import type { Session } from "../session/session.ts";
import type { Audit } from "./audit.ts";
import {
  type AuditFilters,
  AuditPlace,
  type AuditSeeing,
  findAct,
  findActs,
  placeOfRow,
  withIntents,
} from "./audit-store.ts";
import { chainChunks, exportChunks, exportTypes } from "./export.ts";
import { findGroups } from "./groups.ts";
import type { Signer } from "./signing.ts";

export interface AuditRouteDeps extends RequestSessionDeps, Pick<GrantDeps, "account"> {
  readonly database: DatabaseSource;
  readonly audit: Pick<Audit, "sealing">;
  readonly signer: Signer;
  /** Whether somebody owns or administers a channel at this moment, as Zoom tells them. */
  readonly leads: (session: Session, channelId: string) => Promise<boolean>;
}

const someText = v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(300)));
const moment = v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER));
const Filters = v.object({
  person: someText,
  /** Several with semicolons between. */
  target: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(4_000))),
  operation: someText,
  action: someText,
  outcome: v.optional(v.picklist(auditOutcomes)),
  change: someText,
  ticket: v.optional(Ticket),
  /** Epoch milliseconds: from then on, and before. */
  since: moment,
  before: moment,
});
/** The ID of a channel, of which whoever leads it sees what everyone did. */
const Led = v.object({ led: someText });
const ListQuery = v.object({
  ...Filters.entries,
  ...Led.entries,
  /** What one change did as one row; of a channel one leads each act stands for itself. */
  grouped: v.optional(v.literal("change")),
  page_size: v.optional(wholeNumber(1, 100), "50"),
  next_page_token: pageToken,
});

const filtersOf = ({ since, before, change, ...rest }: v.InferOutput<typeof Filters>): AuditFilters => ({
  person: rest.person,
  target: rest.target,
  operation: rest.operation,
  action: rest.action,
  outcome: rest.outcome,
  changeId: change,
  ticket: rest.ticket,
  sinceMs: since,
  beforeMs: before,
});

/** States of many items stand in the entry itself. */
function listed({ intent, ...row }: AuditRecord): AuditRow {
  const states = (intent?.entry ?? row.entry).states;
  return states.length === 1 ? { ...row, states } : row;
}

/** A busy database is asked for no more by one person at a time. */
const SLOW_RETRY_MS = 5_000;

export function auditRoutes({ database, audit, signer, leads, ...deps }: AuditRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const streaming = new Set<string>();

  /**
   * Whose role says so sees everyone's; others their own, and
   * of a channel they lead what everyone did to it.
   */
  const seeing = async (req: Request, channelId?: string): Promise<AuditSeeing> => {
    const session = await requestSession(deps, { headers: req.headers });
    const { userId, accountId } = session;
    const may = deps.account && (await permissionsFor(deps.account.actors, userId));
    if (may?.all("see-audit")) return { userId, accountId, isAll: true };
    const isLed = channelId !== undefined && (await leads(session, channelId));
    return { userId, accountId, isAll: false, ledChannelId: isLed ? channelId : undefined };
  };

  /** Sends what may be much, one such thing of a person at a time. */
  const stream = async (
    res: Response,
    { userId }: AuditSeeing,
    type: string,
    name: string,
    chunks: () => AsyncIterable<string>,
  ) => {
    if (streaming.has(userId)) throw rateLimited("The audit trail is already being read for you.", SLOW_RETRY_MS);
    streaming.add(userId);
    try {
      res.setHeader("content-type", type);
      res.setHeader("content-disposition", `attachment; filename="${name}"`);
      await sendChunks(res, chunks());
    } finally {
      streaming.delete(userId);
    }
  };

  router.get("/api/audit", async (req, res) => {
    const { page_size: size, next_page_token: token, led, grouped, ...filters } = checked(ListQuery, req.query);
    const seen = await seeing(req, led);
    const asked = { ...filters, led, grouped };
    const after = placeIn(token, AuditPlace, asked);
    // What was done a moment ago is to be seen too.
    if (after === null) await audit.sealing.now();
    const { orm } = await database.ready;
    const find = grouped && seen.ledChannelId === undefined ? findGroups : findActs;
    const found = await find(orm, seen, filtersOf(filters), { after, limit: size + 1 });
    const rows = found.slice(0, size);
    const last = rows.at(-1);
    const next = found.length > size && last ? tokenOf(placeOfRow(last), asked) : "";
    const list: v.InferOutput<typeof AuditList> = {
      rows: (await withIntents(orm, seen, rows)).map(listed),
      next_page_token: next,
      scope: seen.isAll || seen.ledChannelId !== undefined ? "all" : "own",
    };
    res.json(list);
  });

  for (const format of auditFormats)
    router.get(`/api/audit/export.${format}`, async (req, res) => {
      const filters = filtersOf(checked(Filters, req.query));
      const seen = await seeing(req);
      await audit.sealing.now();
      const { orm } = await database.ready;
      await stream(res, seen, exportTypes[format], `audit-trail.${format}`, () =>
        exportChunks(orm, seen, filters, format),
      );
    });

  router.get("/api/audit/chain", async (req, res) => {
    const seen = await seeing(req);
    await audit.sealing.now();
    const { orm } = await database.ready;
    await stream(res, seen, exportTypes.jsonl, "audit-chain.jsonl", () => chainChunks(orm, seen, signer));
  });

  router.get("/api/audit/:seq", async (req, res) => {
    const seq = v.safeParse(wholeNumber(1, Number.MAX_SAFE_INTEGER), req.params.seq);
    const seen = await seeing(req, checked(Led, req.query).led);
    await audit.sealing.now();
    const rows = seq.success ? await findAct((await database.ready).orm, seen, seq.output) : [];
    if (rows.length === 0) throw new RequestFailure("not_found", "There is no such entry, or it is not yours to see.");
    const act: v.InferOutput<typeof AuditAct> = { rows: [...rows] };
    res.json(act);
  });
  return router;
}
