// `/api/inventory/findings`: what may be wrong in the account, how many there are, and what is snoozed.
import { type Request, type Response, Router } from "express";
import * as v from "valibot";
import {
  type FindingKind,
  FindingSettings,
  type Findings,
  findingById,
  MOST_SNOOZE_MS,
  SnoozeBody,
} from "../../../domain/inventory/findings.ts";
import type { Audit } from "../../audit/audit.ts";
import { checked } from "../../changes/request-schemas.ts";
import type { Clock } from "../../clock.ts";
import type { DatabaseSource } from "../../db/database.ts";
import { RequestFailure } from "../../middleware/bff-error.ts";
import { type AccessDeps, inventoryAccess, mayKeep, requestIdOf } from "../access.ts";
import { placesSeen } from "../asking.ts";
import type { Memory } from "../memory/memory.ts";
import { sightOf } from "../sight.ts";
import { smallBody } from "../small-body.ts";
import { findingsOf } from "./findings.ts";
import { findingSettings, setFinding, snooze, wake } from "./store.ts";

export interface FindingRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly audit: Pick<Audit, "record">;
  readonly clock: Clock;
}

const Subject = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

function kindOf(req: Request<{ id: string }>): FindingKind {
  const kind = findingById.get(req.params.id);
  if (!kind) throw new RequestFailure("unknown_operation", "There is no such finding.");
  return kind;
}

export function findingRoutes(deps: FindingRouteDeps): Router {
  const { database, memory, clock } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  const root = "/api/inventory/findings";

  router.get(root, async (req, res) => {
    const { may } = await access.someReader(req);
    const { orm } = await database.ready;
    const seen = { ...sightOf(may), seenIn: await placesSeen(memory, may), nowMs: clock.nowMs() };
    const findings = await findingsOf({ orm, memory }, seen);
    const answer: Findings = { findings: [...findings], mayChange: mayKeep(may) };
    res.json(answer);
  });
  router.put(`${root}/:id/settings`, async (req, res) => {
    const { session } = await access.keeper(req, "set what findings count");
    const { id, defaults } = kindOf(req);
    const settings = await smallBody(req, FindingSettings);
    const unknown = Object.keys(settings).find((name) => !(name in defaults));
    if (unknown !== undefined) throw new RequestFailure("invalid_request", `${unknown} cannot be set of this finding.`);
    const { orm } = await database.ready;
    await orm.transaction(async (within) => {
      const before = (await findingSettings(within)).get(id) ?? {};
      await setFinding(within, id, settings);
      const detail = { finding: id, before: { ...defaults, ...before }, after: { ...defaults, ...settings } };
      await deps.audit.record(
        { requestId: requestIdOf(res), who: session, operation: "changeFindingSettings", detail },
        within,
      );
    });
    res.sendStatus(204);
  });

  router.put(`${root}/:id/snoozes`, async (req, res) => {
    const { session } = await access.keeper(req, "snooze findings");
    const { id } = kindOf(req);
    const { subjects, untilMs, reason } = await smallBody(req, SnoozeBody);
    const nowMs = clock.nowMs();
    if (untilMs <= nowMs || untilMs > nowMs + MOST_SNOOZE_MS)
      throw new RequestFailure("invalid_request", "A finding is snoozed until a day within a year from now.");
    const by = { byUserId: session.userId, byName: session.displayName };
    const { orm } = await database.ready;
    await orm.transaction(async (within) => {
      for (const subject of subjects) {
        await snooze(within, { findingId: id, subject, untilMs, reason, ...by, atMs: nowMs });
        const detail = { finding: id, subject, until: new Date(untilMs).toISOString(), reason };
        await deps.audit.record(
          { requestId: requestIdOf(res), who: session, operation: "snoozeFinding", detail },
          within,
        );
      }
    });
    res.sendStatus(204);
  });
  const remove = async (req: Request<{ id: string }>, res: Response, subject: string): Promise<void> => {
    const { session } = await access.keeper(req, "snooze findings");
    const { id } = kindOf(req);
    const { orm } = await database.ready;
    await orm.transaction(async (within) => {
      if (!(await wake(within, id, subject))) return;
      const detail = { finding: id, subject };
      await deps.audit.record(
        { requestId: requestIdOf(res), who: session, operation: "unsnoozeFinding", detail },
        within,
      );
    });
    res.sendStatus(204);
  };
  // Of the whole finding, and of one channel or person.
  router.delete(`${root}/:id/snoozes`, (req, res) => remove(req, res, ""));
  router.delete(`${root}/:id/snoozes/:subject`, (req, res) => remove(req, res, checked(Subject, req.params.subject)));
  return router;
}
